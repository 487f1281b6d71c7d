import { LEVELS } from '../../text/level.ts';
import type { Highlight } from '../../contract/values.ts';
import type { Analyzer } from '../../text/analyzer.ts';
import type { Archive } from '../archive/archive.ts';
import {
  numberTerms,
  withoutArticles,
  type AnalysedBatch,
  type NumberedSegment,
  type NumberTerm,
} from './analysed-batch.ts';
import type { AnalysisThreads } from './analysis-threads.ts';
import { batchesOf, type ArticleStore } from './article-store.ts';
import { buildSegment } from './build-segment.ts';
import { evaluate, type Collection } from './evaluate.ts';
import { HiddenArticles } from './hidden-articles.ts';
import { createTextMatcher, type TokenMatch } from './highlight.ts';
import { dropArticles } from './drop-articles.ts';
import type { SearchedText } from './indexed-words.ts';
import type { IndexState } from './index-state.ts';
import { inspectIndex, type IndexFinding } from './inspect-index.ts';
import { chooseMerge } from './merge-policy.ts';
import { locate, withRemoved } from './living-articles.ts';
import { mergeSegments } from './merge-segments.ts';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { ParsedQuery } from './query-tree.ts';
import { reachedForms, type ReachedForm } from './reached-forms.ts';
import { readBack, rebuildIndex } from './rebuild-index.ts';
import { searchAnswer } from './search-answer.ts';
import type { IndexableArticle, SearchAnswer, SearchIndex, SearchOptions } from './search-index.ts';
import type { Segment } from './segment.ts';
import type { SegmentStore } from './segment-store.ts';
import { Workspace } from './workspace.ts';

export interface ArchiveIndexParts {
  readonly archive: Archive;
  readonly store: SegmentStore;
  readonly articles: ArticleStore;
  readonly analyzer: Analyzer;
  readonly analysis: AnalysisThreads;
  readonly state: IndexState;
}

/** The index of an open archive: what is stored, and the same in memory. */
export class ArchiveIndex implements SearchIndex {
  readonly #archive: Archive;
  readonly #store: SegmentStore;
  readonly #articles: ArticleStore;
  readonly #analyzer: Analyzer;
  readonly #analysis: AnalysisThreads;
  readonly #hidden: HiddenArticles;
  readonly #workspace = new Workspace();
  #state: IndexState;
  #rebuilding: Promise<number | null> | null = null;
  /** Articles that were replaced or removed while the index was being rebuilt. */
  #changed: Set<number> | null = null;
  /** Segments as the open transaction has made and changed them. */
  readonly #uncommitted = new Map<number, Segment>();

  constructor({ archive, store, articles, analyzer, analysis, state }: ArchiveIndexParts) {
    this.#archive = archive;
    this.#store = store;
    this.#articles = articles;
    this.#analyzer = analyzer;
    this.#analysis = analysis;
    this.#state = state;
    this.#hidden = new HiddenArticles(articles.hiddenNumbers());
  }

  add(articles: readonly IndexableArticle[]): void {
    for (const batch of batchesOf(articles)) this.#addBatch(batch);
  }

  addAnalysed(batch: AnalysedBatch, numbers: readonly (number | null)[]): void {
    const left = [...numbers.keys()].filter((place) => numbers[place] === null);
    const kept = numbers.filter((number) => number !== null);
    if (kept.length === 0) return;
    this.#keep(numberTerms(withoutArticles(batch, left), kept, this.#analyzer, this.#number));
  }

