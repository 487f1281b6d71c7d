import type { DateContext, DateReading } from './date-reading.ts';
import { compactReading } from './compact-date.ts';
import { findDates } from './find-dates.ts';
import { dateTokens } from './date-token.ts';
import { yearOutcome } from './year-date.ts';

/**
 * Reads the first date in a text, such as a date field or line; `none` if it names none. As the whole text,
 * eight digits (20200925) and a year alone (2020) are dates too.
 */
export function readDate(text: string, context: DateContext = {}): DateReading {
  const [found] = findDates(text, context);
  if (found) return found;
  const [only, other] = dateTokens(text);
  if (only?.kind !== 'number' || other) return { kind: 'none' };
  if (only.key.length === 8) return compactReading(only.key, [only.start, only.end], context.order);
  const year = Number(only.key);
  const outcome = only.key.length === 4 && year >= 1900 && year < 2100 ? yearOutcome(year, null) : null;
  return outcome ? { ...outcome, text: [only.start, only.end] } : { kind: 'none' };
}
