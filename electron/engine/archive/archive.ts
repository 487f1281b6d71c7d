import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../contract/result.ts';
import { lockArchive } from './lock.ts';
import { migrate } from './migrate.ts';
import { isSqliteError, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY } from './sqlite-error.ts';

/** An open archive folder. One process at a time; SQLite calls are synchronous. */
export interface Archive {
  readonly folder: string;
  readonly db: DatabaseSync;
  /** Names this opening: undo by key reaches only operations of the same session. */
  readonly session: string;
  /**
   * Runs `work` in one durable transaction (`synchronous=FULL`): when it returns, what it wrote survives a power
   * cut; when it throws, nothing of it remains. Not nestable.
   */
  transaction<T>(work: () => T): T;
  /** Inside `transaction`: run `effect` once the commit has succeeded (in-memory state, events). */
  afterCommit(effect: () => void): void;
  /** Inside `transaction`: run `effect` once nothing remains of it, should it throw. */
  afterRollback(effect: () => void): void;
  close(): void;
}

export interface OpenOptions {
  /** Make the folder and an empty archive where there is none. */
  readonly create: boolean;
}

export const DATABASE_FILE = 'archive.sqlite';

/** Opens the archive in `folder`; expected failures: `archive-not-found`, `-not-writable`, `-in-use`, `-too-new`, `-damaged`. */
export function openArchiveFolder(path: string, options: OpenOptions): Result<Archive> {
  const folder = resolve(path);
  const file = join(folder, DATABASE_FILE);
  if (!options.create && !exists(file)) return fail('archive-not-found', { path: folder });
  try {
    mkdirSync(join(folder, 'originals'), { recursive: true });
    mkdirSync(join(folder, 'backups'), { recursive: true });
  } catch {
    return fail('archive-not-writable', { path: folder });
  }
  const lock = lockArchive(folder);
  if (!lock.ok) return lock;

  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, {
      enableForeignKeyConstraints: true,
      enableDoubleQuotedStringLiterals: false,
      defensive: true,
    });
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -32000;
    `);
    const migrated = migrate(db, folder);
    if (!migrated.ok) {
      db.close();
      lock.value.release();
      return migrated;
    }
    return ok(openedArchive(folder, db, () => lock.value.release()));
  } catch (error) {
    db?.close();
    lock.value.release();
    if (isSqliteError(error, SQLITE_READONLY)) return fail('archive-not-writable', { path: folder });
    if (isSqliteError(error, SQLITE_CORRUPT, SQLITE_NOTADB)) return fail('archive-damaged', { path: folder });
    throw error;
  }
}

function openedArchive(folder: string, db: DatabaseSync, unlock: () => void): Archive {
  let effects: (() => void)[] | null = null;
  let regrets: (() => void)[] = [];
  return {
    folder,
    db,
    session: randomBytes(8).toString('hex'),
    transaction(work) {
      if (effects) throw new Error('transactions do not nest');
      const mine: (() => void)[] = [];
      effects = mine;
      regrets = [];
      try {
        db.exec('BEGIN IMMEDIATE');
        const value = work();
        db.exec('COMMIT');
        effects = null;
        for (const effect of mine) effect();
        return value;
      } catch (error) {
        if (effects) {
          if (db.isTransaction) db.exec('ROLLBACK');
          for (const regret of regrets) regret();
        }
        throw error;
      } finally {
        effects = null;
      }
    },
    afterCommit(effect) {
      if (!effects) throw new Error('afterCommit outside of a transaction');
      effects.push(effect);
    },
    afterRollback(effect) {
      if (!effects) throw new Error('afterRollback outside of a transaction');
      regrets.push(effect);
    },
    close() {
      db.close();
      unlock();
    },
  };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
