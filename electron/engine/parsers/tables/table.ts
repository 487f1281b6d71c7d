import { fail } from '../../../contract/result.ts';
import { looseKey } from '../../../text/fold.ts';

/** Rows under named columns. A row may be shorter than the header. */
export interface Table {
  /** Names as they are written; their numbers from 1 where the file has no header. */
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  readonly rows: readonly (readonly string[])[];
}

/** Most articles of one file. */
export const MAX_ROWS = 200_000;
/** Most columns that are looked at. */
export const MAX_COLUMNS = 500;

const MAX_HEADER = 4000;
const MAX_TOLD = 2000;
const SAMPLES = 3;

/** A column's name without what differs by habit: case, accents, hamza seats, `_`, `-` and `.` for blanks. */
export function columnKey(name: string): string {
  return name
    .slice(0, 200)
    .split(/[\s_\-.:/]+/)
    .map((word) => looseKey(word))
    .filter((key) => key !== '')
    .join(' ');
}

/** What mappings are remembered by: the normalised names joined by U+001F; for a file without any, their number. */
export function headerOf({ columns, hasHeader }: Table): string {
  if (!hasHeader) return `#${columns.length}`;
  return columns.map(columnKey).join('\u001f').slice(0, MAX_HEADER).toWellFormed();
}

export interface TableColumn {
  readonly name: string;
  readonly samples: readonly string[];
}

/**
 * The failure that asks the user to name the columns: params `header`, `columns` (JSON of `TableColumn[]`, cut to
 * 2,000 UTF-16 units by shortening samples first) and, where a mapping names a column that is not there, `missing`.
 */
export function needsMapping(table: Table, missing?: string): ReturnType<typeof fail> {
  return fail('needs-mapping', {
    header: headerOf(table),
    columns: toldColumns(table),
    ...(missing === undefined ? {} : { missing: missing.slice(0, 200).toWellFormed() }),
  });
}

function toldColumns(table: Table): string {
  for (const [count, length] of [
    [SAMPLES, 120],
    [SAMPLES, 40],
    [2, 20],
    [1, 12],
    [0, 0],
  ] as const) {
    const told = JSON.stringify(table.columns.map((name, at) => column(table, name, at, count, length)));
    if (told.length <= MAX_TOLD) return told;
  }
  const columns: TableColumn[] = [];
  let size = 2;
  for (const name of table.columns) {
    const each: TableColumn = { name: name.slice(0, 80).toWellFormed(), samples: [] };
    size += JSON.stringify(each).length + 1;
    if (size > MAX_TOLD) break;
    columns.push(each);
  }
  return JSON.stringify(columns);
}

function column({ rows }: Table, name: string, at: number, count: number, length: number): TableColumn {
  const samples: string[] = [];
  for (const row of rows.slice(0, 50)) {
    const sample = (row[at] ?? '').slice(0, length).toWellFormed().trim();
    if (samples.length < count && sample !== '' && !samples.includes(sample)) samples.push(sample);
  }
  return { name: name.slice(0, 200).toWellFormed(), samples };
}
