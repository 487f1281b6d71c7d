import type { Level } from '../../text/level.ts';
import type { Highlight } from '../../contract/values.ts';
import type { ArticleText } from '../../text/article.ts';
import type { TokenMatch } from './highlight.ts';

/** What the index needs of an article. `number` is `articles.number`. */
export interface IndexableArticle {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

export interface SearchOptions {
  readonly level: Level;
  /** Let ى meet ي and ة meet ه. */
  readonly loose: boolean;
}

export interface RankedArticle {
  readonly number: number;
  readonly score: number;
}

export interface SearchAnswer {
  /** How many visible articles match, exactly. */
  readonly total: number;
  /** Every matching article that is visible, best first. Sorted when first read; for one page `best` is quicker. */
  readonly ranked: readonly RankedArticle[];
  /** The first `count` of `ranked`. */
  best(count: number): readonly RankedArticle[];
  readonly interpreted: string;
  readonly notes: readonly { code: string; params: Record<string, string | number> }[];
}

export interface SearchIndex {
  /**
   * Inside an archive transaction: writes the articles as a new segment. They become findable when the
   * transaction has committed (via `archive.afterCommit`); a rollback leaves no trace.
   */
  add(articles: readonly IndexableArticle[]): void;
  /** Takes articles out of, or back into, all answers (undone imports, the bin). Call after the commit. */
  setHidden(numbers: readonly number[], hidden: boolean): void;
  search(query: string, options: SearchOptions): SearchAnswer;
  /** Where `query` matches in this text, by re-analysing just it; sorted by field (title first), then start. */
  highlights(query: string, options: SearchOptions, article: Omit<IndexableArticle, 'number'>): Highlight[];
  /** The same for many articles, parsing and expanding the query once. To be used at once: imports make it stale. */
  matcher(query: string, options: SearchOptions): (article: ArticleText) => TokenMatch[];
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
