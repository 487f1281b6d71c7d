import * as v from 'valibot';
import { fail, failureSchema, ok, type ErrorCode, type Failure, type Result } from '../../contract/result.ts';
import type { Archive } from '../archive/archive.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { isSqliteError, SQLITE_CONSTRAINT } from '../archive/sqlite-error.ts';
import type { Emit } from '../engine-context.ts';
import type { AppliedChange, Journal, JournalledTable, Reversal } from './journal.ts';
import {
  applyImages,
  inOrder,
  recordingWriter,
  RowConflict,
  rowChangesSchema,
  type RowChange,
} from './row-images.ts';

type Way = 'undo' | 'redo';

// The journal is one line of operations: those undone are its end, so what may be undone is the newest that
// is not, and what may be redone the oldest that is.
const NEXT: Readonly<Record<Way, string>> = {
  undo: 'SELECT * FROM operations WHERE undone = 0 ORDER BY id DESC LIMIT 1',
  redo: 'SELECT * FROM operations WHERE undone = 1 ORDER BY id LIMIT 1',
};
const NOTHING: Readonly<Record<Way, ErrorCode>> = { undo: 'nothing-to-undo', redo: 'nothing-to-redo' };

/** What views show of each table: passages count towards their tags, and articles list the tags of theirs. */
const SHOWN = {
  tags: ['tags'],
  passages: ['passages', 'tags'],
  passage_tags: ['passages', 'tags'],
  triage: ['triage'],
  overrides: ['articles', 'triage'],
  saved_searches: ['saved'],
  outlets: ['outlets', 'articles'],
  outlet_names: ['outlets', 'articles'],
  outlet_attributes: ['outlets', 'articles'],
  outlet_distinctions: ['outlets'],
  rules: ['rules'],
  ignored_blocks: ['articles', 'index'],
} as const;

// All but the changes, which may be megabytes.
const LISTED = 'id, at, session, label, params, undone';

/** The journal of an open archive. A new operation after an undo drops what was still to be redone. */
export function openJournal(archive: Archive, emit: Emit): Journal {
  const { db } = archive;
  const reversals = new Map<string, Reversal>();
  const hooks: { table: JournalledTable; hook: (changes: readonly AppliedChange[]) => void }[] = [];

  const announce = (changes: readonly RowChange[]): void => {
    const tables = new Set<JournalledTable>(changes.map((change) => change.table));
    const what = new Set([...tables].flatMap((table) => SHOWN[table]));
    archive.afterCommit(() => emit('archive.changed', { what: [...what, 'history'] }));
  };
  const tellHooks = (changes: readonly RowChange[]): void => {
    for (const { table, hook } of hooks) {
      const mine = changes.filter((change) => change.table === table);
      if (mine.length > 0) hook(mine);
    }
  };
  const append = (label: string, params: Failure['params'], changes: readonly RowChange[]): void => {
    db.exec('DELETE FROM operations WHERE undone = 1');
    db.prepare('INSERT INTO operations (at, session, label, params, changes) VALUES (?, ?, ?, ?, ?)').run(
      Date.now(),
      archive.session,
      label,
      JSON.stringify(params),
      JSON.stringify(changes),
    );
    announce(changes);
  };

  const performWithin: Journal['performWithin'] = (label, params, work) => {
    const changes: RowChange[] = [];
    const value = work(recordingWriter(db, changes));
    if (changes.length > 0) {
      append(label, params, changes);
      tellHooks(changes);
    }
    return value;
  };

  const step = (way: Way, reach: 'session' | 'any'): ReturnType<Journal['undo']> => {
    const row = db.prepare(NEXT[way]).get();
    if (!row || (reach === 'session' && textOf(row, 'session') !== archive.session))
      return fail(NOTHING[way]);
    const operation = { id: integerOf(row, 'id'), label: textOf(row, 'label'), params: paramsOf(row) };
    const reversal = reversals.get(operation.label);
    const changes = v.parse(rowChangesSchema, JSON.parse(textOf(row, 'changes')));
    const refused = reconcile(operation, () =>
      archive.transaction(() => {
        if (reversal) reversal[way](operation.params);
        else applyImages(db, changes, way);
        tellHooks(inOrder(changes, way));
        const undone = way === 'undo' ? 1 : 0;
        db.prepare('UPDATE operations SET undone = ? WHERE id = ?').run(undone, operation.id);
        announce(changes);
      }),
    );
    return refused ?? ok(operation);
  };

  return {
    perform: (label, params, work) => archive.transaction(() => performWithin(label, params, work)),
    performWithin,
    note: (label, params) => append(label, params, []),
    registerReversal: (label, reversal) => void reversals.set(label, reversal),
    onApplied: (table, hook) => void hooks.push({ table, hook }),
    undo: (reach) => step('undo', reach),
    redo: (reach) => step('redo', reach),
    list({ offset, limit }) {
      const rows = db
        .prepare(`SELECT ${LISTED} FROM operations ORDER BY id DESC LIMIT ? OFFSET ?`)
        .all(limit, offset);
      return {
        total: integerOf(db.prepare('SELECT count(*) AS total FROM operations').get(), 'total'),
        rows: rows.map((row) => ({
          id: integerOf(row, 'id'),
          at: integerOf(row, 'at'),
          label: textOf(row, 'label'),
          params: paramsOf(row),
          undone: integerOf(row, 'undone') === 1,
          thisSession: textOf(row, 'session') === archive.session,
        })),
      };
    },
  };
}

function paramsOf(row: SqlRow): Failure['params'] {
  return v.parse(failureSchema.entries.params, JSON.parse(textOf(row, 'params')));
}

/** Runs a step; answers `undo-conflict`, with nothing changed, where rows have since become others. */
function reconcile(operation: { id: number; label: string }, run: () => void): Result<never> | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof RowConflict || isSqliteError(error, SQLITE_CONSTRAINT)) {
      return fail('undo-conflict', { id: operation.id, label: operation.label });
    }
    throw error;
  }
}
