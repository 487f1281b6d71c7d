import type { Field } from '../../contract/values.ts';
import type { Level } from '../../text/level.ts';

/** One word as the tokenizer cut it; with `prefix` it stands for all words that begin so. */
export interface QueryWord {
  readonly text: string;
  readonly prefix: boolean;
  /** Also words that so many letters put in, left out, changed or swapped make of it; 0 to 2. */
  readonly edits: number;
}

/** One word, or several in a row (a phrase). */
export interface WordsNode {
  readonly kind: 'words';
  readonly words: readonly QueryWord[];
  /** Asked for by `=` or `~`; null: the level of the search. */
  readonly level: Level | null;
  /** Only there; null: in title or body. */
  readonly field: Field | null;
}

/**
 * The most that a proximity search may span, in words. What may not be reached over (an ignored block) leaves as many
 * positions empty.
 */
export const MAX_DISTANCE = 100;

/**
 * How an operand of a proximity search stands to the one before it in the query: at most `distance` words away,
 * counted as the news databases do, from the last word of the first to stand in the text to the first word of the
 * other (the next word is 1 away); they share no word. `ordered`: after it in the text, too.
 */
export interface NearLink {
  readonly distance: number;
  readonly ordered: boolean;
}

/** Words, phrases or alternatives of them that stand near each other in one field. */
export interface NearNode {
  readonly kind: 'near';
  /** Two or more; of each at least one alternative. */
  readonly operands: readonly (readonly WordsNode[])[];
  /** `links[i]` joins `operands[i]` and `operands[i + 1]`. */
  readonly links: readonly NearLink[];
}

/** What the index looks up. */
export type Leaf = WordsNode | NearNode;

export interface AndNode {
  readonly kind: 'and';
  readonly children: readonly QueryNode[];
}

export interface OrNode {
  readonly kind: 'or';
  readonly children: readonly QueryNode[];
}

export interface NotNode {
  readonly kind: 'not';
  readonly child: QueryNode;
}

export type QueryNode = Leaf | AndNode | OrNode | NotNode;

/** What could not be understood or was left out; codes are stable. */
export interface QueryNote {
  readonly code: string;
  readonly params: Record<string, string | number>;
}

export interface ParsedQuery {
  /** null: there is no word to search for. */
  readonly root: QueryNode | null;
  readonly notes: readonly QueryNote[];
}

/** The leaves that articles are looked for by: those that are not excluded. */
export function wantedLeaves(node: QueryNode): Leaf[] {
  if (node.kind === 'words' || node.kind === 'near') return [node];
  if (node.kind === 'not') return [];
  return node.children.flatMap(wantedLeaves);
}

/** The words and phrases of `wantedLeaves`, those of proximity searches one by one. */
export function wantedWords(node: QueryNode): WordsNode[] {
  return wantedLeaves(node).flatMap((leaf) => (leaf.kind === 'near' ? leaf.operands.flat() : [leaf]));
}
