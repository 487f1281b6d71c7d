import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** As `originals.extract` names the folders of what it writes out. */
const PREFIX = 'marsad-original-';
const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes extracted originals in `folder` that are older than a day before `now` (ms) and the user's own: programs
 * that were given one have read it by then. What cannot be removed stays for the next start.
 */
export async function sweepOriginals(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const path = join(folder, name);
    const entry = await lstat(path).catch(() => null);
    if (!entry?.isDirectory() || now - entry.mtimeMs < A_DAY_MS) continue;
    if (process.getuid !== undefined && entry.uid !== process.getuid()) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
