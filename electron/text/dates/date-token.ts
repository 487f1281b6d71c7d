import { looseKey } from '../fold.ts';
import { foldDigits } from '../number.ts';

/** A word, a run of digits or one other character, as the date grammar sees it. */
export interface DateToken {
  readonly kind: 'word' | 'number' | 'mark';
  /** Loose key of a word, ASCII digits of a number, the character of a mark (dashes and slashes as one). */
  readonly key: string;
  readonly raw: string;
  /** UTF-16 offsets, end-exclusive. */
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, blanks or one line end, or the end of a paragraph. */
  readonly gap: 'none' | 'space' | 'paragraph';
}

// Invisible characters (bidi controls, joiners) belong to a word only inside it, and part no digits from marks.
const TOKEN = /(\p{L}(?:\p{Cf}*[\p{L}\p{M}]|['’]\p{L})*)|(\p{Nd}+)|[^\s\p{Cf}]/gu;

/** No name in the tables is longer, stretched by tatweel and tashkeel though it may be. */
const LONGEST_WORD = 60;

const MARKS: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\\': '/',
  '⁄': '/',
  '∕': '/',
  '؍': '/',
  '／': '/',
  '،': ',',
  '٫': ',',
  '٬': ',',
  '’': "'",
  '‘': "'",
  '．': '.',
  '[': '(',
  ']': ')',
};

/** All tokens of a text, in order. Linear in its length. */
export function dateTokens(text: string): DateToken[] {
  const tokens: DateToken[] = [];
  let before = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [raw, word, digits] = match;
    const start = match.index;
    const gap = gapOf(text, before, start);
    before = start + raw.length;
    const position = { raw, start, end: before, gap };
    if (digits !== undefined) tokens.push({ kind: 'number', key: foldDigits(digits), ...position });
    else if (word === undefined) tokens.push({ kind: 'mark', key: MARKS[raw] ?? raw, ...position });
    else tokens.push(wordToken(word, position));
  }
  return tokens;
}

function wordToken(word: string, position: Omit<DateToken, 'kind' | 'key'>): DateToken {
  if (word.length > LONGEST_WORD) return { kind: 'word', key: '', ...position };
  const key = looseKey(word);
  // Tatweel alone is how some keyboards write a dash.
  return key === '' ? { kind: 'mark', key: '-', ...position } : { kind: 'word', key, ...position };
}

function gapOf(text: string, start: number, end: number): DateToken['gap'] {
  let space = false;
  let lines = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\u2029') lines += character === '\n' ? 1 : 2;
    if (/\s/.test(character)) space = true;
  }
  if (lines > 1) return 'paragraph';
  return space ? 'space' : 'none';
}

/** The token at an index, unless a paragraph ends before it. */
export function follower(tokens: readonly DateToken[], at: number): DateToken | null {
  const token = tokens[at];
  return token && token.gap !== 'paragraph' ? token : null;
}

/** Whether the token at an index is one of these marks or words. */
export function isOneOf(tokens: readonly DateToken[], at: number, keys: ReadonlySet<string>): boolean {
  const token = follower(tokens, at);
  return token !== null && token.kind !== 'number' && keys.has(token.key);
}

/** `isOneOf` for the token a match begins with or comes after: a new paragraph before it is no matter. */
export function opensWith(tokens: readonly DateToken[], at: number, keys: ReadonlySet<string>): boolean {
  const token = tokens[at];
  return token !== undefined && token.kind !== 'number' && keys.has(token.key);
}

/** Whether one or two tokens on are joined to each other and to the token before them without a blank. */
function joined(tokens: readonly DateToken[], from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (tokens[at]?.gap !== 'none') return false;
  return tokens[from] !== undefined;
}

const DECIMAL_MARKS = new Set(['.', ',', ':']);
const BEFORE_IDENTIFIER = new Set(['#', '+', '@', '$', '€', '_', '=']);

function isGroupMark(tokens: readonly DateToken[], at: number): boolean {
  const [mark, group] = [tokens[at], tokens[at + 1]];
  if (!mark || group?.kind !== 'number' || !DECIMAL_MARKS.has(mark.key)) return false;
  if (mark.key !== ',') return true;
  // «25/9/2020,26/9/2020» and "25,2020" are lists.
  return (
    group.key.length <= 3 &&
    !(tokens[at + 2]?.gap === 'none' && ['/', '-'].includes(tokens[at + 2]?.key ?? ''))
  );
}

/** Whether a number begins at this index: no decimal, clock time or identifier runs into it. */
export function beginsNumber(tokens: readonly DateToken[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || !joined(tokens, at - 1, at)) return true;
  if (before.kind === 'word') return !/[a-z]$/.test(before.key);
  if (BEFORE_IDENTIFIER.has(before.key)) return false;
  const number = tokens[at - 2]?.kind === 'number' && joined(tokens, at - 2, at);
  return !(number && isGroupMark(tokens, at - 1));
}

/** Whether a number ends at this index: no decimals, thousands, minutes or per cent follow. */
export function endsNumber(tokens: readonly DateToken[], at: number): boolean {
  const after = tokens[at + 1];
  if (!after || !joined(tokens, at, at + 1)) return true;
  if (after.key === '%' || after.key === '٪') return false;
  return !(joined(tokens, at + 1, at + 2) && isGroupMark(tokens, at + 1));
}
