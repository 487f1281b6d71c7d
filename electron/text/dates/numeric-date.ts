import { isoOf, weekdayOf } from './calendar.ts';
import type { Calendar, DateOrder, DateOutcome } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { beginsNumber, endsNumber, follower, isOneOf } from './date-token.ts';
import type { Circumstances, DateMatch } from './written-date.ts';
import { expandYear, readEra } from './year-part.ts';

const SEPARATORS = new Set(['/', '-', '.']);
const ARABIC_NUMBER = /\p{Nd}/u;
const PERSIAN_DIGITS = /^[۰-۹]+$/;
const FIRST_MODERN_YEAR = 1583;
const VERSION_WORDS = new Set(['version', 'v', 'الاصدار', 'اصدار', 'نسخه', 'النسخه', 'build']);

/** Three numbers as written, and in which calendars their year may be meant. */
interface Numbers {
  readonly parts: readonly [DateToken, DateToken, DateToken];
  readonly separator: string;
  readonly calendars: readonly Calendar[];
  readonly lunar: boolean;
}

interface Candidate {
  readonly order: DateOrder | 'ydm';
  readonly calendar: Calendar;
  readonly monthExists: boolean;
  readonly iso: string | null;
}

/** A date in three numbers with one separator: 25/9/2020, ٢٥-٩-٢٠٢٠, 2020-09-25T10:00Z, 8/2/1442هـ, 1/2/03. */
export function matchNumeric(
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  const [a, first, b, second, c] = tokens.slice(at, at + 5);
  if (!a || !first || !b || !second || !c) return null;
  if (a.kind !== 'number' || b.kind !== 'number' || c.kind !== 'number') return null;
  if (!SEPARATORS.has(first.key) || first.key !== second.key || b.key.length > 2) return null;
  const spaced = [first, b, second, c].some(({ gap }) => gap !== 'none');
  const hasFullYear = a.key.length === 4 ? c.key.length <= 2 : a.key.length <= 2 && c.key.length === 4;
  if ([first, b, second, c].some(({ gap }) => gap === 'paragraph') || (spaced && !hasFullYear)) return null;
  if (!hasFullYear && !isShortForm(a, b, c, first.key)) return null;
  if (!standsAlone(tokens, at)) return null;
  const era = readEra(tokens, at + 5);
  const calendars = calendarsOf(a.key.length === 4 ? a : c, hasFullYear, era?.value ?? null);
  if (calendars.length === 0) return null;
  const lunar = era?.value === 'islamic-umalqura';
  const numbers = { parts: [a, b, c], separator: first.key, calendars, lunar } as const;
  const outcome = decide(
    candidatesOf(numbers, hasFullYear, circumstances),
    numbers,
    hasFullYear,
    circumstances,
  );
  return outcome && { outcome, next: era?.next ?? afterTime(tokens, at + 5) };
}

/** 1/2/03 and 25.09.20 may be dates; 4-3-3, 1.2.3 and 10-2-14 are lines of players, versions, scores. */
function isShortForm(a: DateToken, b: DateToken, c: DateToken, separator: string): boolean {
  if (a.key.length > 2 || c.key.length !== 2) return false;
  return separator === '/' || (a.key.length === 2 && b.key.length === 2);
}

function standsAlone(tokens: readonly DateToken[], at: number): boolean {
  const before = tokens[at - 1];
  if (!beginsNumber(tokens, at) || !endsNumber(tokens, at + 4) || (before && VERSION_WORDS.has(before.key)))
    return false;
  const joinedBefore = tokens[at]?.gap === 'none' && before && SEPARATORS.has(before.key);
  if (joinedBefore && before.gap === 'none' && ARABIC_NUMBER.test(tokens[at - 2]?.raw ?? '')) return false;
  const after = tokens[at + 5];
  if (after?.gap !== 'none') return true;
  if (after.kind === 'word') return !/^[a-z]/.test(after.key) || isTime(tokens, at + 5);
  const beyond = tokens[at + 6];
  return !(SEPARATORS.has(after.key) && beyond?.gap === 'none' && beyond.kind === 'number');
}

function isTime(tokens: readonly DateToken[], at: number): boolean {
  return tokens[at]?.key === 't' && tokens[at + 1]?.kind === 'number' && tokens[at + 1]?.gap === 'none';
}

