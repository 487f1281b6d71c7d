// CommonMark 0.31, ASCII punctuation characters.
const PUNCTUATION = /[!-/:-@[-`{-~]/;
/** No address, id or code within a line is longer, in UTF-16 units: what is looked for further on is not there. */
const MAX_TARGET = 1000;
/** Parentheses within an address, as of Wikipedia's. */
const MAX_PARENTHESES = 3;
const TAG =
  /^<\/?(?:b|i|u|em|strong|s|del|ins|sub|sup|span|a|font|small|mark|br|div|p|center|img|code|kbd)\b[^<>]{0,500}>/i;
const AUTOLINK = /^<((?:https?|mailto):[^\s<>]{1,1000})>/i;

/**
 * A line or paragraph of Markdown as it reads: links and images by their texts, no marks of emphasis or code, escaped
 * characters as themselves. Marks that have no partner stay. Linear in the text's length.
 */
export function inlineText(markdown: string): string {
  const parts: string[] = [];
  const brackets: number[] = [];
  const openers = new Map<string, number[]>();
  let at = 0;
  while (at < markdown.length) {
    const character = markdown[at] ?? '';
    const next = markdown[at + 1] ?? '';
    if (character === '\\' && PUNCTUATION.test(next)) {
      parts.push(next);
      at += 2;
    } else if (character === '`') at = codeSpan(markdown, at, parts);
    else if (character === '*' || character === '_' || character === '~') {
      at = emphasis(markdown, at, parts, openers);
    } else if (character === '!' && next === '[') {
      brackets.push(parts.length);
      parts.push('![');
      at += 2;
    } else if (character === '[') {
      brackets.push(parts.length);
      parts.push('[');
      at++;
    } else if (character === ']') at = closeBracket(markdown, at, parts, brackets);
    else if (character === '<') at = tag(markdown, at, parts);
    else {
      let end = at + 1;
      while (end < markdown.length && !SPECIAL.has(markdown[end] ?? '')) end++;
      parts.push(markdown.slice(at, end));
      at = end;
    }
  }
  return parts.join('');
}

const SPECIAL = new Set(['\\', '`', '*', '_', '~', '!', '[', ']', '<']);

function codeSpan(text: string, start: number, parts: string[]): number {
  const run = runLength(text, start);
  const mark = '`'.repeat(run);
  const from = start + run;
  const found = text.slice(from, from + MAX_TARGET).indexOf(mark);
  if (found < 0 || text[from + found + run] === '`') {
    parts.push(mark);
    return from;
  }
  parts.push(text.slice(from, from + found).trim());
  return from + found + run;
}

/** A run of `*`, `_` or `~`: closes the last open one of the same length, or opens one. */
function emphasis(text: string, start: number, parts: string[], openers: Map<string, number[]>): number {
  const run = runLength(text, start);
  const end = start + run;
  const mark = text.slice(start, end);
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  const isWord = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  if (run > 3 || isWord || (mark === '~' && run === 1)) {
    parts.push(mark);
    return end;
  }
  const open = openers.get(mark) ?? [];
  const opener = /\s/.test(before) ? undefined : open.pop();
  if (opener !== undefined) {
    parts[opener] = '';
  } else {
    if (!/\s/.test(after)) {
      open.push(parts.length);
      openers.set(mark, open);
    }
    parts.push(mark);
  }
  return end;
}

/** `](address)`, `][id]` and `]` alone, `[^1]` and `[[wiki|text]]`. */
function closeBracket(text: string, at: number, parts: string[], brackets: number[]): number {
  const opener = brackets.pop();
  if (opener === undefined) {
    parts.push(']');
    return at + 1;
  }
  const next = text[at + 1];
  const end = next === '(' ? addressEnd(text, at + 1) : next === '[' ? idEnd(text, at + 1) : -1;
  if (end > 0) {
    parts[opener] = '';
    return end;
  }
  if (next === ']' && brackets.at(-1) === opener - 1) {
    brackets.pop();
    const name = parts.splice(opener + 1).join('');
    parts[opener - 1] = '';
    parts[opener] = name.slice(name.indexOf('|') + 1);
    return at + 2;
  }
  const content = parts[opener + 1] ?? '';
  if (content.startsWith('^')) parts[opener + 1] = content.slice(1);
  parts.push(']');
  return at + 1;
}

function addressEnd(text: string, open: number): number {
  let depth = 0;
  const limit = Math.min(text.length, open + MAX_TARGET);
  for (let at = open; at < limit; at++) {
    const character = text[at];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    if (depth === 0) return at + 1;
    if (depth > MAX_PARENTHESES || character === '\n') return -1;
  }
  return -1;
}

function idEnd(text: string, open: number): number {
  const id = /^\[[^[\]\n]{0,200}\]/.exec(text.slice(open, open + 202))?.[0];
  return id === undefined ? -1 : open + id.length;
}

function tag(text: string, at: number, parts: string[]): number {
  const rest = text.slice(at, at + MAX_TARGET + 20);
  const link = AUTOLINK.exec(rest);
  if (link) {
    parts.push(link[1] ?? '');
    return at + link[0].length;
  }
  const element = TAG.exec(rest)?.[0];
  if (element === undefined) {
    parts.push('<');
    return at + 1;
  }
  if (/^<br/i.test(element)) parts.push('\n');
  return at + element.length;
}

function runLength(text: string, start: number): number {
  let end = start + 1;
  while (text[end] === text[start]) end++;
  return end - start;
}
