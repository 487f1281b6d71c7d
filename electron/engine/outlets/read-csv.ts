import { fail, ok, type Result } from '../../contract/result.ts';

/** A record and the line on which it begins, from 1. Cells are as written, without quotes. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const MAX_CELLS = 256;
const LINE_END = /\r\n|\r|\n/y;
const SEPARATORS = [',', ';', '\t'];

/**
 * Reads CSV by RFC 4180, with any line ends, with or without a byte order mark, and with the semicolon or tab that
 * spreadsheets write in some countries, where the first line has no comma outside of quotes. Blank lines are passed
 * over. Failure: `bad-csv` {line}: a quote that never ends or stands inside of a bare cell, text after a closing
 * quote, more than 256 cells.
 */
export function readCsv(text: string): Result<CsvRecord[]> {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const separator = separatorOf(text, start);
  const bare = new RegExp(`[^"${separator}\\r\\n]*`, 'y');
  const records: CsvRecord[] = [];
  let at = start;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1);
        if (end === -1) return fail('bad-csv', { line: first });
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        line += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
        at = end + 1;
      } else {
        bare.lastIndex = at;
        cell = bare.exec(text)?.[0] ?? '';
        at += cell.length;
      }
      cells.push(cell);
      if (cells.length > MAX_CELLS) return fail('bad-csv', { line });
      if (text[at] !== separator) break;
      at++;
    }
    LINE_END.lastIndex = at;
    const lineEnd = LINE_END.exec(text)?.[0] ?? '';
    if (lineEnd === '' && at < text.length) return fail('bad-csv', { line });
    at += lineEnd.length;
    line++;
    if (cells.some((cell) => cell !== '')) records.push({ line: first, cells });
  }
  return ok(records);
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function separatorOf(text: string, start: number): string {
  const end = text.slice(start).search(/[\r\n]/);
  const header = (end === -1 ? text.slice(start) : text.slice(start, start + end)).replace(/"[^"]*"/g, '');
  return SEPARATORS.find((separator) => header.includes(separator)) ?? ',';
}
