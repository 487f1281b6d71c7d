import type { Field } from '../../contract/values.ts';
import { reachOf } from './evaluate.ts';
import { indexedWords, type IndexedWord, type SearchedText } from './indexed-words.ts';
import { wantedLeaves, type QueryNode, type WordsNode } from './query-tree.ts';
import type { Reach } from './reach.ts';
import type { TermExpander } from './term-expansion.ts';
import type { TermDictionary } from './term-dictionary.ts';

/** A token of an article that a query reaches: UTF-16 offsets in its field, end exclusive. */
export interface TokenMatch {
  readonly field: Field;
  /** It stands in the title's correction, and its offsets count there. */
  readonly isCorrection: boolean;
  readonly start: number;
  readonly end: number;
  /** Rank of the level. */
  readonly rank: number;
  /** Which of the query's leaves it belongs to, counting from 0; of several the nearest. */
  readonly leaf: number;
}

/** Rank at which the word `w` of a leaf reaches a token, null when it does not. */
type WordRank = (surface: string) => number | null;

/**
 * Finds where a query's words stand in a text; for phrases only tokens that take part in one, for excluded
 * words never. Forms that the archive has are looked up, others are analysed. Sorted by field (title first),
 * then by position: what stands in the title's correction comes after the title. One matcher may be used on many articles while the dictionary does not change.
 */
export function createTextMatcher(
  root: QueryNode,
  search: Reach,
  expander: TermExpander,
  dictionary: TermDictionary,
): (article: SearchedText) => TokenMatch[] {
  const leaves = wantedLeaves(root).map((leaf) => {
    const reach = reachOf(leaf, search, false);
    return { leaf, ranks: leaf.words.map((word) => wordRank(word, reach, expander, dictionary)) };
  });
  return (article) =>
    (['title', 'body'] as const).flatMap((field) => {
      const { words, canonical } = indexedWords(article, field);
      const surfaces = words.map((word) => word.text.normalize('NFC'));
      const nearest = new Map<number, TokenMatch>();
      leaves.forEach(({ leaf, ranks }, number) => {
        if (leaf.field !== null && leaf.field !== field) return;
        markLeaf(leaf, ranks, words, surfaces, (at, rank) => {
          const word = words[at];
          if (word === undefined || rank >= (nearest.get(at)?.rank ?? Infinity)) return;
          const { start, end } = word;
          nearest.set(at, { field, isCorrection: at >= canonical, start, end, rank, leaf: number });
        });
      });
      return [...nearest].sort(([a], [b]) => a - b).map(([, match]) => match);
    });
}

function wordRank(
  word: WordsNode['words'][number],
  reach: Reach,
  expander: TermExpander,
  dictionary: TermDictionary,
): WordRank {
  const expansion = expander.expand(word, reach);
  const analyse = expander.levels(word, reach);
  const analysed = new Map<string, number | null>();
  return (surface) => {
    const id = dictionary.idOf(surface);
    if (id !== undefined) return expansion.rankOf(id);
    const known = analysed.get(surface);
    if (known !== undefined) return known;
    const rank = analyse(surface);
    analysed.set(surface, rank);
    return rank;
  };
}

function markLeaf(
  leaf: WordsNode,
  ranks: readonly WordRank[],
  words: readonly IndexedWord[],
  surfaces: readonly string[],
  mark: (at: number, rank: number) => void,
): void {
  const length = leaf.words.length;
  for (let start = 0; start + length <= surfaces.length; start++) {
    const first = words[start]?.position ?? 0;
    if (words[start + length - 1]?.position !== first + length - 1) continue;
    const run: number[] = [];
    for (const [i, rankOf] of ranks.entries()) {
      const rank = rankOf(surfaces[start + i] ?? '');
      if (rank === null) break;
      run.push(rank);
    }
    if (run.length === length) run.forEach((rank, i) => mark(start + i, rank));
  }
}
