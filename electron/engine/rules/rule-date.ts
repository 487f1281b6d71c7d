import { formatsFromFileName } from '../../text/dates/file-name-date.ts';
import type { DateOrder, DateReading } from '../../text/dates/date-reading.ts';
import { readDate } from '../../text/dates/read-date.ts';
import { foldDigits } from '../../text/number.ts';
import { pathSegments } from './address-pattern.ts';
import { foldersOf } from './file-place.ts';

/** What a name, the folders of a path or an address say of a date. */
export interface RuleDate {
  readonly outcome: 'date' | 'ambiguous' | 'impossible' | 'none';
  /** The words or digits that were read; where there are none, what they were looked for in. */
  readonly text: string;
  /** ISO 8601 days, months or years: one of a date, several of an ambiguous one. */
  readonly readings: readonly string[];
}

const NONE: RuleDate = { outcome: 'none', text: '', readings: [] };

type Order = DateOrder | undefined;

/** The date in the name of a file, as `formatsFromFileName` reads it. */
export function dateOfName(name: string, order: Order): RuleDate {
  return shownAs(name, toldBy(name, formatsFromFileName(name, { order })));
}

/**
 * The date of the nearest folder upwards that names one, by itself («ملف 25-9-2020») or together with those that it
 * lies in (2020/09/25, 2020/أيلول/25, 2020/09). A folder that names an impossible or ambiguous date ends the search.
 */
export function dateOfFolders(folder: string, order: Order): RuleDate {
  const folders = foldersOf(folder);
  for (let nearest = folders.length - 1; nearest >= 0; nearest--) {
    const date = dateEndingAt(folders, nearest, order);
    if (date) return date;
  }
  return shownAs(folders.at(-1) ?? '', NONE);
}

function dateEndingAt(folders: readonly string[], nearest: number, order: Order): RuleDate | null {
  const [outer = '', middle = '', inner = ''] = [nearest - 2, nearest - 1, nearest].map((at) =>
    foldDigits(folders[at] ?? ''),
  );
  const spread = spreadDate(outer, middle, inner, order) ?? monthOfYear(middle, inner);
  if (spread) return spread;
  const own = toldBy(inner, formatsFromFileName(inner, { order }));
  if (own.outcome !== 'none') return own;
  return DIGITS_4.test(inner) ? told(toldBy(inner, readDate(inner))) : null;
}

const DIGITS_4 = /^\d{4}$/;
const DIGITS_1_2 = /^\d{1,2}$/;

/** 2020/09/25, 25/09/2020 or 1/2/03 in three folders, the month in letters too. */
function spreadDate(outer: string, middle: string, inner: string, order: Order): RuleDate | null {
  const isYearFirst = DIGITS_4.test(outer) && DIGITS_1_2.test(inner);
  if (isYearFirst && /\p{L}/u.test(middle)) {
    return told(toldBy(`${inner} ${middle} ${outer}`, readDate(`${inner} ${middle} ${outer}`)));
  }
  if (!DIGITS_1_2.test(middle)) return null;
  const isYearLast = DIGITS_1_2.test(outer) && (DIGITS_4.test(inner) || /^\d{2}$/.test(inner));
  if (!isYearFirst && !isYearLast) return null;
  const text = `${outer}/${middle}/${inner}`;
  return told(toldBy(text, readDate(text, { order })));
}

/** 2020/09 or 2020/أيلول in two folders. */
function monthOfYear(outer: string, inner: string): RuleDate | null {
  if (!DIGITS_4.test(outer)) return null;
  if (DIGITS_1_2.test(inner)) {
    const text = `${outer}-${inner.padStart(2, '0')}`;
    return told(toldBy(text, readDate(text)));
  }
  if (!/\p{L}/u.test(inner)) return null;
  const text = `${inner} ${outer}`;
  const date = toldBy(text, readDate(text));
  return date.outcome === 'date' && date.readings[0] !== outer ? date : null;
}

const YEAR_MONTH_DAY = /(?<!\d)(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)/g;
const DAY_MONTH_YEAR = /(?<!\d)(\d{1,2})[-_.](\d{1,2})[-_.](\d{4})(?!\d)/g;
const EIGHT_DIGITS = /(?<!\d)\d{8}(?!\d)/g;

/**
 * The date in the path of an address, by its digits: over segments (/2020/09/25/), within one (/2020-9-25), then as
 * eight digits, then a month (/2020/09/). Eight digits begin with the year unless `order` says otherwise: most
 * numbers in addresses are no dates. Several different dates of one kind are ambiguous.
 */
export function dateOfAddress(url: string, order: Order): RuleDate {
  const segments = pathSegments(url).map(foldDigits);
  const spread = segments.flatMap(
    (inner, at) => spreadDate(segments[at - 2] ?? '', segments[at - 1] ?? '', inner, order) ?? [],
  );
  const written = segments.flatMap((segment) =>
    [...segment.matchAll(YEAR_MONTH_DAY), ...segment.matchAll(DAY_MONTH_YEAR)].map(([text, a, b, c]) =>
      toldBy(text, readDate(`${a}/${b}/${c}`, { order })),
    ),
  );
  const compact = segments.flatMap((segment) =>
    [...segment.matchAll(EIGHT_DIGITS)].map(([text]) => compactDate(text, order)),
  );
  const months = segments.flatMap((inner, at) =>
    DIGITS_1_2.test(inner) ? (monthOfYear(segments[at - 1] ?? '', inner) ?? []) : [],
  );
  for (const kind of [spread, written, compact, months]) {
    const date = oneOf(kind);
    if (date) return date;
  }
  return shownAs(url, NONE);
}

function compactDate(digits: string, order: Order): RuleDate {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const reading = order === 'dmy' || order === 'mdy' ? readDate(digits, { order }) : readDate(text);
  return reading.kind === 'date' || reading.kind === 'ambiguous' ? toldBy(digits, reading) : NONE;
}

/** What several readings of one kind come to; null where they say nothing. */
function oneOf(dates: readonly RuleDate[]): RuleDate | null {
  const real = dates.filter(({ outcome }) => outcome === 'date' || outcome === 'ambiguous');
  const [first] = real;
  if (!first) return dates.find(({ outcome }) => outcome === 'impossible') ?? null;
  const readings = [...new Set(real.flatMap((date) => date.readings))];
  if (readings.length === first.readings.length) return first;
  return { outcome: 'ambiguous', text: real.map(({ text }) => text).join(' '), readings };
}

function shownAs(text: string, date: RuleDate): RuleDate {
  return date.outcome === 'none' ? { ...date, text } : date;
}

function told(date: RuleDate): RuleDate | null {
  return date.outcome === 'none' ? null : date;
}

function toldBy(text: string, reading: DateReading): RuleDate {
  if (reading.kind === 'none' || reading.kind === 'unresolved') return NONE;
  const [start, end] = reading.text;
  const words = text.slice(start, end) || text;
  if (reading.kind === 'impossible') return { outcome: 'impossible', text: words, readings: [] };
  if (reading.kind === 'ambiguous') return { outcome: 'ambiguous', text: words, readings: reading.readings };
  return { outcome: 'date', text: words, readings: [reading.iso] };
}
