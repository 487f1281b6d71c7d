import { ok, type Result } from '../../../contract/result.ts';
import { MAPPED_FIELDS, type ColumnMapping, type MappedField } from '../parser-host.ts';
import { guessMapping } from './guess-mapping.ts';
import { columnKey, headerOf, needsMapping, type Table } from './table.ts';

/** The number, from 0, of each field's column. */
export type ResolvedMapping = ReadonlyMap<MappedField, number>;

/**
 * Which column is which field: as the analyst said for this file, else for this header before, else as the names
 * say. Failure: `needs-mapping`, with `missing` where the analyst named a column that is not there.
 */
export function resolveMapping(
  table: Table,
  given: ColumnMapping | null,
  remembered: Readonly<Record<string, ColumnMapping>>,
): Result<ResolvedMapping> {
  const header = headerOf(table);
  const known = given ?? (Object.hasOwn(remembered, header) ? remembered[header] : undefined);
  const mapping = known ?? guessMapping(table);
  const resolved = new Map<MappedField, number>();
  for (const field of MAPPED_FIELDS) {
    const column = mapping[field];
    if (column === undefined || column === '') continue;
    const at = columnAt(table.columns, column);
    if (at < 0) return needsMapping(table, column);
    resolved.set(field, at);
  }
  const isEnough = resolved.has('body') || (known !== undefined && resolved.has('title'));
  return isEnough ? ok(resolved) : needsMapping(table);
}

/** The column of that name, of that name written otherwise, or of that number from 1; -1 when there is none. */
export function columnAt(columns: readonly string[], wanted: string): number {
  const exact = columns.indexOf(wanted);
  if (exact >= 0) return exact;
  const key = columnKey(wanted);
  const alike = key === '' ? -1 : columns.findIndex((name) => columnKey(name) === key);
  if (alike >= 0) return alike;
  const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= columns.length ? number - 1 : -1;
}
