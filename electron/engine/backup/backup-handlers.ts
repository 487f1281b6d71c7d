import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';
import { LAST_BACKUP_AT, writeSetting } from '../settings/setting-rows.ts';
import { BACKUP_EXTENSION } from './manifest.ts';
import { writeBackup, type BackupRun } from './write-backup.ts';

type Written = Result<{ path: string; bytes: number; articles: number }>;

/** Backups, into the archive's own folder or wherever a shell was told. */
export function backupHandlers({
  archive,
  emit,
}: EngineContext): Pick<Handlers, 'backup.write' | 'backup.now'> {
  let last: Promise<unknown> = Promise.resolve();
  /** Backups run one after the other. */
  const write = (path: string, run: BackupRun): Promise<Written> => {
    const mine = last.then(() => writeNow(path, run));
    last = mine.catch(() => undefined);
    return mine;
  };
  const writeNow = async (path: string, run: BackupRun): Promise<Written> => {
    const written = await writeBackup(archive.folder, path, run);
    if (written.ok) {
      archive.transaction(() => {
        writeSetting(archive.db, LAST_BACKUP_AT, Date.now());
        archive.afterCommit(() => emit('archive.changed', { what: ['settings'] }));
      });
    }
    return written;
  };
  return {
    'backup.write': ({ path }, run) =>
      write(path === undefined ? ownPath(archive.folder) : resolve(path), run),
    'backup.now': (_nothing, run) => write(ownPath(archive.folder), run),
  };
}

/** `backups/marsad-2026-11-23-1425.marsad-backup`, by local time; a second one of that minute is numbered. */
function ownPath(folder: string): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const stem = join(folder, 'backups', `marsad-${day}-${two(now.getHours())}${two(now.getMinutes())}`);
  let path = `${stem}${BACKUP_EXTENSION}`;
  for (let next = 2; existsSync(path); next++) path = `${stem}-${next}${BACKUP_EXTENSION}`;
  return path;
}
