import type { DateToken } from './date-token.ts';
import { follower, isOneOf, opensWith } from './date-token.ts';
import type { NameMatch } from './name-table.ts';
import { nameTable, readName } from './name-table.ts';

// Hebrew days are ordinals: without יום they are words like any other.
const WEEKDAYS = nameTable<number>([
  ['الأحد|أحد|sunday|dimanche|воскресенье|воскресенья|יום ראשון|یکشنبه|یک شنبه', 0],
  ['الاثنين|الإثنين|الأثنين|اثنين|monday|lundi|понедельник|понедельника|יום שני|دوشنبه|دو شنبه', 1],
  ['الثلاثاء|الثلثاء|ثلاثاء|tuesday|mardi|вторник|вторника|יום שלישי|سه‌شنبه|سه شنبه', 2],
  ['الأربعاء|أربعاء|wednesday|mercredi|среда|среду|среды|יום רביעי|چهارشنبه|چهار شنبه', 3],
  ['الخميس|خميس|thursday|jeudi|четверг|четверга|יום חמישי|پنجشنبه|پنج شنبه', 4],
  ['الجمعة|جمعة|friday|vendredi|пятница|пятницу|пятницы|יום שישי|آدینه', 5],
  ['السبت|سبت|saturday|samedi|суббота|субботу|субботы|יום שבת|شنبه', 6],
]);
const ABBREVIATIONS = nameTable<number>([
  ['sun', 0],
  ['mon', 1],
  ['tue|tues', 2],
  ['wed', 3],
  ['thu|thur|thurs', 4],
  ['fri', 5],
  ['sat', 6],
]);

const DAY_WORDS = new Set(['يوم', 'نهار', 'ليوم', 'ويوم', 'روز']);
const LINKS = new Set([
  'الموافق',
  'الموافقه',
  'المصادف',
  'في',
  'ل',
  'ال',
  'le',
  'the',
  'du',
  'ב',
  ',',
  '(',
  '-',
  '.',
]);
const MOST_LINKS = 3;

/** The day of the week named at an index: 0 is Sunday. */
export function readWeekday(tokens: readonly DateToken[], at: number): NameMatch<number> | null {
  const start = opensWith(tokens, at, DAY_WORDS) ? at + 1 : at;
  const name = readName(tokens, start, WEEKDAYS);
  if (name) return name;
  return /^[A-Z]/.test(tokens[start]?.raw ?? '') ? readName(tokens, start, ABBREVIATIONS) : null;
}

/** A weekday before a date, with what links the two: «يوم الجمعة الموافق 25 سبتمبر», "Friday, the 25th". */
export function readWeekdayBefore(tokens: readonly DateToken[], at: number): NameMatch<number> | null {
  const weekday = readWeekday(tokens, at);
  if (!weekday) return null;
  let next = weekday.next;
  while (next < weekday.next + MOST_LINKS && isOneOf(tokens, next, LINKS)) next++;
  return { ...weekday, next };
}

/** A weekday in brackets after a date: «25/9/2020 (الجمعة)». */
export function readWeekdayAfter(tokens: readonly DateToken[], at: number): NameMatch<number> | null {
  if (follower(tokens, at)?.key !== '(') return null;
  const weekday = readWeekday(tokens, at + 1);
  if (!weekday || follower(tokens, weekday.next)?.key !== ')') return null;
  return { ...weekday, next: weekday.next + 1 };
}
