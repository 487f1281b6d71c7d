import Papa from 'papaparse';
import { fail, ok, type Result } from '../../../contract/result.ts';
import { isKnownName } from './column-names.ts';
import { tableOfRows } from './rows-table.ts';
import { MAX_ROWS, type Table } from './table.ts';

export type Delimiter = ',' | ';' | '\t' | '|';
const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ','];
const HEAD = 64 * 1024;
const HEAD_ROWS = 30;
/** Text with `\n` line ends, without the line by which Excel names its delimiter. */
interface Prepared {
  readonly text: string;
  readonly delimiter: Delimiter | null;
}

function prepared(raw: string): Prepared {
  const text = raw.replace(/\r\n?/g, '\n');
  const [line, named] = /^sep=([,;\t|])\n/.exec(text) ?? [];
  const delimiter = DELIMITERS.find((each) => each === named) ?? null;
  return { text: text.slice(line?.length ?? 0), delimiter };
}

// The header, the rows, and one more, by which a table that is too long is known.
const ALL_ROWS = MAX_ROWS + 2;

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function records(text: string, delimiter: Delimiter, quoted = true, preview = ALL_ROWS): string[][] {
  // No character of a text is U+0001: then nothing is a quote.
  const quoteChar = quoted ? '"' : '\u0001';
  const { data } = Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    quoteChar,
    preview,
    skipEmptyLines: 'greedy',
  });
  return data;
}

/** Delimiter and quality of the reading of a text's first lines. */
export interface CsvShape {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** Rows looked at, the header included, and those of them with as many cells as the header. */
  readonly rows: number;
  readonly even: number;
  /** Cells of the first row that name a field of an article. */
  readonly known: number;
}

/** The delimiter by which most of the first rows have as many cells as the header; null when none parts anything. */
export function csvShape(raw: string): CsvShape | null {
  const { text, delimiter } = prepared(raw.slice(0, HEAD));
  const shapes = (delimiter === null ? DELIMITERS : [delimiter]).map((each) => shapeBy(text, each));
  const [best] = shapes
    .filter(({ columns }) => columns > 1)
    .sort((a, b) => b.known - a.known || b.even / b.rows - a.even / a.rows || b.columns - a.columns);
  if (best) return best;
  const [first] = shapes;
  return first && first.known > 0 ? { ...first, delimiter: ',' } : null;
}

function shapeBy(text: string, delimiter: Delimiter): CsvShape {
  const all = records(text, delimiter, true, HEAD_ROWS);
  // The last one may be cut off.
  const rows = all.length > 1 && all.length < HEAD_ROWS && text.length >= HEAD - 1 ? all.slice(0, -1) : all;
  const columns = rows[0]?.length ?? 0;
  const even = rows.filter((row) => row.length === columns).length;
  return { delimiter, columns, rows: rows.length, even, known: rows[0]?.filter(isKnownName).length ?? 0 };
}

/** Most cells, about: each takes memory of its own, however small. */
const MAX_CELLS = 5_000_000;

/**
 * All rows of delimited text, of which there may be one more than `MAX_ROWS`; linear in its length. Cells beyond the
 * header's belong to the last one. Expected failure: `too-large`, too many cells.
 */
export function csvTable(raw: string, shape: CsvShape): Result<Table> {
  const { text } = prepared(raw);
  const { delimiter } = shape;
  if (countOf(text, delimiter) > MAX_CELLS) return fail('too-large', { limit: MAX_CELLS, unit: 'elements' });
  const rows = balancedRecords(text, delimiter);
  return ok(tableOfRows(rows, delimiter));
}

/** A quote that never ends takes the rest of the file into its cell: then no quote is one, if that gives more rows. */
function balancedRecords(text: string, delimiter: Delimiter): string[][] {
  const rows = records(text, delimiter);
  const swallowed = rows.at(-1)?.at(-1) ?? '';
  if (!swallowed.includes('\n')) return rows;
  const width = rows[0]?.length ?? 0;
  const unquoted = records(text, delimiter, false);
  const even = (all: readonly string[][]): number => all.filter((row) => row.length === width).length;
  return even(unquoted) > even(rows) + 1 ? unquoted : rows;
}
