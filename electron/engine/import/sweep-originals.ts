import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';

/**
 * Removes from `originals/` what no source names: files that an import had put there when it was killed before its
 * commit, and unfinished temporary files. Run at open, before any import.
 */
export function sweepOriginals({ folder, db }: Pick<Archive, 'folder' | 'db'>): number {
  const originals = join(folder, 'originals');
  const named = db.prepare("SELECT 1 FROM sources WHERE sha256 = ? AND storage = 'file'");
  let removed = 0;
  for (const entry of readdirSync(originals, { withFileTypes: true })) {
    const isOurs = /^[0-9a-f]{64}$/.test(entry.name) || entry.name.endsWith('.tmp');
    if (!entry.isFile() || !isOurs || named.get(entry.name)) continue;
    rmSync(join(originals, entry.name), { force: true });
    removed++;
  }
  return removed;
}
