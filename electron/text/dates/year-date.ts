import { isKnownYear, monthBounds } from './calendar.ts';
import type { Calendar, DateOutcome } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { beginsNumber, endsNumber, follower, isOneOf, opensWith } from './date-token.ts';
import type { DateMatch } from './written-date.ts';
import { readEra } from './year-part.ts';

const YEAR_WORDS = new Set(
  'عام|العام|سنه|السنه|لعام|لسنه|بعام|بسنه|وعام|وسنه|year|annee|an|год|году|года|שנת|בשנת|سال'.split('|'),
);
const RUSSIAN_YEAR = new Set(['год', 'году', 'года', 'г']);

/** A year said to be one: «سنة 2020», «2020 م», «1442 هـ», "the year 2020", «в 2020 году». */
export function matchYear(tokens: readonly DateToken[], at: number): DateMatch | null {
  const named = tokens[at]?.kind === 'word' && opensWith(tokens, at, YEAR_WORDS);
  const place = named ? at + 1 : at;
  const number = named ? follower(tokens, place) : tokens[place];
  if (number?.kind !== 'number' || number.key.length !== 4) return null;
  if (!beginsNumber(tokens, place) || !endsNumber(tokens, place) || isRange(tokens, place)) return null;
  const era = readEra(tokens, place + 1);
  const russian = isOneOf(tokens, place + 1, RUSSIAN_YEAR);
  if (!named && !era && !russian) return null;
  const outcome = yearOutcome(Number(number.key), era?.value ?? null);
  return outcome && { outcome, next: era?.next ?? (russian ? place + 2 : place + 1) };
}

/** The outcome for a year of four digits; a year of another calendar lies in two of ours, and both are told. */
export function yearOutcome(year: number, era: Calendar | null): DateOutcome | null {
  const calendar = era ?? 'gregory';
  // «عام 1442» without a mark is Hijri or not: too little to tell.
  if (!isKnownYear(calendar, year) || (era === null && year < 1583)) return null;
  if (calendar === 'gregory') {
    return { kind: 'date', iso: String(year), precision: 'year', certainty: 'inferred', calendar };
  }
  const first = monthBounds(calendar, year, 1)?.[0].slice(0, 4);
  const last = monthBounds(calendar, year, 12)?.[1].slice(0, 4);
  if (first === undefined || last === undefined) return null;
  if (first !== last) return { kind: 'ambiguous', readings: [first, last] };
  return { kind: 'date', iso: first, precision: 'year', certainty: 'inferred', calendar };
}

// «عام 2020-2021», «القرار 2020/15»: more than a year, or none.
function isRange(tokens: readonly DateToken[], at: number): boolean {
  const joins = (mark: DateToken | undefined): boolean => mark?.key === '-' || mark?.key === '/';
  const after = joins(tokens[at + 1]) && follower(tokens, at + 2)?.kind === 'number';
  return after || (joins(tokens[at - 1]) && tokens[at - 2]?.kind === 'number');
}
