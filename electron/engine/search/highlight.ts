import type { Field } from '../../contract/values.ts';
import { tokenize, type Token } from '../../text/tokenizer.ts';
import type { ArticleText } from '../../text/article.ts';
import { reachOf } from './evaluate.ts';
import { wantedLeaves, type QueryNode, type WordsNode } from './query-tree.ts';
import type { Reach } from './reach.ts';
import type { TermExpander } from './term-expansion.ts';
import type { TermDictionary } from './term-dictionary.ts';

/** A token of an article that a query reaches: UTF-16 offsets in its field, end exclusive. */
export interface TokenMatch {
  readonly field: Field;
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
 * then by start. One matcher may be used on many articles while the dictionary does not change.
 */
export function createTextMatcher(
  root: QueryNode,
  search: Reach,
  expander: TermExpander,
  dictionary: TermDictionary,
): (article: ArticleText) => TokenMatch[] {
  const leaves = wantedLeaves(root).map((leaf) => {
    const reach = reachOf(leaf, search, false);
    return { leaf, ranks: leaf.words.map((word) => wordRank(word, reach, expander, dictionary)) };
  });
  return ({ title, body }) =>
    (['title', 'body'] as const).flatMap((field) => {
      const tokens = tokenize(field === 'title' ? title : body);
      const surfaces = tokens.map((token) => token.text.normalize('NFC'));
      const nearest = new Map<number, TokenMatch>();
      leaves.forEach(({ leaf, ranks }, number) => {
        if (leaf.field !== null && leaf.field !== field) return;
        markLeaf(leaf, ranks, surfaces, (at, rank) => {
          const token = tokens[at];
          if (token === undefined || rank >= (nearest.get(at)?.rank ?? Infinity)) return;
          nearest.set(at, asMatch(token, field, rank, number));
        });
      });
      return [...nearest.values()].sort((a, b) => a.start - b.start);
    });
}

function asMatch({ start, end }: Token, field: Field, rank: number, leaf: number): TokenMatch {
  return { field, start, end, rank, leaf };
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
  surfaces: readonly string[],
  mark: (at: number, rank: number) => void,
): void {
  const length = leaf.words.length;
  for (let start = 0; start + length <= surfaces.length; start++) {
    const run: number[] = [];
    for (const [i, rankOf] of ranks.entries()) {
      const rank = rankOf(surfaces[start + i] ?? '');
      if (rank === null) break;
      run.push(rank);
    }
    if (run.length === length) run.forEach((rank, i) => mark(start + i, rank));
  }
}
