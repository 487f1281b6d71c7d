import type { NearLink, NearNode, QueryNode, QueryWord, WordsNode } from './query-tree.ts';

/** A query tree in the query language; parsing that gives the same tree. */
export function printQuery(node: QueryNode): string {
  return print(node, 'top');
}

function print(node: QueryNode, inside: 'top' | 'and' | 'or' | 'not'): string {
  if (node.kind === 'words') return printWords(node);
  if (node.kind === 'near') return printNear(node, inside === 'not');
  if (node.kind === 'not') return `-${print(node.child, 'not')}`;
  const separator = node.kind === 'and' ? ' ' : ' OR ';
  const text = node.children.map((child) => print(child, node.kind)).join(separator);
  return inside === 'top' ? text : `(${text})`;
}

function printWords(node: WordsNode): string {
  const [first] = node.words;
  const isWord = node.words.length === 1 && first !== undefined;
  const edits = isWord && first.edits > 0 ? `~${first.edits}` : '';
  if (isWord && !OPERATOR.test(first.text)) return modifiers(node) + printWord(first) + edits;
  return `${modifiers(node)}"${node.words.map(printWord).join(' ')}"${edits}`;
}

function modifiers({ level, field }: WordsNode): string {
  return (field === null ? '' : `${field}:`) + (level === null ? '' : LEVEL_PREFIX[level]);
}

function printWord({ text, prefix }: QueryWord): string {
  return prefix ? `${text}*` : text;
}

function printNear({ operands, links }: NearNode, isGrouped: boolean): string {
  const loose = asLoosePhrase(operands, links);
  if (loose !== null) return loose;
  const text = operands
    .flatMap((alternatives, i) => [...printLink(links[i - 1]), printAlternatives(alternatives)])
    .join(' ');
  return isGrouped ? `(${text})` : text;
}

/** `"a b"~5`, where that says the same; null where it does not. */
function asLoosePhrase(operands: NearNode['operands'], links: readonly NearLink[]): string | null {
  const [[first] = []] = operands;
  const distance = links[0]?.distance;
  if (first === undefined || links.some((link) => link.ordered || link.distance !== distance)) return null;
  const words = operands.flatMap(([only, ...others]) => {
    const [word, ...following] = only?.words ?? [];
    const isAlike =
      others.length === 0 &&
      following.length === 0 &&
      only?.level === first.level &&
      only.field === first.field;
    return isAlike && word?.edits === 0 ? [printWord(word)] : [];
  });
  return words.length === operands.length ? `${modifiers(first)}"${words.join(' ')}"~${distance}` : null;
}

function printLink(link: NearLink | undefined): string[] {
  return link === undefined ? [] : [`${link.ordered ? 'adj' : 'near'}${link.distance}`];
}

function printAlternatives(alternatives: readonly WordsNode[]): string {
  const text = alternatives.map(printWords).join(' OR ');
  return alternatives.length > 1 ? `(${text})` : text;
}

const OPERATOR = /^(?:AND|OR|NOT|أو)$/u;

// Only these two can be asked for in the query language.
const LEVEL_PREFIX = { exact: '=', folded: '', loose: '', clitic: '', inflected: '', broad: '~' } as const;
