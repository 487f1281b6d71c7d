import { setImmediate as yieldToEvents } from 'node:timers/promises';
import type { Analyzer } from '../../text/analyzer.ts';
import type { Archive } from '../archive/archive.ts';
import { batchesOf, type ArticleStore } from './article-store.ts';
import { analyseBatch, numberTerms, type AnalysedBatch, type NumberTerm } from './analysed-batch.ts';
import type { AnalysisThreads } from './analysis-threads.ts';
import { IndexState } from './index-state.ts';
import { indexVersion } from './inspect-index.ts';
import { dropArticles } from './drop-articles.ts';
import { mergeSegments } from './merge-segments.ts';
import { OrdinalSet } from './ordinal-set.ts';
import type { IndexableArticle } from './search-index.ts';
import { decodeSegment, type Segment, type SegmentParts } from './segment.ts';
import type { SegmentStore } from './segment-store.ts';
import { TermDictionary } from './term-dictionary.ts';

/** Batches that are being analysed while others are packed. */
const MAX_AHEAD = 4;
/** Batches that make a segment: about 5,000 articles. */
const BATCHES_PER_SEGMENT = 20;

export interface RebuildOptions {
  readonly archive: Archive;
  readonly store: SegmentStore;
  readonly articles: ArticleStore;
  readonly analyzer: Analyzer;
  readonly analysis: AnalysisThreads;
  progress(done: number, total: number): void;
  readonly signal: { readonly aborted: boolean };
  /** Numbers of articles that have been replaced or removed since the rebuilding began: those are read again at its end. */
  readonly changed: ReadonlySet<number>;
}

/**
 * Makes the index anew from the articles and puts it in the place of the old one in a single transaction, so
 * that a crash leaves either. Yields to the event loop between batches: articles that are imported meanwhile
 * or changed are taken in at the end, before the swap. `done` is called after the commit. Null when aborted.
 */
export async function rebuildIndex(
  options: RebuildOptions,
  done: (state: IndexState) => void,
): Promise<number | null> {
  const { articles, signal, progress } = options;
  const builder = new IndexBuilder(options.analyzer);
  const ahead: Promise<() => void>[] = [];
  for (let last = 0; ;) {
    const batch = ahead.length < MAX_AHEAD ? articles.batchAfter(last) : [];
    if (batch.length > 0) {
      last = batch.at(-1)?.number ?? last;
      ahead.push(options.analysis.analyse(batch).then((analysed) => () => builder.add(analysed, batch)));
      continue;
    }
    const next = ahead.shift();
    if (!next) break;
    const add = await next;
    add();
    progress(builder.articles, Math.max(builder.articles, articles.count()));
    await yieldToEvents();
    if (signal.aborted) return null;
  }
  if (options.changed.size > 0) {
    builder.remove(options.changed);
    for (const batch of batchesOf(articles.read([...options.changed]))) {
      builder.add(
        analyseBatch(batch, options.analyzer, () => false),
        batch,
      );
    }
  }
  swap(options, builder, done);
  return builder.articles;
}

function swap(options: RebuildOptions, builder: IndexBuilder, done: (state: IndexState) => void): void {
  const { archive, store, analyzer } = options;
  archive.transaction(() => {
    store.clear();
    const { dictionary } = builder;
    store.addTerms(dictionary.entries());
    const segments = builder
      .finish()
      .map((parts) => readBack(store.addSegment(parts, (term) => dictionary.surfaceOf(term))));
    store.setVersion(indexVersion(analyzer));
    archive.afterCommit(() => {
      const state = new IndexState(analyzer);
      for (const entry of dictionary.entries()) state.dictionary.append(entry);
      for (const segment of segments) state.append(segment, []);
      done(state);
    });
  });
}

/** The segment that was just stored, as views on what was stored. */
export function readBack({ id, data }: { id: number; data: Uint8Array }): Segment {
  const segment = decodeSegment(id, data);
  if (segment === null) throw new Error('a segment that was just written cannot be read');
  return segment;
}

/** Collects batches in memory, with a dictionary of their own. */
class IndexBuilder {
  readonly dictionary = new TermDictionary();
  articles = 0;
  readonly #analyzer: Analyzer;
  #segments: SegmentParts[] = [];
  #batches: SegmentParts[] = [];

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
  }

  /** `articles` are those of the batch, their numbers ascending. */
  add(batch: AnalysedBatch, articles: readonly IndexableArticle[]): void {
    const numbers = articles.map(({ number }) => number);
    this.#batches.push(numberTerms(batch, numbers, this.#analyzer, this.#number).parts);
    this.articles += articles.length;
    if (this.#batches.length === BATCHES_PER_SEGMENT) this.#closeSegment();
  }

  remove(numbers: ReadonlySet<number>): void {
    const without = (parts: SegmentParts): SegmentParts => {
      const removed = new OrdinalSet();
      removed.fit(parts.articles.length);
      parts.articles.forEach((number, ordinal) => {
        if (numbers.has(number)) removed.add(ordinal);
      });
      this.articles -= removed.count();
      return removed.count() === 0 ? parts : dropArticles(parts, removed);
    };
    this.#segments = this.#segments.map(without);
    this.#batches = this.#batches.map(without);
  }

  finish(): SegmentParts[] {
    if (this.#batches.length > 0) this.#closeSegment();
    return this.#segments;
  }

  #closeSegment(): void {
    this.#segments.push(mergeSegments(this.#batches));
    this.#batches = [];
  }

  readonly #number: NumberTerm = (surface) => {
    const known = this.dictionary.idOf(surface);
    if (known !== undefined) return { id: known, isNew: false };
    const id = this.dictionary.size + 1;
    this.dictionary.append({ id, surface });
    return { id, isNew: true };
  };
}
