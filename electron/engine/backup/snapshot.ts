import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../archive/archive.ts';
import { userVersion } from '../archive/migrate.ts';
import { integerOf, textOf } from '../archive/row.ts';

/** Pages (4 KiB) that are copied at a time, off the engine's thread. */
const PAGES_A_STEP = 2_000;

/** What a copied database says of itself. */
export interface SnapshotContents {
  readonly schemaVersion: number;
  readonly articles: number;
  readonly passages: number;
  /** SHA-256 of the originals that lie in files of their own. */
  readonly originals: readonly string[];
}

/**
 * Copies the archive's database to `target` as it is at this moment, while the engine goes on writing: a
 * connection of its own holds one read transaction, so that the copy is of one state and never restarts.
 */
export async function copyDatabase(folder: string, target: string): Promise<void> {
  const source = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backup(source, target, { rate: PAGES_A_STEP });
  } finally {
    source.close();
  }
  // The copy says of itself that it has a write-ahead log: told otherwise, it is one file and stays one when read.
  const copy = new DatabaseSync(target);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Reads a copied database; throws what SQLite throws when it is none. */
export function inspectDatabase(path: string): SnapshotContents {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const count = (sql: string): number => integerOf(db.prepare(sql).get(), 'n');
    const files = db.prepare(`SELECT sha256 FROM sources WHERE storage = 'file' ORDER BY sha256`).all();
    return {
      schemaVersion: userVersion(db),
      articles: count('SELECT count(*) AS n FROM articles WHERE hidden = 0'),
      passages: count('SELECT count(*) AS n FROM passages'),
      originals: files.map((row) => textOf(row, 'sha256')),
    };
  } finally {
    db.close();
  }
}
