import type { DateOrder, DateOutcome } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { follower, isOneOf } from './date-token.ts';
import { readDays } from './day-part.ts';
import type { MonthPart } from './month-part.ts';
import { readMonth } from './month-part.ts';
import { resolveWritten } from './resolve-written.ts';
import type { Part, YearPart } from './year-part.ts';
import { readYear } from './year-part.ts';

/** What every matcher gets beside the tokens. */
export interface Circumstances {
  /** ISO day of publication; null if unknown. */
  readonly published: string | null;
  readonly order: DateOrder | null;
  /** The weekday written with the date: 0 is Sunday. */
  readonly weekday: number | null;
  readonly text: string;
}

/** A date matched at a place, and the index of the token after it. */
export interface DateMatch {
  readonly outcome: DateOutcome;
  readonly next: number;
}

const LINKS = new Set(['.', '-', '/', 'من', 'شهر', 'لشهر', 'of', 'de']);
const MOST_LINKS = 2;

/** A date with the name of a month: «25 سبتمبر/أيلول 2020», "September 25, 2020", «رمضان 1444». */
export function matchWritten(
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  return matchDayFirst(tokens, at, circumstances) ?? matchMonthFirst(tokens, at, circumstances);
}

/** The source text from one token to another, end-exclusive. */
export function textBetween(tokens: readonly DateToken[], from: number, to: number, text: string): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

function matchDayFirst(
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  const days = readDays(tokens, at);
  if (!days) return null;
  let start = days.next;
  while (start < days.next + MOST_LINKS && isOneOf(tokens, start, LINKS)) start++;
  const month = follower(tokens, start) && readMonth(tokens, start);
  if (!month) return null;
  const year = readYear(tokens, month.next);
  if (!year && (month.weak || days.value.some((day) => day > 31)) && !/^[A-Z]/.test(month.raw)) return null;
  return match(tokens, at, { month, days: days.value, year, next: year?.next ?? month.next }, circumstances);
}

function matchMonthFirst(
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  const month = tokens[at]?.kind === 'word' ? readMonth(tokens, at) : null;
  if (!month) return null;
  const days = follower(tokens, month.next) && readDays(tokens, month.next);
  if (days && tokens[month.next]?.kind === 'number') {
    const year = readYear(tokens, days.next);
    const dated = year?.value.kind === 'written' || (month.dayMayFollow && /^[A-Z]/.test(month.raw));
    if (dated) {
      const own = year && year.value.kind !== 'occurrence' ? year : null;
      // "2019 Sep 25": the year before it must not give way to that of publication.
      if (!own && tokens[at - 1]?.kind === 'number') return null;
      return match(
        tokens,
        at,
        { month, days: days.value, year: own, next: own?.next ?? days.next },
        circumstances,
      );
    }
  }
  const year = readYear(tokens, month.next);
  return year && match(tokens, at, { month, days: [], year, next: year.next }, circumstances);
}

interface Parts {
  readonly month: MonthPart;
  readonly days: readonly number[];
  readonly year: Part<YearPart> | null;
  readonly next: number;
}

function match(
  tokens: readonly DateToken[],
  at: number,
  { month, days, year, next }: Parts,
  { published, weekday, text }: Circumstances,
): DateMatch | null {
  const word = textBetween(tokens, at, next, text);
  const resolve = (number: number): DateOutcome | null =>
    resolveWritten(
      { calendar: month.calendar, month: number, days, year: year?.value ?? null, weekday },
      published,
      word,
    );
  const first = resolve(month.month);
  if (!month.second || !first) return first && { outcome: first, next };
  const range = days.length === 0 && month.family === month.second.family;
  const last = range ? resolve(month.second.month) : null;
  if (first.kind !== 'date' || last?.kind !== 'date') {
    return { outcome: range ? first : { kind: 'impossible', reason: 'no-such-month' }, next };
  }
  return { outcome: { kind: 'ambiguous', readings: [first.iso, last.iso] }, next };
}
