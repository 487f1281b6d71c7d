import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { EngineContext } from '../engine-context.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { turnRevisions } from '../revisions/revision-reversal.ts';
import { entryOf, ledgerWriter, type LedgerStatus } from './ledger.ts';
import { isRepair } from './verdict.ts';

/** Label of imports in the journal; its params are `{job: unit, name, count}`. */
export const IMPORT_OPERATION = 'import.job';

/**
 * What one undo takes back: the articles whose `job` column holds this name. A job's first run is a unit named as the
 * job; what a resumed run adds is a unit of its own, since it is undone on its own.
 */
export function unitOf(job: string, run: string): string {
  return run === '' ? job : `${job}.${run}`;
}

function jobOfUnit(unit: string): string {
  return unit.split('.', 1).join('');
}

/** Notes an import in the journal, inside the transaction of its first commit. */
export function noteImport(
  { journal }: Pick<EngineContext, 'journal'>,
  unit: string,
  firstPath: string,
  count: number,
): void {
  journal.note(IMPORT_OPERATION, { job: unit, name: basename(firstPath), count });
}

/**
 * Puts an import behind all other steps of the journal, inside the transaction of a commit that revises articles: what
 * the analyst did to those while it ran must be undone after it. What had been undone by then cannot be redone.
 */
export function noteAsLatest(db: DatabaseSync, unit: string): void {
  const row = db
    .prepare(
      `SELECT id, id = (SELECT max(id) FROM operations) AS latest FROM operations
       WHERE label = ? AND json_extract(params, '$.job') = ? AND undone = 0`,
    )
    .get(IMPORT_OPERATION, unit);
  if (!row || integerOf(row, 'latest') === 1) return;
  const id = integerOf(row, 'id');
  db.exec('DELETE FROM operations WHERE undone = 1');
  const columns = 'at, session, label, params, changes, undone';
  db.prepare(`INSERT INTO operations (${columns}) SELECT ${columns} FROM operations WHERE id = ?`).run(id);
  db.prepare('DELETE FROM operations WHERE id = ?').run(id);
}

/** Brings the counts that the journal names for a job's imports up to date: how many articles each has brought by now. */
export function recountImports(db: DatabaseSync, job: string): void {
  db.prepare(
    `UPDATE operations SET params = json_set(params, '$.count',
       (SELECT count(*) FROM articles WHERE job = json_extract(operations.params, '$.job')
          AND id NOT IN (SELECT article FROM derivations)))
     WHERE label = ? AND json_extract(params, '$.job') GLOB ?`,
  ).run(IMPORT_OPERATION, `${job}*`);
}

/**
 * Teaches the journal to take an import back (its articles are hidden, its files get `undone` rows) and to do it
 * again; what is in the bin stays there, what others stand for stays hidden. `stop` ends a run of that unit first: nothing may be added to what has been undone.
 */
export function registerImportReversal(context: EngineContext, stop: (unit: string) => void): void {
  const { archive, journal } = context;
  journal.registerReversal(IMPORT_OPERATION, {
    undo(params) {
      const unit = String(params['job']);
      stop(unit);
      setHidden(context, unit, true);
    },
    redo: (params) => setHidden(context, String(params['job']), false),
  });

  function setHidden({ index, emit }: EngineContext, unit: string, hidden: boolean): void {
    const { db } = archive;
    // What revised others gives way to them first, and takes their place again last.
    const revisions = hidden ? turnRevisions(db, unit, 'undo') : [];
    const rows = db
      .prepare(
        `UPDATE articles SET hidden = ? WHERE job = ? AND +hidden = ?
           AND id NOT IN (SELECT article FROM triage WHERE binned = 1 OR superseded = 1)
           AND source NOT IN (SELECT source FROM staged_sources) RETURNING number, id`,
      )
      .all(hidden ? 1 : 0, unit, hidden ? 0 : 1);
    if (!hidden) revisions.push(...turnRevisions(db, unit, 'redo'));
    const now = new Map(rows.map((row) => [integerOf(row, 'number'), hidden]));
    for (const turned of revisions)
      now.set(turned.number, hidden ? turned.hidden || now.has(turned.number) : turned.hidden);
    const ids = new Set([...rows.map((row) => textOf(row, 'id')), ...revisions.map(({ id }) => id)]);
    appendLedger(db, jobOfUnit(unit), ids, hidden);
    archive.afterCommit(() => {
      for (const isHidden of [true, false]) {
        const numbers = [...now].flatMap(([number, is]) => (is === isHidden ? [number] : []));
        if (numbers.length > 0) index.setHidden(numbers, isHidden);
      }
      emit('archive.changed', { what: ['articles', 'triage', 'passages', 'tags', 'ledger'] });
    });
  }
}

/** One row for each file of the job whose articles changed, with the words it had when they came. */
function appendLedger(db: DatabaseSync, job: string, ids: ReadonlySet<string>, undone: boolean): void {
  const write = ledgerWriter(db);
  const at = Date.now();
  const latest = db
    .prepare(
      'SELECT * FROM ledger WHERE id IN (SELECT max(id) FROM ledger WHERE job = ? GROUP BY path) ORDER BY id',
    )
    .all(job)
    .map(entryOf);
  const from: readonly LedgerStatus[] = undone ? ['imported', 'repaired'] : ['undone'];
  for (const entry of latest) {
    if (!from.includes(entry.status) || !entry.articles.some(({ id }) => ids.has(id))) continue;
    const again = isRepair(entry.code) ? 'repaired' : 'imported';
    write({ ...entry, at, status: undone ? 'undone' : again });
  }
}
