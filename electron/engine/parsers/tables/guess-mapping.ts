import type { ColumnMapping, MappedField } from '../parser-host.ts';
import { FIELD_NAMES, SUMMARY_NAMES } from './column-names.ts';
import { columnKey, type Table } from './table.ts';

/** Mean length, in UTF-16 units, from which a column's cells are texts rather than labels. */
const TEXT_LENGTH = 200;
const SAMPLE_ROWS = 200;

/**
 * The mapping that the names of the columns say, and of a text column that only its cells tell where the title is
 * evident. Without a body when none is certain: then the user must say.
 */
export function guessMapping(table: Table): ColumnMapping {
  const named = namedColumns(table.columns);
  if (named.body !== undefined || !table.hasHeader) return named;
  const texts = table.columns.filter((_name, at) => meanLength(table, at) >= TEXT_LENGTH);
  const taken: readonly string[] = Object.values(named);
  const free = texts.filter((name) => !taken.includes(name));
  const [only, other] = free;
  if (named.title === undefined || only === undefined || other !== undefined) return named;
  return { ...named, body: only };
}

/** The mapping that names of columns alone say. */
export function namedColumns(columns: readonly string[]): ColumnMapping {
  const keys = columns.map(columnKey);
  // Of `article.title` the last part is the name, where nothing says it outright.
  const lastKeys = columns.map((name) => columnKey(name.slice(name.lastIndexOf('.') + 1)));
  const mapping: Partial<Record<MappedField, string>> = {};
  const taken = new Set<number>();
  for (const known of [keys, lastKeys]) {
    for (const [field, names] of FIELD_NAMES) {
      if (mapping[field] === undefined) take(field, names, known);
    }
  }
  if (mapping.body === undefined) take('body', SUMMARY_NAMES, keys);
  return mapping;

  function take(field: MappedField, names: readonly string[], known: readonly string[]): void {
    for (const name of names) {
      const at = known.findIndex((key, index) => key === name && !taken.has(index));
      const column = columns[at];
      if (column === undefined) continue;
      taken.add(at);
      mapping[field] = column;
      return;
    }
  }
}

function meanLength({ rows }: Table, at: number): number {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const total = sample.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0);
  return sample.length === 0 ? 0 : total / sample.length;
}
