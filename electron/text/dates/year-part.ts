import type { Calendar } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { endsNumber, follower, isOneOf } from './date-token.ts';
import { MONTH_NAMES } from './month-names.ts';
import type { NameMatch } from './name-table.ts';
import { nameTable, readName } from './name-table.ts';
import type { Shift } from './qualifier.ts';
import { readQualifierAfter } from './qualifier.ts';

/** How a date says its year. */
export type YearPart =
  | { readonly kind: 'written'; readonly year: number; readonly era: Calendar | null }
  | { readonly kind: 'two-digit'; readonly year: number }
  /** «من العام الماضي»: counted from the year of publication. */
  | { readonly kind: 'shifted-year'; readonly shift: Shift }
  /** «سبتمبر الماضي»: the last such date before publication. */
  | { readonly kind: 'occurrence'; readonly shift: Shift };

/** A part of a date and the index of the token after it. */
export interface Part<Value> {
  readonly value: Value;
  readonly next: number;
}

const ERAS = nameTable<Calendar>([
  ['م|ميلادي|ميلادية|ميلاديا|للميلاد|میلادی|ad|ce', 'gregory'],
  ['ه|ه ق|هجري|هجرية|هجريا|للهجرة|هجري قمري|قمري|ah', 'islamic-umalqura'],
  ['ش|ه ش|شمسي|هجري شمسي|خورشیدی|هجری خورشیدی', 'persian'],
]);

const SEPARATORS = new Set([',', '-', '/', '.', "'"]);
const SOLAR_OR_LUNAR: Readonly<Record<string, Calendar>> = { ش: 'persian', ق: 'islamic-umalqura' };
const YEAR_WORDS = new Set(['عام', 'العام', 'سنه', 'السنه', 'لعام', 'لسنه', 'سال']);
const LINKS = new Set(['من', 'of', 'de', ...YEAR_WORDS]);
const MOST_LINKS = 2;

/** The era after a year: «م», «هـ», «هـ.ش». */
export function readEra(tokens: readonly DateToken[], at: number): NameMatch<Calendar> | null {
  if (!follower(tokens, at)) return null;
  const era = readName(tokens, at, ERAS);
  if (era?.value !== 'islamic-umalqura' || follower(tokens, era.next)?.key !== '.') return era;
  const second = SOLAR_OR_LUNAR[follower(tokens, era.next + 1)?.key ?? ''];
  return second ? { ...era, value: second, next: era.next + 2 } : era;
}

/** The year after a month: «2020», «من عام 2020 م», ", 2020", "-20", «من العام الماضي», «الجاري». */
export function readYear(tokens: readonly DateToken[], at: number): Part<YearPart> | null {
  let next = isOneOf(tokens, at, SEPARATORS) ? at + 1 : at;
  const separator = next > at ? (tokens[at]?.key ?? '') : '';
  if (separator === ',' && follower(tokens, next)?.key === "'") next++;
  const firstWord = next;
  while (next < firstWord + MOST_LINKS && isOneOf(tokens, next, LINKS)) next++;
  const number = follower(tokens, next);
  if (number?.kind === 'number') return readWrittenYear(tokens, next, separator);
  const qualifier = readQualifierAfter(tokens, next);
  if (!qualifier || separator !== '') return null;
  if (next === firstWord)
    return { value: { kind: 'occurrence', shift: qualifier.value }, next: qualifier.next };
  if (!YEAR_WORDS.has(tokens[next - 1]?.key ?? '')) return null;
  return { value: { kind: 'shifted-year', shift: qualifier.value }, next: qualifier.next };
}

function readWrittenYear(tokens: readonly DateToken[], at: number, separator: string): Part<YearPart> | null {
  const number = tokens[at];
  if (!number || !endsNumber(tokens, at)) return null;
  const era = readEra(tokens, at + 1);
  // «61 هـ» is a year too, though none we know the days of: no other may take its place.
  if (number.key.length === 4 || (era && number.key.length < 4)) {
    const value = { kind: 'written', year: Number(number.key), era: era?.value ?? null } as const;
    return { value, next: era?.next ?? at + 1 };
  }
  // Two digits after a mere blank are a number of something else: «25 سبتمبر 20 شخصاً».
  const joined = separator === "'" || tokens[at - 1]?.key === "'";
  const dashed =
    (separator === '-' || separator === '/') && number.gap === 'none' && tokens[at - 1]?.gap === 'none';
  if (number.key.length !== 2 || !(joined || dashed)) return null;
  if (readName(tokens, at + 1, MONTH_NAMES)) return null;
  return { value: { kind: 'two-digit', year: Number(number.key) }, next: at + 1 };
}

/** A year of two digits as POSIX strptime reads it (69 is 1969), or in the century nearest to publication. */
export function expandYear(year: number, published: string | null): number {
  if (published === null) return year + (year < 69 ? 2000 : 1900);
  const base = Number(published.slice(0, 4));
  return base - ((((base - year + 50) % 100) + 100) % 100) + 50;
}
