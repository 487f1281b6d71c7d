import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../contract/result.ts';
import { withoutBidiControls } from '../../text/bidi.ts';
import { writeFailure } from '../archive/durable-file.ts';
import { MAX_FILE_BYTES } from '../parsers/limits.ts';

/** Where files that a browser sends lie until their import has ended: `<archive>/spool`, for its owner's eyes only. */
export interface Spool {
  /** Appends a chunk at `offset`, which must be where the last one ended; 0 begins anew. Answers the bytes so far. */
  append(upload: string, offset: number, data: Uint8Array): Promise<Result<number>>;
  /** Where a file sent under this name lies, or would. */
  pathOf(upload: string): string;
  remove(path: string): Promise<void>;
  /** Removes everything but `kept` (paths). */
  sweep(kept: ReadonlySet<string>): void;
}

export function openSpool(archiveFolder: string): Spool {
  const folder = join(archiveFolder, 'spool');
  // Senders choose the names: as a hash, none is a path or a device.
  const pathOf = (upload: string): string => join(folder, createHash('sha256').update(upload).digest('hex'));
  return {
    async append(upload, offset, data) {
      const path = pathOf(upload);
      if (offset + data.length > MAX_FILE_BYTES) {
        await rm(path, { force: true });
        return fail('too-large', { limit: MAX_FILE_BYTES });
      }
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const handle = await open(path, offset === 0 ? 'w' : 'a', 0o600);
        try {
          const { size } = await handle.stat();
          if (size !== offset) return fail('upload-not-found', { upload, offset, received: size });
          await handle.writeFile(data);
          return ok(offset + data.length);
        } finally {
          await handle.close();
        }
      } catch (error) {
        return writeFailure(error, folder);
      }
    },
    pathOf,
    remove: (path) => rm(path, { force: true }),
    sweep(kept) {
      for (const name of namesIn(folder)) {
        const path = join(folder, name);
        if (!kept.has(path)) rmSync(path, { force: true, recursive: true });
      }
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const MAX_SHOWN = 1000;

/**
 * A path as a browser names it, made fit for showing: no controls or bidi overrides, no way up, no place on this
 * machine (a root, a drive), at most 1,000 units.
 */
export function shownPath(path: string): string {
  const parts = withoutBidiControls(path)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .split(/[/\\]+/)
    .filter((part) => !['', '.', '..'].includes(part) && !/^[A-Za-z]:$/.test(part));
  return parts.join('/').slice(-MAX_SHOWN).toWellFormed() || 'upload';
}

/** The same names, those that occur again told apart by a number: «a.txt», «a.txt (2)». */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let count = 2; taken.has(distinct); count++) distinct = `${name} (${count})`;
    taken.add(distinct);
    return distinct;
  });
}
