import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { isFileError } from '../archive/durable-file.ts';
import { createFolderTree } from './folder-tree.ts';

/** A file as it stood when it was last looked at. */
export interface FileState {
  readonly bytes: number;
  /** Modification time, whole ms since the epoch. */
  readonly modified: number;
}

export interface FoundFile extends FileState {
  readonly path: string;
}

/** What a look at a watch folder found. */
export interface Look {
  readonly status: 'ok' | 'missing' | 'unreadable';
  /** Complete, new or changed, and openable a moment ago; at most as many as were asked for. */
  readonly ready: readonly FoundFile[];
  /** Files in the folder; those that are not complete yet; those that cannot be opened. */
  readonly files: number;
  readonly waiting: number;
  readonly blocked: number;
  readonly unnameable: number;
  readonly overfull: boolean;
}

export interface FolderWatch {
  /**
   * Looks once; `now` in ms, of any clock that only goes forward, `take`: how many files can be imported now;
   * null only counts them.
   */
  look(now: number, take: number | null): Promise<Look>;
  /** Remembers files that were given to an import: they are not found again until they change. */
  taken(files: readonly FoundFile[]): void;
  /** All files as they are now. */
  everything(): Promise<FoundFile[]>;
}

/** When a file counts as complete. */
export interface Stillness {
  /** ms without a change of size or modification time. */
  readonly stillMs: number;
  /** The same for one that was seen to grow, whose writer may pause: a copy over a slow line. */
  readonly grownMs: number;
  /** Until then nothing is made of an empty file: programs make the file first and write later. */
  readonly emptyMs: number;
  /** Until the next try at a file that could not be opened. */
  readonly blockedMs: number;
}

export const STILLNESS: Stillness = { stillMs: 3_000, grownMs: 10_000, emptyMs: 60_000, blockedMs: 30_000 };

/**
 * Files that were seen before are looked at again in turn, so many a look: at one look in 2 s, a change in place (which
 * moves no folder's modification time) is noticed at once among 200 files, within 9 minutes among 50,000, and all that
 * looking takes about a fifth of a second of a processor a minute.
 */
const LOOKED_AT_AGAIN = 200;

// A pipe without a writer would be waited for for ever. Windows has neither such pipes nor the flag.
const READ_WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

interface Candidate extends FileState {
  /** When it was first seen so. */
  readonly since: number;
  readonly grew: boolean;
  /** It is looked at no earlier than this. */
  readonly due: number;
  readonly blocked: boolean;
}

/**
 * Watches one folder by looking at it: the system's own events (`fs.watch`) do not come from network drives, get lost
 * when many come at once, and say nothing of what came while the program was off. Files are only listed, measured and
 * opened for reading, never touched. `seen` holds the files of earlier looks by path and is kept up to date here.
 */
export function createFolderWatch(
  path: string,
  seen: Map<string, FileState>,
  mayFollow: (real: string) => Promise<boolean>,
  stillness: Stillness = STILLNESS,
): FolderWatch {
  const tree = createFolderTree(path, mayFollow);
  const candidates = new Map<string, Candidate>();
  let turn = tree.files.values();
  /** Files that have appeared since files were last measured. */
  let appeared: string[] = [];

  /** Measures a file that may be new or changed, and keeps it as a candidate as long as it is one. */
  const measure = async (file: string, now: number): Promise<void> => {
    const found = await stateOf(file);
    const known = seen.get(file);
    if (!found || (known && isSame(known, found))) {
      candidates.delete(file);
      return;
    }
    const before = candidates.get(file);
    if (before && isSame(before, found)) {
      candidates.set(file, { ...before, due: now });
      return;
    }
    candidates.set(file, {
      ...found,
      since: now,
      grew: before !== undefined && before.bytes > 0,
      due: now,
      blocked: false,
    });
  };

  const lookAgain = async (now: number): Promise<void> => {
    for (let count = Math.min(LOOKED_AT_AGAIN, tree.files.size); count > 0; count--) {
      let next = turn.next();
      if (next.done) {
        turn = tree.files.values();
        next = turn.next();
      }
      if (!next.done && !candidates.has(next.value)) await measure(next.value, now);
    }
  };

  const isStill = ({ bytes, since, grew }: Candidate, now: number): boolean => {
    const quiet = bytes === 0 ? stillness.emptyMs : grew ? stillness.grownMs : stillness.stillMs;
    return now - since >= quiet;
  };

  /** Takes from the complete ones what is unchanged and can be opened right now. */
  const collect = async (now: number, take: number): Promise<FoundFile[]> => {
    const ready: FoundFile[] = [];
    for (const [file, candidate] of candidates) {
      if (ready.length >= take) break;
      if (candidate.due > now || !isStill(candidate, now)) continue;
      await measure(file, now);
      const still = candidates.get(file);
      if (!still || !isStill(still, now)) continue;
      if (await canOpen(file)) ready.push({ path: file, bytes: still.bytes, modified: still.modified });
      else candidates.set(file, { ...still, due: now + stillness.blockedMs, blocked: true });
    }
    return ready;
  };

  return {
    async look(now, take) {
      const { status, appeared: latest } = await tree.refresh(now);
      for (const file of latest) if (!seen.has(file)) appeared.push(file);
      const { files, unnameable, overfull } = tree;
      const counts = { status, files: files.size, unnameable, overfull };
      if (take === null) return { ...counts, ready: [], waiting: 0, blocked: tree.closed };
      for (const file of candidates.keys()) if (!tree.files.has(file)) candidates.delete(file);
      const fresh = appeared;
      appeared = [];
      for (const file of fresh) if (tree.files.has(file) && !seen.has(file)) await measure(file, now);
      await lookAgain(now);
      for (const [file, candidate] of candidates) {
        if (candidate.since < now && candidate.due <= now && !isStill(candidate, now))
          await measure(file, now);
      }
      const ready = await collect(now, take);
      let waiting = 0;
      let blocked = tree.closed;
      for (const candidate of candidates.values()) {
        if (candidate.blocked) blocked++;
        else if (!isStill(candidate, now)) waiting++;
      }
      return { ...counts, ready, waiting, blocked };
    },
    taken(files) {
      for (const { path: file, bytes, modified } of files) {
        seen.set(file, { bytes, modified });
        candidates.delete(file);
      }
    },
    async everything() {
      const all: FoundFile[] = [];
      for (const file of tree.files) {
        const state = await stateOf(file);
        if (state) all.push({ path: file, ...state });
      }
      return all;
    },
  };
}

function isSame(one: FileState, other: FileState): boolean {
  return one.bytes === other.bytes && one.modified === other.modified;
}

/** Null for what is not there any more, or is no file now. Rethrows bugs. */
async function stateOf(path: string): Promise<FileState | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? { bytes: found.size, modified: Math.floor(found.mtimeMs) } : null;
  } catch (error) {
    if (!isFileError(error)) throw error;
    return null;
  }
}

/** Whether it can be read: a program that writes it may hold it for itself alone (Windows). */
async function canOpen(path: string): Promise<boolean> {
  try {
    const handle = await open(path, READ_WITHOUT_WAITING);
    await handle.close();
    return true;
  } catch (error) {
    if (!isFileError(error)) throw error;
    return false;
  }
}