/** The time of ISO 8601 belongs to what was read, though only its date counts, as written. */
function afterTime(tokens: readonly DateToken[], at: number): number {
  if (!isTime(tokens, at) || tokens[at]?.gap !== 'none') return at;
  let next = at + 2;
  const timeMarks = new Set([':', '.', '+', '-']);
  while (
    isOneOf(tokens, next, timeMarks) &&
    tokens[next + 1]?.kind === 'number' &&
    tokens[next]?.gap === 'none'
  ) {
    next += 2;
  }
  return follower(tokens, next)?.key === 'z' && tokens[next]?.gap === 'none' ? next + 1 : next;
}

function calendarsOf(year: DateToken, full: boolean, era: Calendar | null): Calendar[] {
  if (!full) return era === null || era === 'gregory' ? ['gregory'] : [];
  const number = Number(year.key);
  if (number >= FIRST_MODERN_YEAR)
    return number <= 2199 && (era ?? 'gregory') === 'gregory' ? ['gregory'] : [];
  if (number < 1200 || number > 1500 || era === 'gregory') return [];
  if (era !== null) return [era];
  return PERSIAN_DIGITS.test(year.raw) ? ['persian'] : ['islamic-umalqura', 'persian'];
}

function candidatesOf(numbers: Numbers, full: boolean, { published }: Circumstances): Candidate[] {
  const [a, b, c] = numbers.parts.map(({ key }) => Number(key)) as [number, number, number];
  const fullYear = (year: number): number => (full ? year : expandYear(year, published));
  const orders: [Candidate['order'], number, number, number][] = [];
  if (numbers.parts[0].key.length === 4) {
    orders.push(['ymd', a, b, c]);
    if (numbers.separator !== '-' && b > 12) orders.push(['ydm', a, c, b]);
  } else {
    orders.push(['dmy', fullYear(c), b, a], ['mdy', fullYear(c), a, b]);
    if (!full) orders.push(['ymd', fullYear(a), b, c]);
  }
  return orders.flatMap(([order, year, month, day]) =>
    numbers.calendars.map((calendar): Candidate => {
      const iso = isoOf(calendar, { year, month, day });
      return { order, calendar, monthExists: month >= 1 && month <= 12, iso };
    }),
  );
}

function decide(
  all: readonly Candidate[],
  numbers: Numbers,
  full: boolean,
  { order, weekday }: Circumstances,
): DateOutcome | null {
  // Of two digits, year first is a reading only beside others: 31/02/20 is a slip, not 2031.
  const usual = all.filter((candidate) => full || candidate.order !== 'ymd' || order === 'ymd');
  if (!usual.some(({ iso }) => iso)) {
    if (!full && numbers.separator !== '/') return null;
    const reason = usual.some(({ monthExists }) => monthExists) ? 'no-such-day' : 'no-such-month';
    return { kind: 'impossible', reason };
  }
  const valid = all.flatMap(({ iso, ...rest }) => (iso === null ? [] : [{ ...rest, iso }]));
  const distinct = valid.filter(({ iso }, at) => valid.findIndex((other) => other.iso === iso) === at);
  const onDay = distinct.filter(({ iso }) => weekday === null || weekdayOf(iso) === weekday);
  if (onDay.length === 0) return { kind: 'impossible', reason: 'weekday-differs' };
  // Who writes «هـ» writes the day first.
  const preferred = onDay.filter(
    (candidate) => candidate.order === (order ?? (numbers.lunar ? 'dmy' : null)),
  );
  const left = onDay.length > 1 && preferred.length > 0 ? preferred : onDay;
  const [only, other] = left;
  if (!only || other) return { kind: 'ambiguous', readings: left.map(({ iso }) => iso) };
  const eraWritten =
    only.calendar !== 'persian' || numbers.calendars.length > 1 || !PERSIAN_DIGITS.test(numbers.parts[0].raw);
  const certain = full && distinct.length === 1 && only.order !== 'ydm' && eraWritten;
  return {
    kind: 'date',
    iso: only.iso,
    precision: 'day',
    certainty: certain ? 'certain' : 'inferred',
    calendar: only.calendar,
  };
}
