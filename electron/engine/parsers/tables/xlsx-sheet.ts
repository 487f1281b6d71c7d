import { ok, type Result } from '../../../contract/result.ts';
import { LimitReached } from '../office/limit-reached.ts';
import { readXml } from '../office/xml-events.ts';
import { MAX_COLUMNS, MAX_ROWS } from './table.ts';
import { serialDate } from './xlsx-dates.ts';
import { SHEET_NAMESPACES } from './xlsx-workbook.ts';

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** What all cells of a sheet may come to, in UTF-16 units: a text may be shared by many of them. */
const MAX_TEXT = 64 * 1024 * 1024;

/**
 * The rows of a sheet that have cells, each as long as its last cell, in the order of the sheet (a sheet that is shown
 * from right to left has its first column at the right, and first). Expected failures: as `readXml`, `too-large`.
 */
export function readSheet(bytes: Uint8Array, context: SheetContext): Result<readonly (readonly string[])[]> {
  const rows: string[][] = [];
  let row: string[] = [];
  let column = -1;
  let type = '';
  let style = -1;
  let parts: string[] = [];
  let isValue = false;
  let phonetic = 0;
  let held = 0;
  const read = readXml(bytes, SHEET_NAMESPACES, {
    open(name, attributes) {
      if (name === 'row') {
        row = [];
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attributes['r'] ?? '') ?? column + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? -1);
        parts = [];
      } else if (name === 'rPh') phonetic++;
      isValue = (name === 'v' || name === 't') && phonetic === 0;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c' && column < MAX_COLUMNS) {
        const text = cellText(parts.join(''), type, style, context);
        held += text.length;
        if (held > MAX_TEXT) throw new LimitReached('too-large', MAX_TEXT);
        if (text !== '') {
          while (row.length < column) row.push('');
          row[column] = text;
        }
      } else if (name === 'row' && row.length > 0) {
        // One more than are read, by which a table that is too long is known.
        if (rows.length <= MAX_ROWS + 1) rows.push(row);
      }
    },
    text: (data) => isValue && parts.push(data),
  });
  return read.ok ? ok(rows) : read;
}

/** The number of a column from 0, of a cell's address (`AB12`); null where it has none. */
function columnOf(address: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0];
  if (letters === undefined) return null;
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.charCodeAt(0) - 64);
  return number - 1;
}

/** Controls in texts are written as `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
const ESCAPED = /_x([\dA-F]{4})_/gi;

function cellText(
  value: string,
  type: string,
  style: number,
  { strings, dateStyles, from1904 }: SheetContext,
): string {
  if (type === 'e') return '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'n') return dateStyles.has(style) ? serialDate(value, from1904) : value;
  const text = type === 's' ? (strings[Number(value)] ?? '') : value;
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
