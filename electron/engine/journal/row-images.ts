import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import { JOURNALLED_TABLES, type JournalledTable, type Row, type RowWriter } from './journal.ts';

const rowSchema = v.record(v.string(), v.union([v.string(), v.number(), v.null()]));

/**
 * One changed row: null before an insertion, null after a removal; of an updated row the columns that were set.
 * `key` names it by its primary key.
 */
export const rowChangesSchema = v.array(
  v.object({
    table: v.picklist(JOURNALLED_TABLES),
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
  triage: ['article'],
  overrides: ['article', 'field'],
  saved_searches: ['id'],
  outlets: ['id'],
  outlet_names: ['key'],
  outlet_attributes: ['outlet', 'name'],
  outlet_distinctions: ['one', 'other'],
  rules: ['id'],
  ignored_blocks: ['id'],
};

/** Columns that change outside of the journal, too: an article that is opened is no longer unread. */
const UNCHECKED: Readonly<Partial<Record<JournalledTable, readonly string[]>>> = { triage: ['unread'] };

/** Thrown inside a transaction, which it rolls back: a row is no longer as the journal left it. */
export class RowConflict extends Error {}

/** Writes rows of journalled tables and notes each one's image before and after in `changes`. */
export function recordingWriter(db: DatabaseSync, changes: RowChange[]): RowWriter {
  const rows = rowStore(db);
  const existing = (table: JournalledTable, key: Row): Row => {
    const row = rows.read(table, key);
    if (!row) throw new Error(`no row of ${table} at ${JSON.stringify(key)}`);
    return row;
  };
  return {
    insert(table, row) {
      const key = keyOf(table, row);
      rows.insert(table, row);
      changes.push({ table, key, before: null, after: existing(table, key) });
    },
    update(table, key, values) {
      const before = existing(table, key);
      rows.update(table, key, values);
      const columns = Object.keys(values);
      changes.push({
        table,
        key,
        before: columnsOf(before, columns),
        after: columnsOf(existing(table, key), columns),
      });
    },
    remove(table, key) {
      const before = existing(table, key);
      rows.remove(table, key);
      changes.push({ table, key: keyOf(table, before), before, after: null });
    },
  };
}

/** Takes changes back, newest first, or makes them again in their order. Throws `RowConflict`. */
export function applyImages(db: DatabaseSync, changes: readonly RowChange[], way: 'undo' | 'redo'): void {
  const rows = rowStore(db);
  for (const { table, key, before, after } of inOrder(changes, way)) {
    if (!isAsLeft(table, rows.read(table, key), before)) throw new RowConflict();
    if (before === null && after !== null) rows.insert(table, after);
    else if (after === null) rows.remove(table, key);
    else rows.update(table, key, after);
  }
}

/** The changes as they are made when an operation goes one way: undoing turns each round, the newest first. */
export function inOrder(changes: readonly RowChange[], way: 'undo' | 'redo'): readonly RowChange[] {
  if (way === 'redo') return changes;
  return changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }));
}

interface RowStore {
  read(table: JournalledTable, key: Row): Row | null;
  insert(table: JournalledTable, row: Row): void;
  update(table: JournalledTable, key: Row, values: Row): void;
  remove(table: JournalledTable, key: Row): void;
}

/** Rows by key; each statement is prepared once, since an operation may hold thousands of rows. */
function rowStore(db: DatabaseSync): RowStore {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    read(table, key) {
      const row = prepared(`SELECT * FROM ${table} WHERE ${conditions(key)}`).get(...Object.values(key));
      return row ? v.parse(rowSchema, { ...row }) : null;
    },
    insert(table, row) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      const names = columns.map(quoted).join(', ');
      prepared(`INSERT INTO ${table} (${names}) VALUES (${places})`).run(...Object.values(row));
    },
    update(table, key, values) {
      const settings = Object.keys(values)
        .map((column) => `${quoted(column)} = ?`)
        .join(', ');
      prepared(`UPDATE ${table} SET ${settings} WHERE ${conditions(key)}`).run(
        ...Object.values(values),
        ...Object.values(key),
      );
    },
    remove(table, key) {
      prepared(`DELETE FROM ${table} WHERE ${conditions(key)}`).run(...Object.values(key));
    },
  };
}

function keyOf(table: JournalledTable, row: Row): Row {
  return columnsOf(row, PRIMARY_KEYS[table]);
}

function columnsOf(row: Row, columns: readonly string[]): Record<string, string | number | null> {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
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

/** Whether a row still is what an image says of it. */
function isAsLeft(table: JournalledTable, row: Row | null, image: Row | null): boolean {
  if (row === null || image === null) return row === image;
  const free = UNCHECKED[table] ?? [];
  return Object.keys(image).every((column) => free.includes(column) || row[column] === image[column]);
}
