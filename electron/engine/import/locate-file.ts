import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';

/** Between a file and what lies in it, in paths of the ledger: `week.zip!/monday/a.html`. */
const INSIDE = '!/';

/**
 * Where the file of a ledger row lies: on disk, or `inside` a file that does. `named`: a browser sent it, of which only
 * the name is known; `gone`: it lies there no more.
 */
export type Whereabouts =
  | { readonly kind: 'file'; readonly location: string; readonly inside: string }
  | { readonly kind: 'named' }
  | { readonly kind: 'gone' };

/** Looks for the file of a ledger row. A folder on disk may be called `news!`, so that the longest path comes first. */
export async function locateFile(path: string): Promise<Whereabouts> {
  if (!isAbsolute(path)) return { kind: 'named' };
  if (await exists(path, false)) return { kind: 'file', location: path, inside: '' };
  for (const { outer, inside } of containersOf(path)) {
    if (await exists(outer, true)) return { kind: 'file', location: outer, inside };
  }
  return { kind: 'gone' };
}

/** The files that a path says to lie around its file, the innermost first, each with the path in it. */
export function containersOf(path: string): { readonly outer: string; readonly inside: string }[] {
  const steps = path.split(INSIDE);
  return steps
    .slice(1)
    .map((_, at) => ({
      outer: steps.slice(0, at + 1).join(INSIDE),
      inside: steps.slice(at + 1).join(INSIDE),
    }))
    .toReversed();
}

async function exists(path: string, asFile: boolean): Promise<boolean> {
  try {
    const found = await stat(path);
    return !asFile || found.isFile();
  } catch {
    return false;
  }
}
