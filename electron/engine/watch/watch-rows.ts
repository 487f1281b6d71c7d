import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import type { FileState, FoundFile } from './folder-watch.ts';

const stateSchema = v.picklist(['new', 'watching', 'paused', 'removed']);
/** What the analyst decided about a folder; `removed`: until the archive is next opened, that may be taken back. */
export type FolderState = v.InferOutput<typeof stateSchema>;

export interface FolderRow {
  readonly id: string;
  readonly path: string;
  readonly state: FolderState;
}

/** All folders, the oldest first. */
export function readFolders(db: DatabaseSync): FolderRow[] {
  return db.prepare('SELECT id, path, state FROM watch_folders ORDER BY added_at, rowid').all().map(folderOf);
}

export function readFolder(db: DatabaseSync, id: string): FolderRow | null {
  const row = db.prepare('SELECT id, path, state FROM watch_folders WHERE id = ?').get(id);
  return row ? folderOf(row) : null;
}

function folderOf(row: SqlRow): FolderRow {
  return {
    id: textOf(row, 'id'),
    path: textOf(row, 'path'),
    state: v.parse(stateSchema, textOf(row, 'state')),
  };
}

export function insertFolder(db: DatabaseSync, id: string, path: string): void {
  db.prepare("INSERT INTO watch_folders (id, path, state, added_at) VALUES (?, ?, 'new', ?)").run(
    id,
    path,
    Date.now(),
  );
}

export function setFolderState(db: DatabaseSync, id: string, state: FolderState): void {
  db.prepare('UPDATE watch_folders SET state = ? WHERE id = ?').run(state, id);
}

/** Forgets removed folders and what was seen in them; with `path` only one of that path. */
export function dropRemoved(db: DatabaseSync, path: string | null = null): void {
  db.prepare("DELETE FROM watch_folders WHERE state = 'removed' AND path = coalesce(?, path)").run(path);
}

/** Files of a folder that are not to be offered again as they are, by path. */
export function readSeen(db: DatabaseSync, folder: string): Map<string, FileState> {
  const seen = new Map<string, FileState>();
  const rows = db.prepare('SELECT path, bytes, modified FROM watch_seen WHERE folder = ?').iterate(folder);
  for (const row of rows) {
    seen.set(textOf(row, 'path'), { bytes: integerOf(row, 'bytes'), modified: integerOf(row, 'modified') });
  }
  return seen;
}

export function noteSeen(db: DatabaseSync, folder: string, files: readonly FoundFile[]): void {
  const note = db.prepare(
    `INSERT INTO watch_seen (folder, path, bytes, modified) VALUES (?, ?, ?, ?)
     ON CONFLICT (folder, path) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified`,
  );
  for (const { path, bytes, modified } of files) note.run(folder, path, bytes, modified);
}

export function forgetSeen(db: DatabaseSync, folder: string): void {
  db.prepare('DELETE FROM watch_seen WHERE folder = ?').run(folder);
}

export function noteJob(db: DatabaseSync, job: string, folder: string): void {
  db.prepare('INSERT INTO watch_jobs (job, folder) VALUES (?, ?)').run(job, folder);
}

/** Imports of watch folders that ended neither done nor by the analyst's wish, the oldest first. */
export function unfinishedJobs(db: DatabaseSync): string[] {
  return db
    .prepare(
      `SELECT job FROM watch_jobs JOIN jobs ON jobs.id = watch_jobs.job
       WHERE jobs.state NOT IN ('done', 'cancelled') ORDER BY jobs.started_at, jobs.rowid`,
    )
    .all()
    .map((row) => textOf(row, 'job'));
}

/** When each folder last began an import, in ms since the epoch. */
export function lastImports(db: DatabaseSync): Map<string, number> {
  const rows = db
    .prepare(
      `SELECT folder, max(jobs.started_at) AS at FROM watch_jobs JOIN jobs ON jobs.id = watch_jobs.job
       GROUP BY folder`,
    )
    .all();
  return new Map(rows.map((row) => [textOf(row, 'folder'), integerOf(row, 'at')]));
}
