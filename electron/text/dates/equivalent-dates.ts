import type { FoundDate } from './date-reading.ts';
import { looseKey } from '../fold.ts';

// What stands between two writings of one day: «8 صفر 1442 هـ الموافق 25 سبتمبر 2020», «(25 سبتمبر 2020)».
const LINK =
  /^[\s\p{Cf}(،,/=\-–]*(?:(?:الموافق|الموافقه|المصادف|موافق|corresponding to)\s*(?:لـ?|ليوم|في)?\s*)?[\s\p{Cf}(]*$/u;
const LONGEST_LINK = 40;

/**
 * One day written in two calendars is one date, Gregorian. If the two differ, no one can say which is meant:
 * sightings of the moon differ from the table by a day, and typists by more.
 */
export function joinEquivalents(text: string, found: readonly FoundDate[]): FoundDate[] {
  const joined: FoundDate[] = [];
  for (const date of found) {
    const before = joined.at(-1);
    const pair = before && equivalent(text, before, date);
    if (pair) joined[joined.length - 1] = pair;
    else joined.push(date);
  }
  return joined;
}

function equivalent(text: string, first: FoundDate, second: FoundDate): FoundDate | null {
  if (first.kind !== 'date' || second.kind !== 'date' || first.calendar === second.calendar) return null;
  if (first.precision !== 'day' || second.precision !== 'day') return null;
  const [from, to] = [first.text[1], second.text[0]];
  if (to - from > LONGEST_LINK || !LINK.test(looseKey(text.slice(from, to)))) return null;
  const span = [first.text[0], second.text[1]] as const;
  if (first.iso !== second.iso) return { kind: 'ambiguous', readings: [first.iso, second.iso], text: span };
  const certainty = [first.certainty, second.certainty].includes('certain') ? 'certain' : 'inferred';
  return { ...first, calendar: 'gregory', certainty, text: span };
}
