import type { Analyzer } from '../../text/analyzer.ts';
import type { Archive } from '../archive/archive.ts';
import type { AnalysisThreads } from './analysis-threads.ts';
import { ArchiveIndex } from './archive-index.ts';
import { openArticleStore } from './article-store.ts';
import { inspectIndex } from './inspect-index.ts';
import { rebuildIndex } from './rebuild-index.ts';
import type { SearchIndex } from './search-index.ts';
import { openSegmentStore } from './segment-store.ts';

/**
 * The archive's index, ready to search. When the stored one was made by another version of the analyser, is
 * damaged, or does not hold exactly the archive's articles, it is rebuilt first: the articles are the truth.
 */
export async function openSearchIndex(
  archive: Archive,
  analyzer: Analyzer,
  analysis: AnalysisThreads,
): Promise<SearchIndex> {
  const store = openSegmentStore(archive.db);
  const articles = openArticleStore(archive.db);
  let { state } = inspectIndex(store, articles, analyzer);
  if (state === null) {
    const never = { aborted: false };
    await rebuildIndex(
      { archive, store, articles, analyzer, analysis, progress: () => {}, signal: never, changed: new Set() },
      (rebuilt) => {
        state = rebuilt;
      },
    );
  }
  if (state === null) throw new Error('the index was not rebuilt');
  return new ArchiveIndex({ archive, store, articles, analyzer, analysis, state });
}
