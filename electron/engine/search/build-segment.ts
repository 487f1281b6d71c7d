import type { Analyzer } from '../../text/analyzer.ts';
import { invert } from './invert.ts';
import { packSegment, type NumberedTerm } from './pack-segment.ts';
import type { IndexableArticle } from './search-index.ts';
import type { SegmentParts } from './segment.ts';
import type { DictionaryEntry } from './term-dictionary.ts';
import { hashKeys, type HashedKeys } from './term-key-table.ts';

/** Gives a surface form its id, a new one when the dictionary lacks it. */
export type NumberTerm = (surface: string) => { readonly id: number; readonly isNew: boolean };

/** Analyses a batch of articles into a segment. `newTerms` is what `number` called new, by id. */
export function buildSegment(
  articles: readonly IndexableArticle[],
  analyzer: Analyzer,
  number: NumberTerm,
): { parts: SegmentParts; newTerms: DictionaryEntry[] } {
  const ordered = [...articles].sort((a, b) => a.number - b.number);
  const inverted = invert(ordered);
  const terms: NumberedTerm[] = [];
  const newTerms: DictionaryEntry[] = [];
  const keys: HashedKeys[] = [];
  for (const surface of Object.keys(inverted)) {
    const { id, isNew } = number(surface);
    terms.push({ id, surface });
    if (!isNew) continue;
    newTerms.push({ id, surface });
    keys.push(hashKeys(id, analyzer.keys(surface)));
  }
  const numbers = ordered.map((article) => article.number);
  return { parts: packSegment(numbers, inverted, terms, keys), newTerms };
}
