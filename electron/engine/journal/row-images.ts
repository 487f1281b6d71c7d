import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { JournalledTable, Row, RowWriter } from './journal.ts';

const rowSchema = v.record(v.string(), v.union([v.string(), v.number(), v.null()]));

/** One changed row: null before an insertion, null after a removal. `key` names it by its primary key. */
export const rowChangesSchema = v.array(
  v.object({
    table: v.picklist(['tags', 'passages', 'passage_tags']),
    key: rowSchema,
    before: v.nullable(rowSchema),
    after: v.nullable(rowSchema),
  }),
);
export type RowChange = v.InferOutput<typeof rowChangesSchema>[number];

const PRIMARY_KEYS: Readonly<Record<JournalledTable, readonly string[]>> = {
  tags: ['id'],
  passages: ['id'],
  passage_tags: ['passage', 'tag'],
};

/** Thrown inside a transaction, which it rolls back: a row is no longer as the journal left it. */
export class RowConflict extends Error {}

/** Writes rows of journalled tables and notes each one's image before and after in `changes`. */
export function recordingWriter(db: DatabaseSync, changes: RowChange[]): RowWriter {
  return {
    insert(table, row) {
      const key = keyOf(table, row);
      insertRow(db, table, row);
      changes.push({ table, key, before: null, after: existing(db, table, key) });
    },
    update(table, key, values) {
      const before = existing(db, table, key);
      updateRow(db, table, key, values);
      changes.push({ table, key, before, after: existing(db, table, key) });
    },
    remove(table, key) {
      const before = existing(db, table, key);
      deleteRow(db, table, key);
      changes.push({ table, key: keyOf(table, before), before, after: null });
    },
  };
}

/** Takes changes back, newest first, or makes them again in their order. Throws `RowConflict`. */
export function applyImages(db: DatabaseSync, changes: readonly RowChange[], way: 'undo' | 'redo'): void {
  const steps = way === 'undo' ? changes.toReversed() : changes;
  for (const { table, key, before, after } of steps) {
    const [from, to] = way === 'undo' ? [after, before] : [before, after];
    if (!sameRow(readRow(db, table, key), from)) throw new RowConflict();
    if (from === null && to !== null) insertRow(db, table, to);
    else if (to === null) deleteRow(db, table, key);
    else updateRow(db, table, key, to);
  }
}

function keyOf(table: JournalledTable, row: Row): Row {
  return Object.fromEntries(PRIMARY_KEYS[table].map((column) => [column, row[column] ?? null]));
}

function existing(db: DatabaseSync, table: JournalledTable, key: Row): Row {
  const row = readRow(db, table, key);
  if (!row) throw new Error(`no row of ${table} at ${JSON.stringify(key)}`);
  return row;
}

function readRow(db: DatabaseSync, table: JournalledTable, key: Row): Row | null {
  const row = db.prepare(`SELECT * FROM ${table} WHERE ${conditions(key)}`).get(...Object.values(key));
  return row ? v.parse(rowSchema, { ...row }) : null;
}

function insertRow(db: DatabaseSync, table: JournalledTable, row: Row): void {
  const columns = Object.keys(row);
  const places = columns.map(() => '?').join(', ');
  const names = columns.map(quoted).join(', ');
  db.prepare(`INSERT INTO ${table} (${names}) VALUES (${places})`).run(...Object.values(row));
}

function updateRow(db: DatabaseSync, table: JournalledTable, key: Row, values: Row): void {
  const settings = Object.keys(values)
    .map((column) => `${quoted(column)} = ?`)
    .join(', ');
  db.prepare(`UPDATE ${table} SET ${settings} WHERE ${conditions(key)}`).run(
    ...Object.values(values),
    ...Object.values(key),
  );
}

function deleteRow(db: DatabaseSync, table: JournalledTable, key: Row): void {
  db.prepare(`DELETE FROM ${table} WHERE ${conditions(key)}`).run(...Object.values(key));
}

function conditions(key: Row): string {
  return Object.keys(key)
    .map((column) => `${quoted(column)} = ?`)
    .join(' AND ');
}

/** Column names are ours, never a caller's text; `end` is an SQL keyword. */
function quoted(column: string): string {
  return `"${column}"`;
}

function sameRow(left: Row | null, right: Row | null): boolean {
  if (left === null || right === null) return left === right;
  const columns = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...columns].every((column) => left[column] === right[column]);
}
