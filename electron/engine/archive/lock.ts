import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../contract/result.ts';
import { isSqliteError, SQLITE_BUSY } from './sqlite-error.ts';

export interface ArchiveLock {
  release(): void;
}

// node:sqlite closes a database that nothing refers to any more, and that would unlock the archive: a lock is
// kept here until it is released, whoever else still holds it.
const held = new Set<DatabaseSync>();

/**
 * Keeps a second process out of the archive: an open exclusive transaction on a database of its own. The
 * operating system drops it with the process, so a crash leaves no stale lock, and it takes no time limit.
 */
export function lockArchive(folder: string): Result<ArchiveLock> {
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(join(folder, 'lock.sqlite'));
  } catch {
    return fail('archive-not-writable', { path: folder });
  }
  try {
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    return isSqliteError(error, SQLITE_BUSY)
      ? fail('archive-in-use', { path: folder })
      : fail('archive-not-writable', { path: folder });
  }
  held.add(db);
  return ok({
    release: () => {
      held.delete(db);
      db.close();
    },
  });
}
