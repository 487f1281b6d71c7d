import type { RankedArticle } from './search-index.ts';

/**
 * The best `count` of the articles, best first; equal scores put the article that was imported later first.
 * A bounded heap for a page of many, a sort for all of them.
 */
export function bestArticles(numbers: Uint32Array, scores: Float64Array, count: number): RankedArticle[] {
  const list: Ranking = { numbers, scores };
  const kept = count * 8 < numbers.length ? heapSelect(list, count) : [...numbers.keys()];
  return kept
    .sort((a, b) => (isBefore(list, a, b) ? -1 : 1))
    .slice(0, count)
    .map((i) => ({ number: numbers[i] ?? 0, score: scores[i] ?? 0 }));
}

interface Ranking {
  readonly numbers: Uint32Array;
  readonly scores: Float64Array;
}

/** Whether the `a`-th article ranks before the `b`-th. */
function isBefore({ numbers, scores }: Ranking, a: number, b: number): boolean {
  const x = scores[a] ?? 0;
  const y = scores[b] ?? 0;
  return x > y || (x === y && (numbers[a] ?? 0) > (numbers[b] ?? 0));
}

/** The `count` first of the list, unordered: a heap with the last of them on top, which most others fail to pass. */
function heapSelect(list: Ranking, count: number): number[] {
  const heap: number[] = [];
  if (count <= 0) return heap;
  const { scores } = list;
  let bar = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    if (heap.length < count) {
      heap.push(i);
      siftUp(list, heap, heap.length - 1);
    } else if ((scores[i] ?? 0) >= bar && isBefore(list, i, heap[0] ?? 0)) {
      heap[0] = i;
      siftDown(list, heap);
    } else continue;
    if (heap.length === count) bar = scores[heap[0] ?? 0] ?? 0;
  }
  return heap;
}

function siftUp(list: Ranking, heap: number[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (!swapIf(list, heap, parent, at)) return;
    at = parent;
  }
}

function siftDown(list: Ranking, heap: number[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const isRightLater = right < heap.length && isBefore(list, heap[left] ?? 0, heap[right] ?? 0);
    const later = isRightLater ? right : left;
    if (!swapIf(list, heap, at, later)) return;
    at = later;
  }
}

/** Puts the later of the two on top. */
function swapIf(list: Ranking, heap: number[], parent: number, child: number): boolean {
  const p = heap[parent] ?? 0;
  const c = heap[child] ?? 0;
  if (!isBefore(list, p, c)) return false;
  heap[parent] = c;
  heap[child] = p;
  return true;
}
