import { foldDigits } from '../../../text/number.ts';
import type { DateOrder } from '../../../text/dates/date-reading.ts';
import { readDate } from '../../../text/dates/read-date.ts';
import { publishedDate } from '../published-date.ts';

const THREE_NUMBERS = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(?:\d{4}|\d{2})(?!\d)/;
// Seconds and milliseconds since 1970 between 1990 and 2100.
const EPOCH_SECONDS = [631_152_000, 4_102_444_800] as const;

/** Reads the cells of a date column: answers ISO 8601, '' where a cell names no date or could be two. */
export type DateColumn = (cell: string) => string;

/**
 * The reader of a column of dates. Which of 03/04 is the day is told by the other cells: one that only the one order
 * fits (25/09) decides for the column, unless another one contradicts it.
 */
export function dateColumn(cells: Iterable<string>): DateColumn {
  const seen = new Set<DateOrder>();
  for (const cell of cells) {
    const [, first, second] = THREE_NUMBERS.exec(foldDigits(cell)) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) seen.add('dmy');
    if (Number(second) > 12 && Number(first) <= 12) seen.add('mdy');
  }
  const [only, other] = seen;
  const order = other === undefined ? only : undefined;
  const read = new Map<string, string>();
  return (cell) => {
    const written = cell.trim().slice(0, 200);
    const known = read.get(written);
    if (known !== undefined) return known;
    const iso = readCell(written, order);
    read.set(written, iso);
    return iso;
  };
}

function readCell(cell: string, order: DateOrder | undefined): string {
  if (cell === '') return '';
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(cell)) return epochDate(cell);
  const machine = publishedDate(cell);
  if (machine !== '') return machine;
  const isCompact = /^\p{Nd}{8}$/u.test(cell);
  const reading = readDate(cell, { order: isCompact ? 'ymd' : order });
  if (reading.kind !== 'date') return '';
  const isSettled = reading.certainty === 'certain' || isCompact || order !== undefined;
  return isSettled ? reading.iso : '';
}

function epochDate(cell: string): string {
  const value = Number(cell);
  const seconds = /^\d{13}/.test(cell) ? value / 1000 : value;
  const [first, last] = EPOCH_SECONDS;
  if (seconds < first || seconds > last) return '';
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
