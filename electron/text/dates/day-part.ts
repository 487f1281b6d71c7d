import type { DateToken } from './date-token.ts';
import { beginsNumber, endsNumber, follower, isOneOf } from './date-token.ts';
import { nameTable, readName } from './name-table.ts';
import type { Part } from './year-part.ts';

const ENGLISH_ORDINALS = ['st', 'nd', 'rd', 'th'];
const ORDINAL_SUFFIXES = new Set([...ENGLISH_ORDINALS, 'er', 're', 'ere', 'го', 'ое', 'е']);

const JOINERS = new Set(['-', '/', ',', 'و', 'الي', 'حتي', 'تا', 'and', 'to', 'et', 'au', 'a', 'и', 'по']);

/** No more days are listed of one month; it also bounds the work on long lists of numbers. */
const MOST_DAYS = 8;

const UNITS = ['الحادي', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع'];

const ORDINALS = nameTable<number>([
  ['الأول|premier', 1],
  ...UNITS.slice(1).map((unit, index): [string, number] => [unit, index + 2]),
  ['العاشر', 10],
  ...UNITS.map((unit, index): [string, number] => [`${unit} عشر`, index + 11]),
  ['العشرين|العشرون', 20],
  ...UNITS.map((unit, index): [string, number] => [
    `${unit} والعشرين|${unit} والعشرون|${unit} و العشرين`,
    index + 21,
  ]),
  ['الثلاثين|الثلاثون', 30],
  ['الحادي والثلاثين|الحادي والثلاثون', 31],
]);

/** The day, or days, of a month: «25», "25th", «24 و25», «الخامس والعشرين»; unchecked against the month. */
export function readDays(tokens: readonly DateToken[], at: number): Part<number[]> | null {
  const first = readDay(tokens, at) ?? readOrdinalWord(tokens, at);
  if (!first) return null;
  const days = [first.value];
  let next = first.next;
  while (days.length < MOST_DAYS && isOneOf(tokens, next, JOINERS)) {
    const another = follower(tokens, next + 1) && readDay(tokens, next + 1);
    if (!another) break;
    days.push(another.value);
    next = another.next;
  }
  return { value: days, next };
}

function readDay(tokens: readonly DateToken[], at: number): Part<number> | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.key.length > 2) return null;
  if (!beginsNumber(tokens, at) || !endsNumber(tokens, at)) return null;
  const suffixed = tokens[at + 1]?.gap === 'none' && isOneOf(tokens, at + 1, ORDINAL_SUFFIXES);
  return { value: Number(token.key), next: suffixed ? at + 2 : at + 1 };
}

function readOrdinalWord(tokens: readonly DateToken[], at: number): Part<number> | null {
  const ordinal = readName(tokens, at, ORDINALS);
  if (!ordinal) return null;
  // «الثاني سبتمبر» is no date, «الثاني من سبتمبر» is one.
  const linked = follower(tokens, ordinal.next)?.key;
  return linked === 'من' || linked === 'لشهر' || tokens[at]?.key === 'premier' ? ordinal : null;
}
