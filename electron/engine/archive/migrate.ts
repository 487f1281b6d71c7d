import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../contract/result.ts';
import { migrations } from './migrations/index.ts';

/** Brings `db` to the newest schema, each migration in its own transaction, after a verified backup of what is there. */
export function migrate(db: DatabaseSync, folder: string, steps = migrations): Result<{ version: number }> {
  const version = userVersion(db);
  if (version > steps.length) {
    return fail('archive-too-new', { path: folder, version, supported: steps.length });
  }
  if (version === steps.length) return ok({ version });
  if (version > 0) backupBeforeMigrating(db, folder, version);
  for (let next = version + 1; next <= steps.length; next++) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(steps[next - 1] ?? '');
      db.exec(`PRAGMA user_version = ${next}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
  return ok({ version: steps.length });
}

export function userVersion(db: DatabaseSync): number {
  const row = db.prepare('PRAGMA user_version').get();
  return Number(row?.['user_version'] ?? 0);
}

function backupBeforeMigrating(db: DatabaseSync, folder: string, version: number): void {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const target = join(backups, `before-schema-${version + 1}.sqlite`);
  rmSync(target, { force: true });
  db.prepare('VACUUM INTO ?').run(target);
  const copy = new DatabaseSync(target, { readOnly: true });
  try {
    const verdict = copy.prepare('PRAGMA integrity_check').get();
    if (verdict?.['integrity_check'] !== 'ok' || userVersion(copy) !== version) {
      throw new Error(`the backup before migrating, ${target}, does not verify`);
    }
  } finally {
    copy.close();
  }
}
