import type { Level } from '../../text/level.ts';
import type { Highlight, Span } from '../../contract/values.ts';
import type { AnalysedBatch } from './analysed-batch.ts';
import type { TokenMatch } from './highlight.ts';

/** What the index needs of an article. `number` is `articles.number`. */
export interface IndexableArticle {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** The analyst's correction of the title: its words are found beside those of the title. '' or absent: none. */
  readonly titleOverride?: string;
  /** Blocks whose words are not found; no phrase reaches over one. Sorted, without overlap. */
  readonly ignored?: readonly Span[];
}

export interface SearchOptions {
  readonly level: Level;
  /** Let ى meet ي and ة meet ه. */
  readonly loose: boolean;
  /** Answer what is hidden instead of what is visible: for the bin. */
  readonly hidden?: boolean;
}

export interface RankedArticle {
  readonly number: number;
  readonly score: number;
}

export interface SearchAnswer {
  /** How many visible articles match, exactly. */
  readonly total: number;
  /** Numbers of all that match, in no particular order. */
  readonly numbers: Uint32Array;
  /** Every matching article that is visible, best first. Sorted when first read; for one page `best` is quicker. */
  readonly ranked: readonly RankedArticle[];
  /** The first `count` of `ranked`. */
  best(count: number): readonly RankedArticle[];
  /** The same answer of these articles alone. */
  within(numbers: ReadonlySet<number>): SearchAnswer;
  readonly interpreted: string;
  readonly notes: readonly { code: string; params: Record<string, string | number> }[];
}

export interface SearchIndex {
  /**
   * Inside an archive transaction: writes the articles as a new segment. They become findable when the
   * transaction has committed (via `archive.afterCommit`); a rollback leaves no trace.
   */
  add(articles: readonly IndexableArticle[]): void;
  /**
   * The same for texts that have been analysed before (`AnalysisThreads`): `numbers` are theirs by their places in the
   * batch, ascending; null for one that was not stored after all.
   */
  addAnalysed(batch: AnalysedBatch, numbers: readonly (number | null)[]): void;
  /**
   * Inside an archive transaction: writes articles anew whose ignored blocks or corrected titles have changed, each
   * number once. Answers then are those of an index that was built with them at once.
   */
  replace(articles: readonly IndexableArticle[]): void;
  /** Inside an archive transaction: forgets articles for good. Their numbers are never used again. */
  remove(numbers: readonly number[]): void;
  /** Takes articles out of, or back into, all answers (undone imports, the bin). Call after the commit. */
  setHidden(numbers: readonly number[], hidden: boolean): void;
  search(query: string, options: SearchOptions): SearchAnswer;
  /**
   * Where `query` matches in the canonical text, by re-analysing just it; sorted by field (title first), then start.
   * Matches in the title's correction are left out.
   */
  highlights(query: string, options: SearchOptions, article: Omit<IndexableArticle, 'number'>): Highlight[];
  /** The same for many articles, parsing and expanding the query once. To be used at once: imports make it stale. */
  matcher(query: string, options: SearchOptions): (article: Omit<IndexableArticle, 'number'>) => TokenMatch[];
  /** Whether a search answers this article; far cheaper than the search. */
  finds(query: string, options: SearchOptions, number: number): boolean;
  /** The archive's raw word forms that the query's words reach, at every level up to `broad`. */
  terms(query: string, options: { loose: boolean }): { surface: string; level: Level; articles: number }[];
  /**
   * Rebuilds from the articles; cooperative: yields to the event loop between slices. Answers the number of
   * articles, 0 when aborted (then the old index stays). A second call meanwhile waits for the first.
   */
  rebuild(
    progress: (done: number, total: number) => void,
    signal: { readonly aborted: boolean },
  ): Promise<number>;
  /** Concatenates small segments; safe to call at idle. Answers whether there was anything to do. */
  merge(): boolean;
  /** Compares stored segments with their checksums, and the indexed articles with the archive's. */
  verify(): { code: string; params: Record<string, string | number> }[];
  readonly segments: number;
  readonly articles: number;
  /** Bytes of postings held in ArrayBuffers. */
  readonly bytes: number;
}
