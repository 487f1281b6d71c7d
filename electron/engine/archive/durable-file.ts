import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../contract/result.ts';

/** Whether the system refused a file operation (ENOENT, EACCES, ENOSPC ...), as against a bug of ours. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/** The failure for a file that could not be written: `disk-full` or `not-writable`. Rethrows bugs. */
export function writeFailure(error: unknown, path: string): { ok: false; error: Failure } {
  if (!isFileError(error)) throw error;
  const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  return fail(isFull ? 'disk-full' : 'not-writable', { path });
}

/** A name for the unfinished file, in the folder where the finished one will be. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Writes a file so that after a crash at any moment either the old one or the whole new one is there:
 * temporary file, fsync, rename, fsync of the folder.
 */
export function writeFileDurably(path: string, bytes: Uint8Array): Result<null> {
  const temporary = temporaryPath(path);
  try {
    const handle = openSync(temporary, 'wx');
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameDurably(temporary, path);
    return ok(null);
  } catch (error) {
    discard(temporary);
    return writeFailure(error, path);
  }
}

/** Removes what was not finished. That it cannot be removed adds nothing to the failure that is being told. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (!isFileError(error)) throw error;
  }
}

/** Puts a finished temporary file or folder in its place, for good. Throws the system's errors. */
export function renameDurably(temporary: string, path: string): void {
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Makes the names in a folder durable. Windows opens no folders, and keeps names by its own journal. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
