import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../contract/result.ts';
import { fail } from '../../contract/result.ts';
import { isFileError } from '../archive/durable-file.ts';

/** A path as the system takes it: bytes where its name is no UTF-8, as in archives packed on old Arabic Windows. */
export type Location = string | Buffer;

/** Something that was offered: a file to read, or a path of which nothing can be read. */
export type WalkItem =
  | { readonly kind: 'file'; readonly path: string; readonly location: Location; readonly bytes: number }
  | { readonly kind: 'refused'; readonly path: string; readonly error: Failure };

/**
 * Every file under `roots`, folders recursively, names sorted by code unit so that an import is repeatable. Links are
 * followed, each folder once by its real path; a link back to a folder that it lies in is refused as `link-loop`.
 * Names with a leading dot are left out inside folders. Other refusals: `path-not-found`, `path-not-readable`,
 * `not-a-file`. `path` is for people: bytes that are no UTF-8 show as U+FFFD in it.
 */
export async function* walk(roots: readonly string[]): AsyncGenerator<WalkItem> {
  const seen = new Set<string>();
  for (const root of roots) yield* walkPath(root, [], seen);
}

async function* walkPath(
  location: Location,
  ancestors: readonly string[],
  seen: Set<string>,
): AsyncGenerator<WalkItem> {
  const path = location.toString();
  const found = await statOf(location);
  if ('error' in found) {
    yield { kind: 'refused', path, error: found.error };
    return;
  }
  if (found.isFile()) {
    yield { kind: 'file', path, location, bytes: found.size };
    return;
  }
  if (!found.isDirectory()) {
    yield { kind: 'refused', path, error: fail('not-a-file', { path }).error };
    return;
  }
  yield* walkFolder(location, ancestors, seen);
}

async function* walkFolder(
  location: Location,
  ancestors: readonly string[],
  seen: Set<string>,
): AsyncGenerator<WalkItem> {
  const path = location.toString();
  let real: string;
  let names: Buffer[];
  try {
    real = (await realpath(location, { encoding: 'buffer' })).toString('latin1');
    if (ancestors.includes(real)) {
      yield { kind: 'refused', path, error: fail('link-loop', { path }).error };
      return;
    }
    if (seen.has(real)) return;
    seen.add(real);
    names = await readdir(location, { encoding: 'buffer' });
  } catch (error) {
    yield { kind: 'refused', path, error: refusal(error, path) };
    return;
  }
  const inside = [...ancestors, real];
  for (const name of names.sort(Buffer.compare)) {
    if (name[0] !== DOT) yield* walkPath(within(location, name), inside, seen);
  }
}

const DOT = 0x2e;

function within(folder: Location, name: Buffer): Location {
  const text = name.toString();
  if (typeof folder === 'string' && Buffer.from(text).equals(name)) return join(folder, text);
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
}

async function statOf(location: Location): Promise<Stats | { error: Failure }> {
  try {
    return await stat(location);
  } catch (error) {
    // A link to nowhere and a link to itself are told apart from a path that is not there.
    const isLink = await lstat(location).then(
      (found) => found.isSymbolicLink(),
      () => false,
    );
    const path = location.toString();
    if (isLink && isFileError(error) && error.code === 'ELOOP') return fail('link-loop', { path });
    return { error: refusal(error, path) };
  }
}

/** The failure that a system's refusal to open or read `path` stands for. Rethrows bugs. */
export function refusal(error: unknown, path: string): Failure {
  if (!isFileError(error)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ENAMETOOLONG') {
    return fail('path-not-found', { path }).error;
  }
  if (error.code === 'ELOOP') return fail('link-loop', { path }).error;
  if (error.code === 'EISDIR') return fail('not-a-file', { path }).error;
  return fail('path-not-readable', { path, detail: error.code ?? '' }).error;
}
