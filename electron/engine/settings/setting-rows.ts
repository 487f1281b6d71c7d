import type { DatabaseSync } from 'node:sqlite';
import { textOf } from '../archive/row.ts';

/** When the last backup succeeded (ms); beside the user's settings, but none of them. */
export const LAST_BACKUP_AT = 'last-backup-at';

/** The JSON value stored under a key; undefined when there is none or it is not JSON. */
export function readSetting(db: DatabaseSync, key: string): unknown {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').get(key);
  if (!row) return undefined;
  try {
    return JSON.parse(textOf(row, 'value'));
  } catch {
    return undefined;
  }
}

/** Stores a value under a key; `undefined` leaves what is there. */
export function writeSetting(db: DatabaseSync, key: string, value: unknown): void {
  if (value === undefined) return;
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, JSON.stringify(value));
}
