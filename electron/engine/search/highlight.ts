import type { Field } from '../../contract/values.ts';
import { reachOf } from './evaluate.ts';
import { indexedWords, type IndexedWord, type SearchedText } from './indexed-words.ts';
import { keepChained, type Occurrences } from './near-chain.ts';
import { wantedLeaves, wantedWords, type NearNode, type QueryNode, type WordsNode } from './query-tree.ts';
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

/** Rank at which a word of a leaf reaches a token, null when it does not. */
type WordRank = (surface: string) => number | null;

/**
 * Finds where a query's words stand in a text; for phrases and proximity only tokens that take part in one, for excluded
 * words never. Forms that the archive has are looked up, others are analysed. Sorted by field (title first),
 * then by position: what stands in the title's correction comes after the title. One matcher may be used on many articles while the dictionary does not change.
 */
export function createTextMatcher(
  root: QueryNode,
  search: Reach,
  expander: TermExpander,
  dictionary: TermDictionary,
): (article: SearchedText) => TokenMatch[] {
  const leaves = wantedLeaves(root);
  const ranksOf = new Map<WordsNode, WordRank[]>();
  for (const node of wantedWords(root)) {
    const reach = reachOf(node, search, false);
    ranksOf.set(
      node,
      node.words.map((word) => wordRank(word, reach, expander, dictionary)),
    );
  }
  return (article) =>
    (['title', 'body'] as const).flatMap((field) => {
      const { words, canonical } = indexedWords(article, field);
      const surfaces = words.map((word) => word.text.normalize('NFC'));
      const nearest = new Map<number, TokenMatch>();
      const runsOf = (node: WordsNode): Run[] =>
        node.field !== null && node.field !== field ? [] : findRuns(ranksOf.get(node) ?? [], words, surfaces);
      leaves.forEach((leaf, number) => {
        const runs = leaf.kind === 'near' ? nearRuns(leaf, words, runsOf) : runsOf(leaf);
        for (const run of runs) {
          for (const [nth, rank] of run.ranks.entries()) {
            const at = run.at + nth;
            const word = words[at];
            if (word === undefined || rank >= (nearest.get(at)?.rank ?? Infinity)) continue;
            const { start, end } = word;
            nearest.set(at, { field, isCorrection: at >= canonical, start, end, rank, leaf: number });
          }
        }
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

/** Where a word or phrase stands: index of its first word among the field's, and the rank of each. */
interface Run {
  readonly at: number;
  readonly ranks: readonly number[];
}

function findRuns(
  ranks: readonly WordRank[],
  words: readonly IndexedWord[],
  surfaces: readonly string[],
): Run[] {
  const runs: Run[] = [];
  const { length } = ranks;
  for (let at = 0; at + length <= surfaces.length; at++) {
    const first = words[at]?.position ?? 0;
    if (words[at + length - 1]?.position !== first + length - 1) continue;
    const found: number[] = [];
    for (const [i, rankOf] of ranks.entries()) {
      const rank = rankOf(surfaces[at + i] ?? '');
      if (rank === null) break;
      found.push(rank);
    }
    if (found.length === length) runs.push({ at, ranks: found });
  }
  return runs;
}

/** The runs of a proximity search's operands that take part in a match. */
function nearRuns(
  { operands, links }: NearNode,
  words: readonly IndexedWord[],
  runsOf: (node: WordsNode) => Run[],
): Run[] {
  const runs = operands.map((alternatives) => alternatives.flatMap(runsOf).sort((a, b) => a.at - b.at));
  if (runs.some(({ length }) => length === 0)) return [];
  const positionOf = (at: number): number => words[at]?.position ?? 0;
  const occurrences = runs.map((ofOperand): Occurrences => ({
    starts: ofOperand.map(({ at }) => positionOf(at)),
    lasts: ofOperand.map(({ at, ranks }) => positionOf(at) + ranks.length - 1),
    ranks: ofOperand.map(() => 0),
  }));
  return keepChained(occurrences, links).flatMap(({ starts, lasts }, i) => {
    const spans = new Set(starts.map((start, k) => `${start} ${lasts[k]}`));
    return (runs[i] ?? []).filter(({ at, ranks }) =>
      spans.has(`${positionOf(at)} ${positionOf(at) + ranks.length - 1}`),
    );
  });
}
