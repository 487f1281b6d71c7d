import type { QueryNode, QueryWord, WordsNode } from './query-tree.ts';

/** A query tree in the query language; parsing that gives the same tree. */
export function printQuery(node: QueryNode): string {
  return print(node, 'top');
}

function print(node: QueryNode, inside: 'top' | 'and' | 'or' | 'not'): string {
  if (node.kind === 'words') return printWords(node);
  if (node.kind === 'not') return `-${print(node.child, 'not')}`;
  const separator = node.kind === 'and' ? ' ' : ' OR ';
  const text = node.children.map((child) => print(child, node.kind)).join(separator);
  return inside === 'top' ? text : `(${text})`;
}

function printWords({ words, level, field }: WordsNode): string {
  const before = (field === null ? '' : `${field}:`) + (level === null ? '' : LEVEL_PREFIX[level]);
  const [first] = words;
  if (words.length === 1 && first !== undefined && !OPERATOR.test(first.text))
    return before + printWord(first);
  return `${before}"${words.map(printWord).join(' ')}"`;
}

function printWord({ text, prefix }: QueryWord): string {
  return prefix ? `${text}*` : text;
}

const OPERATOR = /^(?:AND|OR|NOT|أو)$/u;

// Only these two can be asked for in the query language.
const LEVEL_PREFIX = { exact: '=', folded: '', loose: '', clitic: '', inflected: '', broad: '~' } as const;
