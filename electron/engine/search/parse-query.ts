import type { Field } from '../../contract/values.ts';
import type { Level } from '../../text/level.ts';
import { tokenize } from '../../text/tokenizer.ts';
import { lexQuery, type QueryToken } from './query-lexer.ts';
import { joinNear } from './join-near.ts';
import type { NearLink, NearNode, ParsedQuery, QueryNode, QueryNote, WordsNode } from './query-tree.ts';

/** Longer queries (UTF-16 units) are refused with `query-too-long`. */
export const MAX_QUERY_LENGTH = 2000;

/** What stands before a word, phrase or parenthesis and applies to it. */
interface Modifiers {
  negated: boolean;
  level: Level | null;
  field: Field | null;
}

/** A parenthesis that is still open. */
interface Group {
  /** Those of the parenthesis itself. */
  readonly modifiers: Modifiers;
  /** Alternatives joined by OR; each lists what must all match. */
  readonly alternatives: QueryNode[][];
  /** What has been read but not yet applied. */
  pending: Modifiers;
  /** The proximity operator that waits for what stands on its right. */
  link: NearLink | null;
  /** The last node was joined by a proximity operator. */
  isChain: boolean;
}

/**
 * Parses the query language: words (all must match), `OR` `|` أو (binding less than the blank between words),
 * `-` `NOT`, parentheses, phrases in any quotes, `prefix*` `prefix!`, `fuzzy~1`, `=exact`, `~broad`, `title:` `عنوان:`;
 * proximity, binding most, in any order by `"a b"~5` `w/5` `near5` `/5`, in order by `adj5` `pre/5`, of words, phrases
 * and parentheses of alternatives (see `NearLink`). Never throws;
 * notes have the codes `unbalanced-quote`, `unbalanced-parenthesis`, `dangling-operator`, `unknown-field`,
 * `unknown-operator`, `distance-limited`, `fuzziness-limited`, `proximity-operands` and `no-words`. A stack of its own holds the open parentheses, so depth is no danger.
 */
export function parseQuery(text: string): ParsedQuery {
  const { tokens, notes } = lexQuery(text);
  const found: QueryNote[] = [...notes];
  const root = parseTokens(tokens, (code) => found.push({ code, params: {} })) ?? parseAsWords(text);
  if (root === null) found.push({ code: 'no-words', params: {} });
  return { root, notes: distinctNotes(found) };
}

function parseTokens(tokens: readonly QueryToken[], note: (code: string) => void): QueryNode | null {
  const stack: Group[] = [openGroup(noModifiers())];
  for (const token of tokens) {
    const group = stack.at(-1);
    if (group === undefined) break;
    if (token.type === 'words') {
      const { level, field } = inherit(group);
      const node: WordsNode = { kind: 'words', words: token.words, level, field };
      addNode(group, token.distance === null ? node : looseForm(node, token.distance), note);
    } else if (token.type === 'open') stack.push(openGroup(inherit(group)));
    else if (token.type === 'close') {
      if (stack.length === 1) note('unbalanced-parenthesis');
      else closeGroup(stack, note);
    } else if (token.type === 'near') {
      const hasLeft = (group.alternatives.at(-1)?.length ?? 0) > 0;
      if (!hasLeft || hasPending(group)) note('dangling-operator');
      if (hasLeft) group.link = token.link;
      group.pending = noModifiers();
    } else if (token.type === 'or') {
      if (hasPending(group) || group.alternatives.at(-1)?.length === 0) note('dangling-operator');
      group.pending = noModifiers();
      group.link = null;
      if (group.alternatives.at(-1)?.length !== 0) group.alternatives.push([]);
    } else if (token.type === 'not') group.pending.negated = !group.pending.negated;
    else if (token.type === 'level') group.pending.level = token.level;
    else if (token.type === 'field') group.pending.field = token.field;
  }
  if (stack.length > 1) note('unbalanced-parenthesis');
  while (stack.length > 1) closeGroup(stack, note);
  const whole = stack[0];
  return whole === undefined ? null : finishGroup(whole, note);
}

/** A query of nothing but operators (أو) looks for them as words. */
function parseAsWords(text: string): QueryNode | null {
  const words = tokenize(text).map((token): QueryNode => ({
    kind: 'words',
    words: [{ text: token.text, prefix: false, edits: 0 }],
    level: null,
    field: null,
  }));
  return joinNodes('and', words);
}

function noModifiers(): Modifiers {
  return { negated: false, level: null, field: null };
}

function openGroup(modifiers: Modifiers): Group {
  return { modifiers, alternatives: [[]], pending: noModifiers(), link: null, isChain: false };
}

function hasPending({ pending, link }: Group): boolean {
  return link !== null || pending.negated || pending.level !== null || pending.field !== null;
}

/** Level and field of the next piece: its own, else those of the parenthesis around it. */
function inherit({ modifiers, pending }: Group): Modifiers {
  return {
    negated: pending.negated,
    level: pending.level ?? modifiers.level,
    field: pending.field ?? modifiers.field,
  };
}

function addNode(group: Group, node: QueryNode, note: (code: string) => void): void {
  const { link, pending, isChain } = group;
  const nodes = group.alternatives.at(-1) ?? [];
  const last = nodes.at(-1);
  const isAwaited = link !== null && last !== undefined;
  const joined = isAwaited && !pending.negated ? joinNear(last, link, node, isChain) : null;
  if (joined !== null) nodes[nodes.length - 1] = joined;
  else nodes.push(pending.negated ? negate(node) : node);
  if (isAwaited && joined === null) note('proximity-operands');
  group.isChain = joined !== null;
  group.link = null;
  group.pending = noModifiers();
}

/** The words of a phrase near each other instead of in a row. */
function looseForm({ words, level, field }: WordsNode, distance: number): NearNode {
  return {
    kind: 'near',
    operands: words.map((word) => [{ kind: 'words', words: [word], level, field }]),
    links: words.slice(1).map(() => ({ distance, ordered: false })),
  };
}

function closeGroup(stack: Group[], note: (code: string) => void): void {
  const closed = stack.pop();
  const parent = stack.at(-1);
  if (closed === undefined || parent === undefined) return;
  const node = finishGroup(closed, note);
  if (node !== null) {
    addNode(parent, node, note);
    return;
  }
  if (parent.link !== null) note('dangling-operator');
  parent.pending = noModifiers();
  parent.link = null;
}

function finishGroup(group: Group, note: (code: string) => void): QueryNode | null {
  const isDangling = group.alternatives.length > 1 && group.alternatives.at(-1)?.length === 0;
  if (isDangling || hasPending(group)) note('dangling-operator');
  const alternatives = group.alternatives.flatMap((nodes) => joinNodes('and', nodes) ?? []);
  return joinNodes('or', alternatives);
}

function negate(node: QueryNode): QueryNode {
  return node.kind === 'not' ? node.child : { kind: 'not', child: node };
}

function joinNodes(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const children = nodes.flatMap((node) => (node.kind === kind ? node.children : [node]));
  return children.length > 1 ? { kind, children } : (children[0] ?? null);
}

/** A note a code is enough, except that each unknown field and operator is named. */
function distinctNotes(notes: readonly QueryNote[]): QueryNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
