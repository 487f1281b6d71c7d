import { fileName } from './ledger-reason.ts';

/** Where a file lay, as the ledger shows it. */
export interface FilePlace {
  readonly name: string;
  /** Its folder with the last slash; '' for a file in another, and for one of which only the name is known. */
  readonly folder: string;
  /** The files that it lay in, the outermost first, and its folder in the innermost; none for a file of its own. */
  readonly inside: readonly string[];
}

/** Reads a path of the ledger: `/press/week.zip!/monday/a.html` is a member of `week.zip`. */
export function placeOf(path: string): FilePlace {
  const steps = path.split('!/');
  const member = steps.at(-1) ?? path;
  const name = fileName(member);
  const folder = member.slice(0, member.length - name.length);
  if (steps.length === 1) return { name, folder, inside: [] };
  const containers = steps.slice(0, -1).map(fileName);
  const within = folder.replace(/[\\/]+$/, '');
  return { name, folder: '', inside: within === '' ? containers : [...containers, within] };
}
