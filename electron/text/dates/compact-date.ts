import { isoOf } from './calendar.ts';
import type { DateOrder, DateReading, DateSpan } from './date-reading.ts';

/** Years in which a run of eight digits is taken for a date rather than for a number. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/**
 * Eight ASCII digits without separators as YYYYMMDD, DDMMYYYY or MMDDYYYY, whichever is a day of
 * 1900–2099; never certain. If several are, the one of `order` counts; without it they are ambiguous.
 */
export function compactReading(digits: string, text: DateSpan, order?: DateOrder): DateReading {
  const at = (start: number, end: number): number => Number(digits.slice(start, end));
  const valid = [
    { order: 'ymd', year: at(0, 4), month: at(4, 6), day: at(6, 8) },
    { order: 'dmy', year: at(4, 8), month: at(2, 4), day: at(0, 2) },
    { order: 'mdy', year: at(4, 8), month: at(0, 2), day: at(2, 4) },
  ].filter((day) => day.year >= FIRST_YEAR && day.year <= LAST_YEAR && isoOf('gregory', day) !== null);
  const preferred = valid.filter((day) => day.order === order);
  const days = preferred.length > 0 ? preferred : valid;
  const readings = [...new Set(days.flatMap((day) => isoOf('gregory', day) ?? []))];
  const [iso] = readings;
  if (iso === undefined) return { kind: 'none' };
  if (readings.length > 1) return { kind: 'ambiguous', readings, text };
  return { kind: 'date', iso, precision: 'day', certainty: 'inferred', calendar: 'gregory', text };
}
