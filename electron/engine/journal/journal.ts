import type { Failure, Result } from '../../contract/result.ts';
import type { Operation } from '../../contract/values.ts';

/** Tables whose rows are journalled: everything the analyst makes. */
export const JOURNALLED_TABLES = [
  'tags',
  'passages',
  'passage_tags',
  'triage',
  'overrides',
  'saved_searches',
  'outlets',
  'outlet_names',
  'outlet_attributes',
  'outlet_distinctions',
  'rules',
  'ignored_blocks',
] as const;
export type JournalledTable = (typeof JOURNALLED_TABLES)[number];
export type RowValue = string | number | null;
export type Row = Readonly<Record<string, RowValue>>;

/** Writes rows and remembers their images before and after, so that the operation can be undone and redone. */
export interface RowWriter {
  insert(table: JournalledTable, row: Row): void;
  update(table: JournalledTable, key: Row, changes: Row): void;
  remove(table: JournalledTable, key: Row): void;
}

/** An operation too large for row images: says how to take itself back. Runs inside the undo's transaction. */
export interface Reversal {
  undo(params: Failure['params']): void;
  redo(params: Failure['params']): void;
}

/** A row as an operation, its undoing or redoing has just changed it; of an update, the columns that were set. */
export interface AppliedChange {
  readonly key: Row;
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface Journal {
  /** One user-visible operation: one transaction with its inverse. `label` is stable, e.g. `passage.create`. */
  perform<T>(label: string, params: Failure['params'], work: (rows: RowWriter) => T): T;
  /** `perform` as part of an open transaction. */
  performWithin<T>(label: string, params: Failure['params'], work: (rows: RowWriter) => T): T;
  /** Inside an open transaction: notes an operation whose label has a registered reversal (imports). */
  note(label: string, params: Failure['params']): void;
  registerReversal(label: string, reversal: Reversal): void;
  /**
   * Calls `hook` inside the transaction of every operation, undo and redo that changed rows of the table: what
   * hangs on them in memory follows by `archive.afterCommit`.
   */
  onApplied(table: JournalledTable, hook: (changes: readonly AppliedChange[]) => void): void;
  undo(reach: 'session' | 'any'): Result<{ id: number; label: string; params: Failure['params'] }>;
  redo(reach: 'session' | 'any'): Result<{ id: number; label: string; params: Failure['params'] }>;
  list(page: { offset: number; limit: number }): { total: number; rows: Operation[] };
}
