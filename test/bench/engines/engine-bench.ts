import type { BenchQuery } from '../queries.ts';
import type { CorpusArticle } from '../corpus.ts';

/** One full-text engine under test. Each runs in a process of its own, so that memory can be told apart. */
export interface BenchEngine {
  readonly name: string;
  build(articles: readonly CorpusArticle[]): Promise<void> | void;
  /** Number of hits among the ranked top 50; -1 where the engine cannot answer this kind. */
  query(query: BenchQuery): number;
  /** Bytes of index on disk or in buffers, where the engine knows. */
  indexBytes(): number;
  close(): void;
}

export interface EngineFigures {
  readonly name: string;
  readonly articles: number;
  readonly docsPerSecond: number;
  readonly kinds: Readonly<Record<string, { p50: number; p95: number } | null>>;
  /** After a full garbage collection, above the same process with the corpus but before the index. */
  readonly heapMB: number;
  readonly offHeapMB: number;
  readonly indexMB: number;
}

/** q-th quantile (0-1) of milliseconds. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
