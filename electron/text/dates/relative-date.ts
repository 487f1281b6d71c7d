import { addDays, addMonths, weekdayOf } from './calendar.ts';
import type { DateOutcome } from './date-reading.ts';
import type { DateToken } from './date-token.ts';
import { follower, isOneOf, opensWith } from './date-token.ts';
import { nameTable, readName } from './name-table.ts';
import type { Shift } from './qualifier.ts';
import { readQualifierAfter, readQualifierBefore } from './qualifier.ts';
import { checkWeekday } from './resolve-written.ts';
import { readWeekday } from './weekday-names.ts';
import type { Circumstances, DateMatch } from './written-date.ts';
import { textBetween } from './written-date.ts';

// Days from publication.
const DAYS = nameTable<number>([
  ['أول من أمس|الأول من أمس|أول أمس|أمس الأول|قبل أمس|the day before yesterday|day before yesterday', -2],
  ['avant hier|позавчера|שלשום|پریروز', -2],
  ['أمس|الأمس|بالأمس|يوم أمس|البارحة|مبارح|امبارح|yesterday|hier|вчера|אתמול|دیروز', -1],
  ["اليوم|today|aujourd'hui|сегодня|היום|امروز", 0],
  ['غدا|يوم غد|tomorrow|demain|завтра|מחר', 1],
  ['بعد غد|the day after tomorrow|day after tomorrow|après demain|послезавтра|מחרתיים|پس فردا', 2],
]);

type Period = 'week' | 'month' | 'year';
const PERIODS = nameTable<Period>([
  ['الأسبوع|week|semaine|неделе|неделю|هفته|שבוע', 'week'],
  ['الشهر|شهر|month|mois|месяц|месяце|месяца|ماه|חודש', 'month'],
  ['العام|السنة|سنة|عام|year|année|an|год|году|года|سال|שנה', 'year'],
]);

// «اليوم التالي» is no day we know, «المصري اليوم» a newspaper, «أمس الحاجة» no day at all.
const NOT_BEFORE = new Set('المصري|روسيا|العربيه|هذا|ذلك|usa|نفس|كل|طوال|منذ|russia'.split('|'));
const NOT_AFTER = new Set(
  (
    'التالي|السابق|نفسه|ذاته|الاول|الثاني|الثالث|العالمي|الدولي|الواحد|الوطني|الاخير|السابع|الحاجه|القريب|' +
    'الدراسي|الموعود|الذي|المذكور|تلو'
  ).split('|'),
);

/** A day, month or year counted from publication: «أمس», «أول من أمس», «الجمعة الماضي», «الشهر الجاري», "hier". */
export function matchRelative(
  tokens: readonly DateToken[],
  at: number,
  circumstances: Circumstances,
): DateMatch | null {
  return matchDay(tokens, at, circumstances) ?? matchQualified(tokens, at, circumstances);
}

function matchDay(
  tokens: readonly DateToken[],
  at: number,
  { published, text }: Circumstances,
): DateMatch | null {
  const day = readName(tokens, at, DAYS);
  if (!day || (tokens[at]?.gap !== 'paragraph' && opensWith(tokens, at - 1, NOT_BEFORE))) return null;
  if (day.value <= 0 && day.value > -2 && isOneOf(tokens, day.next, NOT_AFTER)) return null;
  const bracket = follower(tokens, day.next)?.key === '(' ? 1 : 0;
  const weekday = follower(tokens, day.next + bracket) && readWeekday(tokens, day.next + bracket);
  // «أمس الجمعة 25 سبتمبر»: the weekday belongs to the date that follows, read for itself.
  const numbered = weekday && follower(tokens, weekday.next)?.kind === 'number';
  const named = weekday && !numbered && !readQualifierAfter(tokens, weekday.next) ? weekday : null;
  const next = named?.next ?? day.next;
  const word = textBetween(tokens, at, next, text);
  if (published === null) return { outcome: { kind: 'unresolved', word }, next };
  return { outcome: checkWeekday(inferredDay(addDays(published, day.value)), named?.value ?? null), next };
}

function matchQualified(
  tokens: readonly DateToken[],
  at: number,
  { published, text }: Circumstances,
): DateMatch | null {
  const before = readQualifierBefore(tokens, at);
  const start = before?.next ?? at;
  if (before && !follower(tokens, start)) return null;
  const weekday = readWeekday(tokens, start);
  const period = weekday ? null : readName(tokens, start, PERIODS);
  const named = weekday ?? period;
  if (!named) return null;
  const after = before ? null : readQualifierAfter(tokens, named.next);
  const shift = before?.value ?? after?.value;
  if (shift === undefined || (weekday && shift === 0)) return null;
  const next = after?.next ?? named.next;
  const word = textBetween(tokens, at, next, text);
  if (published === null) return { outcome: { kind: 'unresolved', word }, next };
  if (weekday) return { outcome: inferredDay(weekdayBeside(published, weekday.value, shift)), next };
  return period && { outcome: periodOutcome(published, period.value, shift, word), next };
}

function inferredDay(iso: string): DateOutcome {
  return { kind: 'date', iso, precision: 'day', certainty: 'inferred', calendar: 'gregory' };
}

/** The last such weekday before publication, or the first after it. */
function weekdayBeside(published: string, weekday: number, shift: Shift): string {
  const today = weekdayOf(published);
  const away = shift < 0 ? (today - weekday + 7) % 7 || 7 : (weekday - today + 7) % 7 || 7;
  return addDays(published, shift * away);
}

// A week is no date; its month is told if all its possible days share it, whichever day weeks begin with.
function periodOutcome(published: string, period: Period, shift: Shift, word: string): DateOutcome {
  const rest = { certainty: 'inferred', calendar: 'gregory' } as const;
  if (period === 'year') {
    return { kind: 'date', iso: String(Number(published.slice(0, 4)) + shift), precision: 'year', ...rest };
  }
  if (period === 'month')
    return { kind: 'date', iso: addMonths(published, shift), precision: 'month', ...rest };
  const first = addDays(published, shift * 7 - 6).slice(0, 7);
  const last = addDays(published, shift * 7 + 6).slice(0, 7);
  if (first !== last) return { kind: 'unresolved', word };
  return { kind: 'date', iso: first, precision: 'month', ...rest };
}
