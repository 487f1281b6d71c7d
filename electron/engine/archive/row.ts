import type { SQLOutputValue } from 'node:sqlite';

/** A row as node:sqlite answers it: parsed here, at the edge, into typed values. */
export type SqlRow = Record<string, SQLOutputValue>;

/** A TEXT column. Anything else means that query and schema disagree, a bug. */
export function textOf(row: SqlRow | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

/** An INTEGER column. */
export function integerOf(row: SqlRow | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds no integer`);
  return value;
}

/** A BLOB column, null where the row has none. */
export function blobOf(row: SqlRow | undefined, column: string): Uint8Array | null {
  const value = row?.[column];
  if (value === null) return null;
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} holds no bytes`);
  return value;
}
