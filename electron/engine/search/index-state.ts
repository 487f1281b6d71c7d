import type { Analyzer } from '../../text/analyzer.ts';
import type { CollectionStatistics } from './bm25.ts';
import { withRemoved } from './living-articles.ts';
import type { Segment } from './segment.ts';
import { TermDictionary, type DictionaryEntry } from './term-dictionary.ts';
import { TermExpander } from './term-expansion.ts';
import { TermKeyTable } from './term-key-table.ts';

/** The index in memory: dictionary, segments and sums over them. Changes only after a commit. */
export class IndexState {
  readonly dictionary = new TermDictionary();
  readonly expander: TermExpander;
  readonly #keys = new TermKeyTable();
  #segments: readonly Segment[] = [];

  constructor(analyzer: Analyzer) {
    this.expander = new TermExpander(analyzer, this.dictionary, this.#keys);
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  get articles(): number {
    return this.#segments.reduce((sum, { living }) => sum + living, 0);
  }

  /** Of postings, positions and tables of segments. */
  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  get statistics(): CollectionStatistics {
    const articles = this.articles;
    const mean = (words: number): number => (articles === 0 ? 0 : words / articles);
    return {
      articles,
      meanTitleLength: mean(this.#segments.reduce((sum, { titleWords }) => sum + titleWords, 0)),
      meanBodyLength: mean(this.#segments.reduce((sum, { bodyWords }) => sum + bodyWords, 0)),
    };
  }

  /** `newTerms` are those that the segment brought into the dictionary, by id. */
  append(segment: Segment, newTerms: Iterable<DictionaryEntry>): void {
    for (const entry of newTerms) this.dictionary.append(entry);
    let from = 0;
    segment.keyTerms.forEach((term, i) => {
      from = this.#keys.add(term, segment.keyCounts[i] ?? 0, segment.keyHashes, from);
    });
    this.#segments = [...this.#segments, segment];
  }

  /** Articles of a segment, by ordinal, are in the index no more. */
  remove(id: number, ordinals: readonly number[]): void {
    this.#segments = this.#segments.map((segment) =>
      segment.id === id ? withRemoved(segment, ordinals) : segment,
    );
  }

  /** Puts a merged segment in the place of its sources; terms and keys stay as they are. */
  replace(sources: readonly Segment[], merged: Segment): void {
    const first = sources[0];
    this.#segments = this.#segments.flatMap((segment) => {
      if (segment === first) return [merged];
      return sources.includes(segment) ? [] : [segment];
    });
  }
}
