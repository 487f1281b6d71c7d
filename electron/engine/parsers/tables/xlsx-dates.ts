import { ok, type Result } from '../../../contract/result.ts';
import { readXml } from '../office/xml-events.ts';
import { SHEET_NAMESPACES } from './xlsx-workbook.ts';

/** Built-in number formats that show a day, also those of East Asian versions (ECMA-376, part 1, 18.8.30). */
const BUILT_IN: ReadonlySet<number> = new Set([
  14,
  15,
  16,
  17,
  22,
  ...range(27, 31),
  36,
  ...range(50, 54),
  57,
  58,
]);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Numbers of the cell styles that show a number as a day. Expected failures: as `readXml`. */
export function readDateStyles(bytes: Uint8Array): Result<ReadonlySet<number>> {
  const formats = new Set(BUILT_IN);
  const styles = new Set<number>();
  let isCellStyle = false;
  let number = 0;
  const read = readXml(bytes, SHEET_NAMESPACES, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? Number.NaN);
      if (name === 'numFmt' && showsDay(attributes['formatCode'] ?? '')) formats.add(id);
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      if (formats.has(id)) styles.add(number);
      number++;
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
    text: () => undefined,
  });
  return read.ok ? ok(styles) : read;
}

/** Whether a format's code has a year or a day in it, outside of quotes, escapes and `[colours]`. */
function showsDay(code: string): boolean {
  const bare = code.slice(0, 500).replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return !/general/i.test(bare) && /[yd]/i.test(bare);
}

const DAY_MS = 86_400_000;
// Day 0; the calendar of 1900 has a 29 February that was none, after which all days are one further on.
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const FEBRUARY_29 = 60;
// 31 December 9999, the last day that spreadsheets know.
const LAST_DAY = 2_958_465;

/** A day's number as ISO 8601, with a local time where it has one; the number itself where it is no day. */
export function serialDate(written: string, from1904: boolean): string {
  const serial = Number(written);
  if (written.trim() === '' || !(serial >= 1 && serial < LAST_DAY + 1)) return written;
  const isBeforeGap = !from1904 && serial < FEBRUARY_29;
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const at = new Date(epoch + Math.round((serial + (isBeforeGap ? 1 : 0)) * DAY_MS));
  const iso = at.toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19);
}
