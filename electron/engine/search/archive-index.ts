import { LEVELS } from '../../text/level.ts';
import type { Highlight } from '../../contract/values.ts';
import type { Analyzer } from '../../text/analyzer.ts';
import type { ArticleText } from '../../text/article.ts';
import type { Archive } from '../archive/archive.ts';
import { batchesOf, type ArticleStore } from './article-store.ts';
import { buildSegment } from './build-segment.ts';
import { evaluate, type Collection } from './evaluate.ts';
import { HiddenArticles } from './hidden-articles.ts';
import { createTextMatcher, type TokenMatch } from './highlight.ts';
import type { IndexState } from './index-state.ts';
import { inspectIndex, type IndexFinding } from './inspect-index.ts';
import { chooseMerge } from './merge-policy.ts';
import { mergeSegments } from './merge-segments.ts';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { ParsedQuery, QueryNote } from './query-tree.ts';
import { bestArticles } from './ranking.ts';
import { reachedForms, type ReachedForm } from './reached-forms.ts';
import { readBack, rebuildIndex } from './rebuild-index.ts';
import type {
  IndexableArticle,
  RankedArticle,
  SearchAnswer,
  SearchIndex,
  SearchOptions,
} from './search-index.ts';
import type { SegmentStore } from './segment-store.ts';
import { Workspace } from './workspace.ts';

export interface ArchiveIndexParts {
  readonly archive: Archive;
  readonly store: SegmentStore;
  readonly articles: ArticleStore;
  readonly analyzer: Analyzer;
  readonly state: IndexState;
}

/** The index of an open archive: what is stored, and the same in memory. */
export class ArchiveIndex implements SearchIndex {
  readonly #archive: Archive;
  readonly #store: SegmentStore;
  readonly #articles: ArticleStore;
  readonly #analyzer: Analyzer;
  readonly #hidden: HiddenArticles;
  readonly #workspace = new Workspace();
  #state: IndexState;
  #rebuilding: Promise<number | null> | null = null;

  constructor({ archive, store, articles, analyzer, state }: ArchiveIndexParts) {
    this.#archive = archive;
    this.#store = store;
    this.#articles = articles;
    this.#analyzer = analyzer;
    this.#state = state;
    this.#hidden = new HiddenArticles(articles.hiddenNumbers());
  }

  add(articles: readonly IndexableArticle[]): void {
    for (const batch of batchesOf(articles)) this.#addBatch(batch);
  }

  #addBatch(batch: readonly IndexableArticle[]): void {
    const { dictionary } = this.#state;
    const { parts, newTerms } = buildSegment(batch, this.#analyzer, (surface) => {
      const id = dictionary.idOf(surface);
      return id === undefined ? this.#store.addTerm(surface) : { id, isNew: false };
    });
    const segment = readBack(this.#store.addSegment(parts));
    this.#archive.afterCommit(() => this.#state.append(segment, newTerms));
  }

  setHidden(numbers: readonly number[], hidden: boolean): void {
    this.#hidden.set(numbers, hidden);
  }

  search(query: string, options: SearchOptions): SearchAnswer {
    const { root, notes } = readQuery(query);
    if (root === null) return answer(new Uint32Array(), new Float64Array(), '', notes);
    const { numbers, scores, excluded } = evaluate(root, options, this.#collection());
    const exclusions = [...excluded].map(([{ child }, count]) => ({
      code: 'excluded',
      params: { words: printQuery(child), articles: count },
    }));
    return answer(numbers, scores, printQuery(root), [...notes, ...exclusions]);
  }

  highlights(query: string, options: SearchOptions, article: ArticleText): Highlight[] {
    return this.matcher(
      query,
      options,
    )(article).map(({ field, start, end, rank }) => ({
      field,
      start,
      end,
      level: LEVELS[rank] ?? 'broad',
    }));
  }

  matcher(query: string, options: SearchOptions): (article: ArticleText) => TokenMatch[] {
    const { root } = readQuery(query);
    if (root === null) return () => [];
    return createTextMatcher(root, options, this.#state.expander, this.#state.dictionary);
  }

  terms(query: string, options: { loose: boolean }): ReachedForm[] {
    const { root } = readQuery(query);
    if (root === null) return [];
    return reachedForms(root, options.loose, this.#collection(), this.#state.dictionary);
  }

  async rebuild(
    progress: (done: number, total: number) => void,
    signal: { readonly aborted: boolean },
  ): Promise<number> {
    this.#rebuilding ??= rebuildIndex(
      {
        archive: this.#archive,
        store: this.#store,
        articles: this.#articles,
        analyzer: this.#analyzer,
        progress,
        signal,
      },
      (state) => {
        this.#state = state;
      },
    ).finally(() => {
      this.#rebuilding = null;
    });
    return (await this.#rebuilding) ?? 0;
  }

  merge(): boolean {
    const sources = chooseMerge(this.#state.segments);
    if (sources.length === 0) return false;
    const parts = mergeSegments(sources);
    this.#archive.transaction(() => {
      for (const { id } of sources) this.#store.removeSegment(id);
      const merged = readBack(this.#store.addSegment(parts));
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

  #collection(): Collection {
    const { segments, statistics, expander } = this.#state;
    return { segments, statistics, expander, hidden: this.#hidden, workspace: this.#workspace };
  }
}

function readQuery(query: string): ParsedQuery {
  if (query.length <= MAX_QUERY_LENGTH) return parseQuery(query);
  return { root: null, notes: [{ code: 'query-too-long', params: { limit: MAX_QUERY_LENGTH } }] };
}

function answer(
  numbers: Uint32Array,
  scores: Float64Array,
  interpreted: string,
  notes: readonly QueryNote[],
): SearchAnswer {
  let ranked: readonly RankedArticle[] | null = null;
  return {
    total: numbers.length,
    get ranked() {
      ranked ??= bestArticles(numbers, scores, numbers.length);
      return ranked;
    },
    best: (count) => ranked?.slice(0, count) ?? bestArticles(numbers, scores, count),
    interpreted,
    notes,
  };
}
