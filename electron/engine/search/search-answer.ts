import type { QueryNote } from './query-tree.ts';
import { bestArticles } from './ranking.ts';
import type { RankedArticle, SearchAnswer } from './search-index.ts';

/** What a search answers, of parallel lists in no particular order; they are ranked when and as far as asked for. */
export function searchAnswer(
  numbers: Uint32Array,
  scores: Float64Array,
  interpreted: string,
  notes: readonly QueryNote[],
): SearchAnswer {
  let ranked: readonly RankedArticle[] | null = null;
  return {
    total: numbers.length,
    numbers,
    get ranked() {
      ranked ??= bestArticles(numbers, scores, numbers.length);
      return ranked;
    },
    best: (count) => ranked?.slice(0, count) ?? bestArticles(numbers, scores, count),
    within(wanted) {
      const isWanted = (_: number, i: number): boolean => wanted.has(numbers[i] ?? 0);
      return searchAnswer(numbers.filter(isWanted), scores.filter(isWanted), interpreted, notes);
    },
    interpreted,
    notes,
  };
}
