import { addMonths, isoOf } from './calendar.ts';
import type { DateOutcome } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { isOneOf, opensWith } from './date-token.ts';
import { readDays } from './day-part.ts';
import type { Shift } from './qualifier.ts';
import { readQualifierAfter } from './qualifier.ts';
import { checkWeekday } from './resolve-written.ts';
import type { Circumstances, DateMatch } from './written-date.ts';
import { textBetween } from './written-date.ts';

const LINKS = new Set(['من', 'الشهر', 'شهر']);
const MOST_LINKS = 2;
// «القرن 21 الحالي»; «الأيام الـ15 المقبلة» is told by its feminine.
const NOT_BEFORE = new Set(['القرن', 'الدوره', 'الموسم']);
const FEMININE = /ه$/;

/** A day of the month of publication or of one beside it: «15 الجاري», «الخامس من الشهر الماضي», "le 15 courant". */
export function matchDayOfMonth(
  tokens: readonly DateToken[],
  at: number,
  { published, weekday, text }: Circumstances,
): DateMatch | null {
  const days = readDays(tokens, at);
  const [day] = days?.value ?? [];
  if (!days || day === undefined || opensWith(tokens, at - 1, NOT_BEFORE)) return null;
  let start = days.next;
  while (start < days.next + MOST_LINKS && isOneOf(tokens, start, LINKS)) start++;
  const qualifier = readQualifierAfter(tokens, start);
  if (!qualifier || FEMININE.test(tokens[start]?.key ?? '')) return null;
  const word = textBetween(tokens, at, qualifier.next, text);
  return { outcome: outcomeOf(days.value, qualifier.value, published, weekday, word), next: qualifier.next };
}

function outcomeOf(
  days: readonly number[],
  shift: Shift,
  published: string | null,
  weekday: number | null,
  word: string,
): DateOutcome {
  if (days.some((day) => day < 1 || day > 31)) return { kind: 'impossible', reason: 'no-such-day' };
  if (published === null) return { kind: 'unresolved', word };
  const [year = 0, month = 0] = addMonths(published, shift).split('-').map(Number);
  const readings = days.flatMap((day) => isoOf('gregory', { year, month, day }) ?? []);
  const [iso] = readings;
  if (iso === undefined || readings.length < days.length)
    return { kind: 'impossible', reason: 'no-such-day' };
  if (readings.length > 1) return { kind: 'ambiguous', readings };
  const outcome = {
    kind: 'date',
    iso,
    precision: 'day',
    certainty: 'inferred',
    calendar: 'gregory',
  } as const;
  return checkWeekday(outcome, weekday);
}
