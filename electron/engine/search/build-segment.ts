import type { Analyzer } from '../../text/analyzer.ts';
import { analyseBatch, numberTerms, type NumberedSegment, type NumberTerm } from './analysed-batch.ts';
import type { IndexableArticle } from './search-index.ts';

/** Analyses a batch of articles into a segment, on this thread. */
export function buildSegment(
  articles: readonly IndexableArticle[],
  analyzer: Analyzer,
  number: NumberTerm,
): NumberedSegment {
  const ordered = [...articles].sort((a, b) => a.number - b.number);
  const batch = analyseBatch(ordered, analyzer, () => false);
  return numberTerms(
    batch,
    ordered.map((article) => article.number),
    analyzer,
    number,
  );
}
