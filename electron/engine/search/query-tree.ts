import type { Field } from '../../contract/values.ts';
import type { Level } from '../../text/level.ts';

/** One word as the tokenizer cut it; with `prefix` it stands for all words that begin so. */
export interface QueryWord {
  readonly text: string;
  readonly prefix: boolean;
}

/** One word, or several in a row (a phrase). Leaves are what the index looks up. */
export interface WordsNode {
  readonly kind: 'words';
  readonly words: readonly QueryWord[];
  /** Asked for by `=` or `~`; null: the level of the search. */
  readonly level: Level | null;
  /** Only there; null: in title or body. */
  readonly field: Field | null;
}

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

export type QueryNode = WordsNode | AndNode | OrNode | NotNode;

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
export function wantedLeaves(node: QueryNode): WordsNode[] {
  if (node.kind === 'words') return [node];
  if (node.kind === 'not') return [];
  return node.children.flatMap(wantedLeaves);
}
