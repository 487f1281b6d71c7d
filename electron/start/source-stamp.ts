import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, PROJECT } from './project.ts';

const STAMP = join(DIST, 'sources.sha256');

/** What the bundles are made from; tests, word lists and documents do not make them stale. */
const SOURCES = ['electron', 'renderer', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * SHA-256 over names and contents of the sources, hex. Contents rather than times: a checkout that goes back to
 * an older state has newer files.
 */
export function hashSources(project: string = PROJECT): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(project, source)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(project, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(project: string, path: string): string[] {
  const stat = statSync(join(project, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(project, path))
    .sort()
    .flatMap((name) => filesUnder(project, `${path}/${name}`));
}

/** True when `dist/` was built, to the end, from the sources as they are now. */
export function isBuildFresh(): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === hashSources();
  } catch {
    return false;
  }
}

/** A build that stops halfway must not pass for a finished one. */
export function removeStamp(): void {
  rmSync(STAMP, { force: true });
}

export function writeStamp(hash: string): void {
  writeFileSync(STAMP, hash);
}
