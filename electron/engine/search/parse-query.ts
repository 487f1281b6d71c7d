import type { Field } from '../../contract/values.ts';
import type { Level } from '../../text/level.ts';
import { tokenize } from '../../text/tokenizer.ts';
import { lexQuery, type QueryToken } from './query-lexer.ts';
import type { ParsedQuery, QueryNode, QueryNote } from './query-tree.ts';

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
}

/**
 * Parses the query language: words (all must match), `OR` `|` أو (binding less than the blank between words),
 * `-` `NOT`, parentheses, phrases in any quotes, `prefix*`, `=exact`, `~broad`, `title:` `عنوان:`. Never throws;
 * notes have the codes `unbalanced-quote`, `unbalanced-parenthesis`, `dangling-operator`, `unknown-field`,
 * `unknown-operator` and `no-words`. A stack of its own holds the open parentheses, so depth is no danger.
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
      addNode(group, { kind: 'words', words: token.words, level, field });
    } else if (token.type === 'open') stack.push(openGroup(inherit(group)));
    else if (token.type === 'close') {
      if (stack.length === 1) note('unbalanced-parenthesis');
      else closeGroup(stack, note);
    } else if (token.type === 'or') {
      if (hasPending(group) || group.alternatives.at(-1)?.length === 0) note('dangling-operator');
      group.pending = noModifiers();
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
    words: [{ text: token.text, prefix: false }],
    level: null,
    field: null,
  }));
  return joinNodes('and', words);
}

function noModifiers(): Modifiers {
  return { negated: false, level: null, field: null };
}

function openGroup(modifiers: Modifiers): Group {
  return { modifiers, alternatives: [[]], pending: noModifiers() };
}

function hasPending({ pending }: Group): boolean {
  return pending.negated || pending.level !== null || pending.field !== null;
}

/** Level and field of the next piece: its own, else those of the parenthesis around it. */
function inherit({ modifiers, pending }: Group): Modifiers {
  return {
    negated: pending.negated,
    level: pending.level ?? modifiers.level,
    field: pending.field ?? modifiers.field,
  };
}

function addNode(group: Group, node: QueryNode): void {
  group.alternatives.at(-1)?.push(group.pending.negated ? negate(node) : node);
  group.pending = noModifiers();
}

function closeGroup(stack: Group[], note: (code: string) => void): void {
  const closed = stack.pop();
  const parent = stack.at(-1);
  if (closed === undefined || parent === undefined) return;
  const node = finishGroup(closed, note);
  if (node === null) parent.pending = noModifiers();
  else addNode(parent, node);
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
