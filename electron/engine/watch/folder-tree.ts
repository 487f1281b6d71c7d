import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileError } from '../archive/durable-file.ts';
import { isBeingDownloaded, isPassedOver } from './passed-over.ts';
import { isWithin } from './fit-folder.ts';

/** The files under a folder as they were last listed, kept up to date at little cost. */
export interface FolderTree {
  /** Paths of all files, in the order in which they appeared. */
  readonly files: ReadonlySet<string>;
  readonly unnameable: number;
  /** Folders in it that cannot be opened. */
  readonly closed: number;
  /** More than `MAX_FILES` lie in it; the others are not seen. */
  readonly overfull: boolean;
  /**
   * Lists what changed since the last refresh; `now` in ms, of any clock that only goes forward. A status other than
   * `ok` concerns the folder itself, and the tree is empty until it is back.
   */
  refresh(now: number): Promise<Listed>;
}

export interface Listed {
  readonly status: 'ok' | 'missing' | 'unreadable';
  readonly appeared: readonly string[];
}

/**
 * Within this time after its modification time moved, a folder is listed at every refresh: FAT counts in steps of 2 s,
 * so that a file may come after a listing without moving it again.
 */
const RACY_MS = 3_000;
/**
 * All folders are listed this often whatever their modification times say, since not every drive keeps them; in a tree
 * of many folders less often.
 */
const RELIST_MS = 60_000;
const RELIST_MANY_MS = 300_000;
const MANY_FOLDERS = 500;
export const MAX_FILES = 200_000;

interface Directory {
  readonly real: string;
  modified: number;
  movedAt: number;
  listedAt: number;
  /** By name: their paths. */
  readonly files: Map<string, string>;
  readonly folders: Map<string, string>;
  unnameable: number;
}

/**
 * A folder's modification time moves when something in it is made, removed or renamed, so that looking at folders is
 * enough to learn of new files; their number hardly counts. `mayFollow` decides on links that lead out to another
 * folder, given its real path; each folder is listed once by its real path, as in any import.
 */
export function createFolderTree(root: string, mayFollow: (real: string) => Promise<boolean>): FolderTree {
  const directories = new Map<string, Directory>();
  const files = new Set<string>();
  const closed = new Set<string>();
  /** By real path: where each folder was met first. */
  const met = new Map<string, string>();

  const forget = (path: string): void => {
    const gone = directories.get(path);
    closed.delete(path);
    if (!gone) return;
    directories.delete(path);
    met.delete(gone.real);
    for (const file of gone.files.values()) files.delete(file);
    for (const folder of gone.folders.values()) forget(folder);
  };

  const visit = async (path: string, now: number, appeared: string[]): Promise<void> => {
    const found = await stat(path);
    if (!found.isDirectory()) throw new NotAFolder(path);
    let directory = directories.get(path);
    if (!directory) {
      const real = await realpath(path);
      if (!(await isOwn(real))) return;
      directory = {
        real,
        modified: NaN,
        movedAt: now,
        listedAt: NaN,
        files: new Map(),
        folders: new Map(),
        unnameable: 0,
      };
    }
    if (found.mtimeMs !== directory.modified) directory.movedAt = now;
    const again = directories.size > MANY_FOLDERS ? RELIST_MANY_MS : RELIST_MS;
    const isDue = !(now - directory.movedAt > RACY_MS) || !(now - directory.listedAt < again);
    if (isDue) {
      await list(path, directory, appeared);
      directory.listedAt = now;
    }
    directory.modified = found.mtimeMs;
    directories.set(path, directory);
    met.set(directory.real, path);
    closed.delete(path);
    for (const folder of directory.folders.values()) await visitInside(folder, now, appeared);
  };

  /** What befalls a folder inside concerns that folder alone. */
  const visitInside = async (path: string, now: number, appeared: string[]): Promise<void> => {
    try {
      await visit(path, now, appeared);
    } catch (error) {
      const status = statusOf(error);
      forget(path);
      if (status === 'unreadable') closed.add(path);
    }
  };

  /** A folder that was met under another path, or that a link leads out to where it must not be followed, is not. */
  const isOwn = async (real: string): Promise<boolean> => {
    if (met.has(real)) return false;
    const home = directories.get(root)?.real;
    if (home === undefined) return true;
    if (isWithin(real, home)) return true;
    return !isWithin(home, real) && (await mayFollow(real));
  };

  const list = async (path: string, directory: Directory, appeared: string[]): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true });
    const there = { files: new Set<string>(), folders: new Set<string>() };
    const fresh: string[] = [];
    directory.unnameable = 0;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isFile() && directory.files.has(name)) {
        there.files.add(name);
        continue;
      }
      if (isPassedOver(name)) continue;
      // The name's bytes are no UTF-8: what Node makes of it leads nowhere.
      if (name.includes('\uFFFD')) {
        directory.unnameable++;
        continue;
      }
      // Of a link the kind is what it leads to; some network drives tell none in a listing.
      const kind = entry.isFile() || entry.isDirectory() ? entry : await kindOf(join(path, name));
      if (kind?.isDirectory()) there.folders.add(name);
      else if (kind?.isFile()) {
        there.files.add(name);
        if (!directory.files.has(name)) fresh.push(name);
      }
    }
    for (const [name, file] of directory.files) {
      if (there.files.has(name)) continue;
      directory.files.delete(name);
      files.delete(file);
    }
    for (const [name, folder] of directory.folders) {
      if (there.folders.has(name)) continue;
      directory.folders.delete(name);
      forget(folder);
    }
    for (const name of there.folders) directory.folders.set(name, join(path, name));
    if (fresh.length === 0) return;
    const names = new Set(entries.map(({ name }) => name));
    for (const name of fresh) {
      if (isBeingDownloaded(name, names)) continue;
      if (files.size >= MAX_FILES) break;
      const file = join(path, name);
      directory.files.set(name, file);
      files.add(file);
      appeared.push(file);
    }
  };

  return {
    files,
    get unnameable() {
      let sum = 0;
      for (const { unnameable } of directories.values()) sum += unnameable;
      return sum;
    },
    get closed() {
      return closed.size;
    },
    get overfull() {
      return files.size >= MAX_FILES;
    },
    async refresh(now) {
      const appeared: string[] = [];
      try {
        await visit(root, now, appeared);
        return { status: 'ok', appeared };
      } catch (error) {
        const status = statusOf(error);
        forget(root);
        return { status, appeared: [] };
      }
    },
  };
}

class NotAFolder extends Error {}

/** Rethrows bugs. Whatever a drive says beyond «not allowed» comes to: it is not there now. */
function statusOf(error: unknown): 'missing' | 'unreadable' {
  if (error instanceof NotAFolder) return 'missing';
  if (!isFileError(error)) throw error;
  return error.code === 'EACCES' || error.code === 'EPERM' ? 'unreadable' : 'missing';
}

/** What a link leads to; null for one that leads nowhere. */
async function kindOf(path: string): Promise<{ isFile(): boolean; isDirectory(): boolean } | null> {
  return stat(path).catch(() => null);
}
