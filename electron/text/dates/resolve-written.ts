import {
  daysBetween,
  fieldsOf,
  isKnownYear,
  isoOf,
  longestMonth,
  monthBounds,
  weekdayOf,
} from './calendar.ts';
import type { Calendar, DateOutcome } from './date-reading.ts';
import type { YearPart } from './year-part.ts';
import { expandYear } from './year-part.ts';

/** The parts of a date in words, as written. No day: the month is meant. Several: a list or range. */
export interface WrittenDate {
  readonly calendar: Calendar;
  readonly month: number;
  readonly days: readonly number[];
  readonly year: YearPart | null;
  readonly weekday: number | null;
}

/** From this year on a written date is Gregorian beyond doubt (the reform of October 1582). */
const FIRST_GREGORIAN_YEAR = 1583;
/** A Hijri or Jalali month beside such a year is a month of that Gregorian year («رمضان 2023»). */
const FIRST_MODERN_YEAR = 1800;

/**
 * The outcome for a date in words; `published` is an ISO day or null, `word` what to show if it is missing.
 * Null if the parts make no date that could be told exactly.
 */
export function resolveWritten(
  date: WrittenDate,
  published: string | null,
  word: string,
): DateOutcome | null {
  const { calendar, month, days, year } = date;
  if (days.some((day) => day < 1 || day > longestMonth(calendar, month))) {
    return { kind: 'impossible', reason: 'no-such-day' };
  }
  if (year?.kind === 'written') return resolveWithYear(date, year.year, year.era);
  if (year?.kind === 'two-digit') {
    if (calendar !== 'gregory') return null;
    return outcomeOf(date, expandYear(year.year, published), 'inferred');
  }
  if (published === null) return days.length > 0 || year ? { kind: 'unresolved', word } : null;
  const base = fieldsOf(calendar, published).year;
  if (year?.kind === 'shifted-year') {
    // «العام الماضي» is a Gregorian year for every newspaper.
    if (calendar === 'gregory') return outcomeOf(date, base + year.shift, 'inferred');
    return withinGregorianYear(date, Number(published.slice(0, 4)) + year.shift);
  }
  if (!year && days.length === 0) return null;
  const nearest = nearestYear(date, published, base, year?.shift ?? null);
  return nearest === null
    ? { kind: 'impossible', reason: 'no-such-day' }
    : outcomeOf(date, nearest, 'inferred');
}

function resolveWithYear(date: WrittenDate, year: number, era: Calendar | null): DateOutcome | null {
  const { calendar } = date;
  // A Jalali year is «هـ» too, of the solar kind.
  const agrees = era === null || era === calendar || (calendar === 'persian' && era === 'islamic-umalqura');
  if (calendar !== 'gregory' && year >= FIRST_MODERN_YEAR && era !== calendar)
    return withinGregorianYear(date, year);
  if (!agrees) return { kind: 'impossible', reason: 'no-such-month' };
  if (!isKnownYear(calendar, year)) return null;
  const certain = calendar !== 'gregory' || year >= FIRST_GREGORIAN_YEAR;
  return outcomeOf(date, year, certain ? 'certain' : 'inferred');
}

function withinGregorianYear(date: WrittenDate, gregorianYear: number): DateOutcome | null {
  const base = fieldsOf(date.calendar, `${gregorianYear}-01-01`).year;
  const years = [base, base + 1].filter((year) =>
    boundsOf(date, year)?.some((iso) => iso.startsWith(`${gregorianYear}-`)),
  );
  const outcomes = years.flatMap((year) => outcomeOf(date, year, 'inferred') ?? []);
  const [first, second] = outcomes;
  if (!first) return null;
  if (!second) return first;
  const readings = outcomes.flatMap((outcome) => {
    if (outcome.kind === 'date') return [outcome.iso];
    return outcome.kind === 'ambiguous' ? outcome.readings : [];
  });
  return { kind: 'ambiguous', readings };
}

/** First and last ISO day of the day or month meant; null if that year has it not. */
function boundsOf({ calendar, month, days }: WrittenDate, year: number): [string, string] | null {
  const [day] = days;
  if (day === undefined) return monthBounds(calendar, year, month);
  const iso = isoOf(calendar, { year, month, day });
  return iso === null ? null : [iso, iso];
}

/** Leap days may be three years off; `shift` asks for the last one before or the first after publication. */
function nearestYear(
  date: WrittenDate,
  published: string,
  base: number,
  shift: number | null,
): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  for (let year = base - 4; year <= base + 4; year++) {
    const bounds = boundsOf(date, year);
    if (!bounds) continue;
    const [first, last] = bounds;
    if (shift === -1 && last >= published) continue;
    if (shift === 1 && first <= published) continue;
    const distance = Math.max(daysBetween(published, first), daysBetween(last, published), 0);
    if (distance < least) [nearest, least] = [year, distance];
  }
  return nearest;
}

function outcomeOf(date: WrittenDate, year: number, certainty: 'certain' | 'inferred'): DateOutcome | null {
  const { calendar, month, days, weekday } = date;
  const isos = days.map((day) => isoOf(calendar, { year, month, day }));
  if (isos.includes(null)) {
    return isKnownYear(calendar, year) ? { kind: 'impossible', reason: 'no-such-day' } : null;
  }
  const known = isos.filter((iso) => iso !== null);
  const [iso] = known;
  if (iso === undefined) return monthOutcome(calendar, year, month);
  if (known.length > 1) return { kind: 'ambiguous', readings: known };
  return checkWeekday({ kind: 'date', iso, precision: 'day', certainty, calendar }, weekday);
}

/** A month as YYYY-MM; a month of another calendar mostly lies in two of ours, and both are told. */
function monthOutcome(calendar: Calendar, year: number, month: number): DateOutcome | null {
  const bounds = monthBounds(calendar, year, month);
  if (!bounds) return null;
  const [first, last] = [bounds[0].slice(0, 7), bounds[1].slice(0, 7)];
  if (first !== last) return { kind: 'ambiguous', readings: [first, last] };
  return { kind: 'date', iso: first, precision: 'month', certainty: 'inferred', calendar };
}

/** The outcome, or `weekday-differs` if it is a day that does not fall on the weekday (0 is Sunday) written with it. */
export function checkWeekday(outcome: DateOutcome, weekday: number | null): DateOutcome {
  if (weekday === null || outcome.kind !== 'date' || outcome.precision !== 'day') return outcome;
  return weekdayOf(outcome.iso) === weekday ? outcome : { kind: 'impossible', reason: 'weekday-differs' };
}
