import type { Calendar } from './date-reading.ts';

/** A day in the terms of some calendar; the month counts from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;

// Where Intl's tables are exact: KACST's Umm al-Qura table begins in 1300 AH; the Iranian calendar is a law
// of 1925, but its year was reckoned alike a century before.
const YEARS: Readonly<Record<Calendar, readonly [first: number, last: number]>> = {
  gregory: [1000, 2199],
  'islamic-umalqura': [1300, 1500],
  persian: [1200, 1500],
};

// Mean days of year and month, and the day of 1/1/1 counted from 1970-01-01; for the first guess of a search.
const MEAN: Readonly<Record<Exclude<Calendar, 'gregory'>, readonly [number, number, number]>> = {
  'islamic-umalqura': [354.367, 29.53, -492_148],
  persian: [365.2422, 30.44, -492_268],
};
const GUESS_RADIUS = 10;

const formats = new Map<Calendar, Intl.DateTimeFormat>();

function formatOf(calendar: Calendar): Intl.DateTimeFormat {
  let format = formats.get(calendar);
  if (!format) {
    const options = { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    format = new Intl.DateTimeFormat(`en-u-nu-latn-ca-${calendar}`, options);
    formats.set(calendar, format);
  }
  return format;
}

function fieldsOfEpochDay(calendar: Calendar, epochDay: number): CalendarDay {
  const fields = { year: 0, month: 0, day: 0 };
  for (const { type, value } of formatOf(calendar).formatToParts(epochDay * MS_PER_DAY)) {
    if (type === 'year' || type === 'month' || type === 'day') fields[type] = Number(value);
  }
  return fields;
}

function epochDayOf(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY);
}

function isoOfEpochDay(epochDay: number): string {
  return new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whether a year of four digits lies where the calendar is known exactly. */
export function isKnownYear(calendar: Calendar, year: number): boolean {
  const [first, last] = YEARS[calendar];
  return year >= first && year <= last;
}

/** An ISO day as a day of `calendar`. */
export function fieldsOf(calendar: Calendar, iso: string): CalendarDay {
  return fieldsOfEpochDay(calendar, epochDayOf(iso));
}

/** ISO 8601 of a day in `calendar`; null if the calendar has no such day or its year is not known exactly. */
export function isoOf(calendar: Calendar, { year, month, day }: CalendarDay): string | null {
  if (!isKnownYear(calendar, year) || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (calendar === 'gregory') {
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
  }
  const [yearDays, monthDays, epoch] = MEAN[calendar];
  const guess = Math.round(epoch + (year - 1) * yearDays + (month - 1) * monthDays + day - 1);
  const rank = (fields: CalendarDay): number => (fields.year * 12 + fields.month) * 32 + fields.day;
  const wanted = rank({ year, month, day });
  let low = guess - GUESS_RADIUS;
  let high = guess + GUESS_RADIUS;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (rank(fieldsOfEpochDay(calendar, middle)) < wanted) low = middle + 1;
    else high = middle;
  }
  return rank(fieldsOfEpochDay(calendar, low)) === wanted ? isoOfEpochDay(low) : null;
}

/** First and last ISO day of a month of `calendar`; null if its year is not known exactly. */
export function monthBounds(calendar: Calendar, year: number, month: number): [string, string] | null {
  const first = isoOf(calendar, { year, month, day: 1 });
  if (first === null) return null;
  for (let day = 31; day >= 28; day--) {
    const last = isoOf(calendar, { year, month, day });
    if (last !== null) return [first, last];
  }
  return null;
}

/** Days in the longest such month of any year. */
export function longestMonth(calendar: Calendar, month: number): number {
  if (calendar === 'islamic-umalqura') return 30;
  if (calendar === 'persian') return month <= 6 ? 31 : 30;
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Day of the week of an ISO day: 0 is Sunday. */
export function weekdayOf(iso: string): number {
  return (((epochDayOf(iso) + 4) % 7) + 7) % 7;
}

export function addDays(iso: string, days: number): string {
  return isoOfEpochDay(epochDayOf(iso) + days);
}

/** Days from one ISO day to another; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** The YYYY-MM that lies `months` after that of an ISO day. */
export function addMonths(iso: string, months: number): string {
  const { year, month } = fieldsOf('gregory', iso);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}
