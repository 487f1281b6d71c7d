import { isoOf } from './calendar.ts';
import type { DateContext, FoundDate } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { dateTokens } from './date-token.ts';
import { matchDayOfMonth } from './day-of-month.ts';
import { joinEquivalents } from './equivalent-dates.ts';
import { matchNumeric } from './numeric-date.ts';
import { matchRelative } from './relative-date.ts';
import { matchShortNumeric } from './short-numeric-date.ts';
import { readWeekdayAfter, readWeekdayBefore } from './weekday-names.ts';
import type { Circumstances, DateMatch } from './written-date.ts';
import { matchWritten } from './written-date.ts';
import { matchYear } from './year-date.ts';

type Matcher = (tokens: readonly DateToken[], at: number, circumstances: Circumstances) => DateMatch | null;

// The fuller form first: of «25 سبتمبر 2020 م» the year alone must not be taken.
const MATCHERS: readonly Matcher[] = [matchWritten, matchNumeric, matchShortNumeric, matchDayOfMonth];
const UNDATED_MATCHERS: readonly Matcher[] = [matchRelative, matchYear];

/**
 * All dates a text names, in order and without overlap, with UTF-16 offsets. Relative and yearless ones are
 * resolved against `context.published` and marked inferred, or left unresolved. Linear in the length.
 */
export function findDates(text: string, context: DateContext = {}): FoundDate[] {
  const tokens = dateTokens(text);
  const circumstances = {
    published: publicationDay(context.published),
    order: context.order ?? null,
    weekday: null,
    text,
  };
  const found: FoundDate[] = [];
  for (let at = 0; at < tokens.length;) {
    const match = tokens[at]?.kind === 'mark' ? null : matchAt(tokens, at, circumstances);
    const [start, end] = [tokens[at]?.start, tokens[(match?.next ?? 0) - 1]?.end];
    if (match && start !== undefined && end !== undefined)
      found.push({ ...match.outcome, text: [start, end] });
    at = match?.next ?? at + 1;
  }
  return joinEquivalents(text, found);
}

function matchAt(tokens: readonly DateToken[], at: number, circumstances: Circumstances): DateMatch | null {
  const before = readWeekdayBefore(tokens, at);
  if (before) {
    const dated = firstMatch(MATCHERS, tokens, before.next, { ...circumstances, weekday: before.value });
    if (dated) return dated;
  }
  const plain = firstMatch(MATCHERS, tokens, at, circumstances);
  if (!plain) return firstMatch(UNDATED_MATCHERS, tokens, at, circumstances);
  const after = readWeekdayAfter(tokens, plain.next);
  if (!after) return plain;
  const checked = firstMatch(MATCHERS, tokens, at, { ...circumstances, weekday: after.value });
  return checked && { ...checked, next: after.next };
}

function firstMatch(
  matchers: readonly Matcher[],
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  for (const matcher of matchers) {
    const match = matcher(tokens, at, circumstances);
    if (match) return match;
  }
  return null;
}

/** The day of an ISO date or date and time; null unless it names a real day. */
function publicationDay(published: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(published ?? '') ?? [];
  return isoOf('gregory', { year: Number(year), month: Number(month), day: Number(day) });
}
