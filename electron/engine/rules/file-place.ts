import { nameKey } from './glob.ts';

/** Where a file lies, taken apart once for all rules. */
export interface FilePlace {
  readonly path: string;
  /** The path up to its last separator, as it is written. */
  readonly folder: string;
  readonly name: string;
  /** The name as it is compared. */
  readonly nameKey: string;
}

/** Takes a path apart; both separators part folders. */
export function placeOf(path: string): FilePlace {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(end + 1);
  return { path, folder: path.slice(0, end + 1), name, nameKey: nameKey(name) };
}

/** The folders of a place, outermost first. */
export function foldersOf(folder: string): string[] {
  return folder.split(/[/\\]+/).filter((segment) => segment !== '' && segment !== '.');
}

/**
 * Whether folders have those of a pattern among them, one after another; a pattern that begins at the root
 * (`/press`, `C:\press`, `\\server\press`) must be the beginning of the path. Case and normal form do not count.
 */
export function folderMatcher(pattern: string): (folder: string) => boolean {
  const wanted = foldersOf(pattern).map(nameKey);
  const fromRoot = isFromRoot(pattern);
  return oncePerFolder((folder) => {
    if (fromRoot && !isFromRoot(folder)) return false;
    if (wanted.length === 0) return fromRoot;
    const folders = foldersOf(folder).map(nameKey);
    const last = fromRoot ? 0 : folders.length - wanted.length;
    for (let start = 0; start <= last; start++) {
      if (wanted.every((segment, at) => folders[start + at] === segment)) return true;
    }
    return false;
  });
}

const MAX_KNOWN = 10_000;

/** What follows from folders alone, found once for each: files lie together, by the thousand. */
export function oncePerFolder<T>(find: (folder: string) => T): (folder: string) => T {
  const known = new Map<string, { readonly found: T }>();
  return (folder) => {
    const before = known.get(folder);
    if (before) return before.found;
    const found = find(folder);
    if (known.size < MAX_KNOWN) known.set(folder, { found });
    return found;
  };
}

function isFromRoot(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}
