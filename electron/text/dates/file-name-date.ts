import { foldDigits } from '../number.ts';
import { compactReading } from './compact-date.ts';
import type { DateContext, DateReading } from './date-reading.ts';
import { findDates } from './find-dates.ts';

const EIGHT_DIGITS = /(?<!\d)\d{8}(?!\d)/g;
// 20200925T101500 and 20200925101500: a time written onto the day.
const WITH_TIME = /(?<!\d)(\d{8})(?:[01]\d|2[0-3])(?:[0-5]\d){1,2}(?!\d)/g;

/**
 * The date in the name of a file, without its folders: `JA-1127-20170211.txt`, `sharq_25_9_2020.html`,
 * «النهار 25 أيلول 2020.docx». Offsets are those of the name given. Several different days are ambiguous;
 * `order` says which of its readings a single one has.
 */
export function formatsFromFileName(name: string, { order }: Pick<DateContext, 'order'> = {}): DateReading {
  const folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
  const base = foldDigits(name.slice(folder));
  const shift = ([start, end]: readonly [number, number]) => [start + folder, end + folder] as const;
  const written = findDates(spaced(name.slice(folder)), { order });
  const found: DateReading[] = written.map((date) => ({ ...date, text: shift(date.text) }));
  const compact = [...base.matchAll(EIGHT_DIGITS), ...base.matchAll(WITH_TIME)].map((match) =>
    compactReading(match[0].slice(0, 8), shift([match.index, match.index + match[0].length]), order),
  );
  const readings = [...found, ...compact].filter(isTold);
  const days = [...new Set(readings.flatMap((date) => (date.kind === 'date' ? [date.iso] : date.readings)))];
  const [first] = readings;
  if (!first) return found.find(({ kind }) => kind === 'impossible') ?? { kind: 'none' };
  if (days.length === 1 || readings.length === 1) return first;
  return { kind: 'ambiguous', readings: days, text: [folder, name.length] };
}

type Told = Extract<DateReading, { kind: 'date' | 'ambiguous' }>;

/** Words such as «اليوم» in the name of a newspaper say no date; a month or year beside a day says nothing new. */
function isTold(date: DateReading, _at: number, all: readonly DateReading[]): date is Told {
  if (date.kind !== 'date') return date.kind === 'ambiguous';
  const dated = all.some((other) => other.kind === 'date' && other.precision === 'day');
  return date.precision === 'day' || !dated;
}

// 1-2-03: which of the three is the year can only be asked, as of 1/2/03.
const SHORT_YEAR = /(?<!\p{Nd}[._-]?)\p{Nd}{1,2}([._-])\p{Nd}{1,2}\1\p{Nd}{2}(?![._-]?\p{Nd})/gu;
const NUMBERS = /\p{Nd}+(?:[_.-]\p{Nd}+)+/gu;

// Underscores part words and numbers in names. Between numbers they are what a dash is, unless a dash or full stop
// is there, too: 7_2020-09-25_1015. Keeps every offset.
function spaced(name: string): string {
  return name
    .replace(SHORT_YEAR, (numbers) => numbers.replace(/[._-]/g, '/'))
    .replace(NUMBERS, (numbers) => numbers.replaceAll('_', /[.-]/.test(numbers) ? ' ' : '-'))
    .replace(/_/g, ' ')
    .replace(/(?<=\p{L})-(?=\p{Nd})|(?<=\p{Nd})-(?=\p{L})/gu, ' ')
    .replace(/\.(?=\p{L}{2,5}$)/u, ' ');
}
