import type { DateToken } from './date-token.ts';
import { follower } from './date-token.ts';
import type { MonthName } from './month-names.ts';
import { MONTH_NAMES } from './month-names.ts';
import type { NameMatch } from './name-table.ts';
import { readName } from './name-table.ts';

/** A month, named once or in a pair. */
export interface MonthPart extends MonthName {
  readonly raw: string;
  readonly next: number;
  /** The second month of a range or of a contradiction («سبتمبر/أكتوبر»); null if one month is meant. */
  readonly second: MonthName | null;
}

/** A month at an index: «سبتمبر», «سبتمبر (أيلول)», «أيلول/سبتمبر», "Sept.". */
export function readMonth(tokens: readonly DateToken[], at: number): MonthPart | null {
  const name = readName(tokens, at, MONTH_NAMES);
  if (!name) return null;
  const pair = readSecond(tokens, name);
  if (!pair)
    return { ...name.value, raw: name.raw, next: afterAbbreviation(tokens, name.next), second: null };
  const same = pair.value.month === name.value.month;
  return { ...name.value, raw: name.raw, next: pair.next, second: same ? null : pair.value };
}

function readSecond(tokens: readonly DateToken[], first: NameMatch<MonthName>): NameMatch<MonthName> | null {
  const mark = follower(tokens, first.next)?.key ?? '';
  const start = '/-('.includes(mark) && mark !== '' ? first.next + 1 : first.next;
  const second = follower(tokens, start) && readName(tokens, start, MONTH_NAMES);
  if (!second || second.value.calendar !== first.value.calendar) return null;
  // Side by side without a mark, two names are a pair only if they name one month.
  if (start === first.next && second.value.month !== first.value.month) return null;
  if (mark !== '(') return second;
  return follower(tokens, second.next)?.key === ')' ? { ...second, next: second.next + 1 } : null;
}

function afterAbbreviation(tokens: readonly DateToken[], at: number): number {
  const dot = follower(tokens, at);
  if (dot?.key !== '.' || dot.gap !== 'none') return at;
  const after = follower(tokens, at + 1);
  return after?.kind === 'number' || after?.key === ',' ? at + 1 : at;
}
