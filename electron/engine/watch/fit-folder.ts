import { opendir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '../../contract/result.ts';
import { refusal } from '../import/walk.ts';

/** What a new watch folder must keep clear of. */
export interface Surroundings {
  readonly archive: string;
  /** Folders that are watched already. */
  readonly watched: readonly string[];
}

/** Folders of the system that hold no press. */
const SYSTEM = ['/proc', '/sys', '/dev', '/etc'];

/**
 * The absolute path of a folder that may be watched; `~` stands for the home folder. Failures: `path-not-found`,
 * `path-not-readable`, `not-a-folder` (also for a relative path), `watch-too-wide` (a disk, the home folder or what
 * holds it, the system's), `watch-hidden` (in a folder whose name begins with a dot: keys and settings lie there),
 * `watch-around-archive`, `watch-overlap` (inside a watched folder or around one).
 */
export async function fitFolder(typed: string, { archive, watched }: Surroundings): Promise<Result<string>> {
  const path = absolute(typed.trim());
  if (path === null) return fail('not-a-folder', { path: typed });
  let real: string;
  try {
    if (!(await stat(path)).isDirectory()) return fail('not-a-folder', { path });
    real = await realpath(path);
    await (await opendir(path)).close();
  } catch (error) {
    return { ok: false, error: refusal(error, path) };
  }
  if (await isTooWide(real)) return fail('watch-too-wide', { path });
  if (real.split(sep).some((part) => part.startsWith('.'))) return fail('watch-hidden', { path });
  if (overlap(real, await realOf(archive))) return fail('watch-around-archive', { path });
  for (const other of watched) {
    if (overlap(real, await realOf(other))) return fail('watch-overlap', { path, other });
  }
  return ok(path);
}

/** Whether a link in a watch folder may be followed to the folder `real`: never to a whole disk, nor into the archive. */
export async function mayFollow(real: string, archive: string): Promise<boolean> {
  if (await isTooWide(real)) return false;
  return !overlap(real, await realOf(archive)) && !real.split(sep).some((part) => part.startsWith('.'));
}

/** Whether `inner` is `outer` or lies in it; both absolute. */
export function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function absolute(typed: string): string | null {
  if (typed === '~') return homedir();
  if (/^~[/\\]/.test(typed)) return join(homedir(), typed.slice(2));
  return isAbsolute(typed) ? resolve(typed) : null;
}

async function isTooWide(real: string): Promise<boolean> {
  return (
    real === parse(real).root ||
    isWithin(await realOf(homedir()), real) ||
    SYSTEM.some((folder) => isWithin(real, folder))
  );
}

function overlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/** The path without links; as it is where it is not there now, as on a stick that was pulled out. */
async function realOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
