import { longestMonth } from './calendar.ts';
import type { DateOutcome } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { beginsNumber, endsNumber, isOneOf, opensWith } from './date-token.ts';
import { resolveWritten } from './resolve-written.ts';
import type { Circumstances, DateMatch } from './written-date.ts';
import { textBetween } from './written-date.ts';

const CUES = new Set(['يوم', 'بتاريخ', 'تاريخ', 'بيوم', 'dated', 'date', 'مورخ']);
const MONTH_CUES = new Set([...CUES, 'شهر', 'بشهر', 'month']);
const SEPARATORS = new Set(['/', '-']);

/**
 * Two numbers: 25/9, 31/02, 9/2020, 2020-09. They are ratios and resolutions far more often, so only after a
 * weekday or a word for date, or as the whole text.
 */
export function matchShortNumeric(
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  const [a, mark, b] = tokens.slice(at, at + 3);
  if (a?.kind !== 'number' || b?.kind !== 'number' || mark?.gap !== 'none' || b.gap !== 'none') return null;
  if (!SEPARATORS.has(mark.key) || !beginsNumber(tokens, at) || !endsNumber(tokens, at + 2)) return null;
  if (isOneOf(tokens, at + 3, SEPARATORS) && tokens[at + 3]?.gap === 'none') return null;
  const whole = at === 0 && tokens.length === 3;
  const next = at + 3;
  if (a.key.length + b.key.length > 4) {
    const outcome = whole || opensWith(tokens, at - 1, MONTH_CUES) ? monthOf(a, b) : null;
    return outcome && { outcome, next };
  }
  const cued = circumstances.weekday !== null || opensWith(tokens, at - 1, CUES);
  if (mark.key !== '/' || !(cued || (whole && looksLikeDate(a.key, b.key)))) return null;
  const word = textBetween(tokens, at, next, circumstances.text);
  return { outcome: dayOf(Number(a.key), Number(b.key), word, circumstances), next };
}

// 24/7 is a way of life, 1/2 a half.
function looksLikeDate(a: string, b: string): boolean {
  if (a.length > 2 || b.length > 2 || `${a}/${b}` === '24/7') return false;
  const [larger, smaller] = [Math.max(Number(a), Number(b)), Math.min(Number(a), Number(b))];
  return (a.length === 2 && b.length === 2) || (larger > 12 && larger <= 31 && smaller <= 12);
}

function monthOf(a: DateToken, b: DateToken): DateOutcome | null {
  const [year, month] = a.key.length === 4 ? [a.key, b.key] : [b.key, a.key];
  if (year.length !== 4 || month.length > 2 || Number(year) < 1583 || Number(year) > 2199) return null;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const iso = `${year}-${month.padStart(2, '0')}`;
  return { kind: 'date', iso, precision: 'month', certainty: 'inferred', calendar: 'gregory' };
}

function dayOf(a: number, b: number, word: string, circumstances: Circumstances): DateOutcome {
  const { order, published, weekday } = circumstances;
  const all = [
    { order: 'dmy', day: a, month: b },
    { order: 'mdy', day: b, month: a },
  ].filter(({ month }, at) => month >= 1 && month <= 12 && (at === 0 || a !== b));
  const valid = all.filter(({ month, day }) => day >= 1 && day <= longestMonth('gregory', month));
  if (valid.length === 0) {
    return { kind: 'impossible', reason: all.length > 0 ? 'no-such-day' : 'no-such-month' };
  }
  const preferred = valid.filter((candidate) => candidate.order === order);
  const outcomes = (preferred.length > 0 ? preferred : valid).flatMap(({ month, day }) => {
    const date = { calendar: 'gregory', month, days: [day], year: null, weekday } as const;
    return resolveWritten(date, published, word) ?? [];
  });
  const dates = outcomes.filter((outcome) => outcome.kind === 'date');
  const [first] = dates.length > 0 ? dates : outcomes;
  if (dates.length > 1) return { kind: 'ambiguous', readings: dates.map(({ iso }) => iso) };
  return first ?? { kind: 'unresolved', word };
}
