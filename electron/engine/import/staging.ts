import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { originalPath } from '../archive/originals.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';

/**
 * Files of many articles, which are stored in portions: hidden ones, until the commit of the last shows them all. What
 * a crash or a cancelled import leaves of such a file is removed again; it was never acknowledged.
 */
export interface Staging {
  /** Inside the transaction of a file's first portion. `unit` is the import that stores it. */
  begin(source: number, unit: string): void;
  /** Which import is storing this source; '' when none is. */
  unitOf(source: number): string;
  /** Inside the transaction of its last portion: shows the articles, and answers their numbers. */
  reveal(source: number): number[];
}

export function stagingOf(db: DatabaseSync): Staging {
  const insert = db.prepare('INSERT INTO staged_sources (source, unit) VALUES (?, ?)');
  const find = db.prepare('SELECT unit FROM staged_sources WHERE source = ?');
  const remove = db.prepare('DELETE FROM staged_sources WHERE source = ?');
  const show = db.prepare(
    `UPDATE articles SET hidden = 0 WHERE source = ? AND hidden = 1
       AND number NOT IN (SELECT number FROM triage WHERE superseded = 1) RETURNING number`,
  );
  return {
    begin: (source, unit) => void insert.run(source, unit),
    unitOf(source) {
      const row = find.get(source);
      return row ? textOf(row, 'unit') : '';
    },
    reveal(source) {
      remove.run(source);
      return show.all(source).map((row) => integerOf(row, 'number'));
    },
  };
}

/** Whether another import than `unit` is storing these bytes, or has left some of their articles behind. */
export function stagedElsewhere(db: DatabaseSync, unit: string): (sha256: string) => boolean {
  const find = db.prepare(
    'SELECT 1 FROM staged_sources t JOIN sources s ON s.id = t.source WHERE s.sha256 = ? AND t.unit <> ?',
  );
  return (sha256) => find.get(sha256, unit) !== undefined;
}

/** Articles removed in one transaction. */
const SLICE = 500;

/**
 * Removes what is left of files whose last portion never came: those of one import, or of all when the archive has
 * just been opened. Gives way between slices; stopped by `signal`, it leaves the rest for the next opening.
 */
export async function sweepStaged(
  { archive, index }: Pick<EngineContext, 'archive' | 'index'>,
  signal: { readonly aborted: boolean },
  unit: string | null = null,
): Promise<void> {
  const { db } = archive;
  const left = db
    .prepare('SELECT source FROM staged_sources WHERE unit = coalesce(?, unit)')
    .all(unit)
    .map((row) => integerOf(row, 'source'));
  for (const source of left) {
    for (let isDone = false; !isDone;) {
      if (signal.aborted) return;
      isDone = archive.transaction(() => removeSlice(source));
      await nextTurn();
    }
  }

  /** Whether nothing was left to remove; then the source goes, too. */
  function removeSlice(source: number): boolean {
    const rows = db.prepare('SELECT number, id FROM articles WHERE source = ? LIMIT ?').all(source, SLICE);
    const numbers = rows.map((row) => integerOf(row, 'number'));
    const ids = JSON.stringify(rows.map((row) => textOf(row, 'id')));
    const these = '(SELECT value FROM json_each(?))';
    for (const table of ['overrides', 'triage']) {
      db.prepare(`DELETE FROM ${table} WHERE article IN ${these}`).run(ids);
    }
    db.prepare(`DELETE FROM articles WHERE id IN ${these}`).run(ids);
    if (numbers.length > 0) {
      index.remove(numbers);
      return false;
    }
    db.prepare('DELETE FROM article_sources WHERE source = ?').run(source);
    db.prepare('DELETE FROM staged_sources WHERE source = ?').run(source);
    const removed = db.prepare('DELETE FROM sources WHERE id = ? RETURNING sha256, storage').get(source);
    if (removed && textOf(removed, 'storage') === 'file') {
      const original = originalPath(archive.folder, textOf(removed, 'sha256'));
      archive.afterCommit(() => rmSync(original, { force: true }));
    }
    return true;
  }
}
