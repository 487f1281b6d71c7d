import { createWriteStream, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '../../contract/result.ts';
import { DATABASE_FILE } from '../archive/archive.ts';
import {
  discard,
  isFileError,
  renameDurably,
  syncFolder,
  temporaryPath,
  writeFailure,
} from '../archive/durable-file.ts';
import { openBackup, readFailure, type OpenBackup } from './read-backup.ts';
import { inspectDatabase } from './snapshot.ts';

/**
 * Makes the archive of a backup at `folder`, which must be absent or empty. All is written and checked in a
 * folder beside it, which takes its name only when every hash is right: there is never half an archive.
 * Failures: `target-not-empty`, `not-writable`, `disk-full` and those of `openBackup`.
 */
export async function restoreBackup(
  file: string,
  folder: string,
): Promise<Result<{ articles: number; path: string }>> {
  const source = resolve(file);
  const target = resolve(folder);
  if (!isVacant(target)) return fail('target-not-empty', { path: target });
  const opened = await openBackup(source);
  if (!opened.ok) return opened;
  const staging = temporaryPath(target);
  try {
    await extract(opened.value, staging);
    const { articles } = inspectDatabase(join(staging, DATABASE_FILE));
    if (statSync(target, { throwIfNoEntry: false })) rmdirSync(target);
    renameDurably(staging, target);
    return ok({ articles, path: target });
  } catch (error) {
    const isWriting = isFileError(error) && error.syscall !== 'read';
    return isWriting ? writeFailure(error, target) : readFailure(error, source);
  } finally {
    opened.value.close();
    discard(staging);
  }
}

function isVacant(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return !stat || (stat.isDirectory() && readdirSync(folder).length === 0);
}

/** Writes what the manifest names, and nothing else, each file fsynced (`flush`). */
async function extract(backup: OpenBackup, staging: string): Promise<void> {
  mkdirSync(dirname(staging), { recursive: true });
  mkdirSync(join(staging, 'originals'), { recursive: true, mode: 0o700 });
  for (const file of backup.manifest.files) {
    const output = createWriteStream(join(staging, file.name), { flags: 'wx', flush: true });
    await pipeline(backup.read(file), output);
  }
  syncFolder(join(staging, 'originals'));
  syncFolder(staging);
}
