import { looseKey } from '../fold.ts';
import type { DateToken } from './date-token.ts';
import { follower } from './date-token.ts';

/** A name of one or more words, read at some place; `next` is the index of the token after it. */
export interface NameMatch<Value> {
  readonly value: Value;
  readonly raw: string;
  readonly next: number;
}

/** Loose keys, joined by blanks -> what the name means. */
export type NameTable<Value> = ReadonlyMap<string, Value>;

const LONGEST_NAME = 4;
const ARABIC_PROCLITIC = /^(?:[وف]?[بلك]?)(?=[\u0621-\u064A])/;
const HEBREW_PROCLITIC = /^[והבלמש]{1,2}/;
const FRENCH_ELISION = /^[dl]'/;

/** A table from rows of spellings parted by `|`. */
export function nameTable<Value>(
  rows: readonly (readonly [spellings: string, value: Value])[],
): NameTable<Value> {
  return new Map(
    rows.flatMap(([spellings, value]) =>
      spellings
        .split('|')
        .map((spelling): [string, Value] => [spelling.split(' ').map(looseKey).join(' '), value]),
    ),
  );
}

/** The longest name at an index, with proclitics (وسبتمبر, לספטמבר, d'août) if it is not found without. */
export function readName<Value>(
  tokens: readonly DateToken[],
  at: number,
  table: NameTable<Value>,
): NameMatch<Value> | null {
  const first = tokens[at];
  if (first?.kind !== 'word') return null;
  for (const key of [first.key, ...withoutProclitic(first.key)]) {
    const match = longestName(tokens, at, key, table);
    if (match) return match;
  }
  return null;
}

function longestName<Value>(
  tokens: readonly DateToken[],
  at: number,
  firstKey: string,
  table: NameTable<Value>,
): NameMatch<Value> | null {
  let name = firstKey;
  let next = at + 1;
  let longest: NameMatch<Value> | null = null;
  for (let words = 1; words <= LONGEST_NAME; words++) {
    const value = table.get(name);
    if (value !== undefined) longest = { value, raw: tokens[at]?.raw ?? '', next };
    const hyphen = follower(tokens, next)?.key === '-' ? 1 : 0;
    const word = follower(tokens, next + hyphen);
    if (word?.kind !== 'word') break;
    name += ` ${word.key}`;
    next += hyphen + 1;
  }
  return longest;
}

function withoutProclitic(key: string): string[] {
  const bare = new Set<string>();
  const arabic = ARABIC_PROCLITIC.exec(key)?.[0] ?? '';
  // وآب is «and August», but باب a door: short names lose a conjunction only.
  if (arabic !== '' && (key.length - arabic.length > 2 || arabic === 'و')) bare.add(key.slice(arabic.length));
  if (arabic.length > 1) bare.add(key.slice(1));
  // للجمعة is ل and الجمعة.
  if (/^[وف]?لل/.test(key)) bare.add(key.replace(/^[وف]?لل/, 'ال'));
  const hebrew = HEBREW_PROCLITIC.exec(key)?.[0] ?? '';
  for (let length = 1; length <= hebrew.length; length++) bare.add(key.slice(length));
  if (FRENCH_ELISION.test(key)) bare.add(key.slice(2));
  return [...bare];
}