  #addBatch(batch: readonly IndexableArticle[]): void {
    this.#keep(buildSegment(batch, this.#analyzer, this.#number));
  }

  readonly #number: NumberTerm = (surface) => {
    const id = this.#state.dictionary.idOf(surface);
    return id === undefined ? this.#store.addTerm(surface) : { id, isNew: false };
  };

  #keep({ parts, newTerms }: NumberedSegment): void {
    const surfaces = new Map(newTerms.map(({ id, surface }) => [id, surface]));
    const segment = readBack(this.#store.addSegment(parts, (term) => surfaces.get(term) ?? ''));
    this.#change(segment);
    this.#archive.afterCommit(() => this.#state.append(segment, newTerms));
  }

  replace(articles: readonly IndexableArticle[]): void {
    this.#drop(articles.map(({ number }) => number));
    this.add(articles);
  }

  remove(numbers: readonly number[]): void {
    this.#drop(numbers);
    this.#archive.afterCommit(() => this.#hidden.set(numbers, false));
  }

  /** Articles that stand in a segment, of this transaction or before, stand there no more. */
  #drop(numbers: readonly number[]): void {
    const { segments } = this.#state;
    const now = new Map(segments.map((segment) => [segment.id, segment]));
    for (const [id, segment] of this.#uncommitted) now.set(id, segment);
    for (const { segment, ordinals } of locate([...now.values()], new Set(numbers))) {
      this.#store.addRemovals(segment.id, ordinals);
      this.#change(withRemoved(segment, ordinals));
      this.#archive.afterCommit(() => this.#state.remove(segment.id, ordinals));
    }
    this.#archive.afterCommit(() => {
      for (const number of numbers) this.#changed?.add(number);
    });
  }

  /** Remembers a segment as it will be, until the transaction ends either way. */
  #change(segment: Segment): void {
    if (this.#uncommitted.size === 0) {
      const forget = (): void => this.#uncommitted.clear();
      this.#archive.afterCommit(forget);
      this.#archive.afterRollback(forget);
    }
    this.#uncommitted.set(segment.id, segment);
  }

  setHidden(numbers: readonly number[], hidden: boolean): void {
    this.#hidden.set(numbers, hidden);
  }

  search(query: string, options: SearchOptions): SearchAnswer {
    const { root, notes } = readQuery(query);
    if (root === null) return searchAnswer(new Uint32Array(), new Float64Array(), '', notes);
    const { numbers, scores, excluded } = evaluate(
      root,
      options,
      this.#collection(options, this.#state.segments),
    );
    const exclusions = [...excluded].map(([{ child }, count]) => ({
      code: 'excluded',
      params: { words: printQuery(child), articles: count },
    }));
    return searchAnswer(numbers, scores, printQuery(root), [...notes, ...exclusions]);
  }

  finds(query: string, options: SearchOptions, number: number): boolean {
    const { root } = readQuery(query);
    const [place] = locate(this.#state.segments, new Set([number]));
    if (root === null || place === undefined) return false;
    return evaluate(root, options, this.#collection(options, [place.segment])).numbers.includes(number);
  }

  highlights(query: string, options: SearchOptions, article: SearchedText): Highlight[] {
    const { title, body, ignored = [] } = article;
    const match = this.matcher(query, options);
    return match({ title, body, ignored }).map(({ field, start, end, rank }) => ({
      field,
      start,
      end,
      level: LEVELS[rank] ?? 'broad',
    }));
  }

  matcher(query: string, options: SearchOptions): (article: SearchedText) => TokenMatch[] {
    const { root } = readQuery(query);
    if (root === null) return () => [];
    return createTextMatcher(root, options, this.#state.expander, this.#state.dictionary);
  }

  terms(query: string, options: { loose: boolean }): ReachedForm[] {
    const { root } = readQuery(query);
    if (root === null) return [];
    const { segments, expander, dictionary } = this.#state;
    return reachedForms(root, options.loose, { segments, expander, dictionary, hidden: this.#hidden });
  }

  async rebuild(
    progress: (done: number, total: number) => void,
    signal: { readonly aborted: boolean },
  ): Promise<number> {
    this.#rebuilding ??= this.#rebuild(progress, signal).finally(() => {
      this.#rebuilding = null;
      this.#changed = null;
    });
    return (await this.#rebuilding) ?? 0;
  }

  #rebuild(...[progress, signal]: Parameters<SearchIndex['rebuild']>): Promise<number | null> {
    const changed = new Set<number>();
    this.#changed = changed;
    const [archive, store, articles] = [this.#archive, this.#store, this.#articles];
    const [analyzer, analysis] = [this.#analyzer, this.#analysis];
    return rebuildIndex(
      { archive, store, articles, analyzer, analysis, progress, signal, changed },
      (state) => {
        this.#state = state;
      },
    );
  }

  merge(): boolean {
    const sources = chooseMerge(this.#state.segments);
    if (sources.length === 0) return false;
    const parts = mergeSegments(
      sources.map((source) => (source.removed === null ? source : dropArticles(source, source.removed))),
    );
    const { dictionary } = this.#state;
    this.#archive.transaction(() => {
      for (const { id } of sources) this.#store.removeSegment(id);
      const merged = readBack(this.#store.addSegment(parts, (term) => dictionary.surfaceOf(term)));
      this.#archive.afterCommit(() => this.#state.replace(sources, merged));
    });
    return true;
  }

  verify(): IndexFinding[] {
    return inspectIndex(this.#store, this.#articles, this.#analyzer).findings;
  }

  get segments(): number {
    return this.#state.segments.length;
  }

  get articles(): number {
    return this.#state.articles;
  }

  get bytes(): number {
    return this.#state.bytes;
  }

  #collection({ hidden }: SearchOptions, segments: readonly Segment[]): Collection {
    const { statistics, expander } = this.#state;
    return {
      segments,
      statistics,
      expander,
      workspace: this.#workspace,
      shown: (segment, ordinals) =>
        hidden === true ? this.#hidden.hidden(segment, ordinals) : this.#hidden.visible(segment, ordinals),
    };
  }
}

function readQuery(query: string): ParsedQuery {
  if (query.length <= MAX_QUERY_LENGTH) return parseQuery(query);
  return { root: null, notes: [{ code: 'query-too-long', params: { limit: MAX_QUERY_LENGTH } }] };
}
