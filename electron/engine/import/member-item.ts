import type { Failure } from '../../contract/result.ts';
import { MAX_NESTING } from '../parsers/limits.ts';
import type { Member } from '../parsers/parser-host.ts';

/** A file that lies in another one, to be imported as a file of its own. */
export interface MemberItem {
  readonly kind: 'member';
  /** As the ledger shows it: `mail.eml!/report.zip!/page.html`. No path of the file system. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Why it cannot be read; null where it can. */
  readonly error: Failure | null;
  readonly place: MemberPlace;
}

/** Where a file lies: in how many others, and in which of those that the archive keeps. */
export interface MemberPlace {
  readonly depth: number;
  /** SHA-256 of the nearest file around it that has articles of its own, '' for none, and the path in that file. */
  readonly container: string;
  readonly member: string;
  /** What its outermost file may still unpack to. */
  readonly budget: UnpackBudget;
}

/** What one offered file may unpack to, all that lies in it and in what lies in it together. */
export interface UnpackBudget {
  bytes: number;
  files: number;
}

const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;
const MAX_UNPACKED_FILES = 200_000;

export function unpackBudget(): UnpackBudget {
  return { bytes: MAX_UNPACKED_BYTES, files: MAX_UNPACKED_FILES };
}

/** Takes the members off what may be unpacked; false where that was too much, as in a bomb of nested archives. */
export function spend(budget: UnpackBudget, members: readonly MemberItem[]): boolean {
  budget.files -= members.length;
  for (const { bytes } of members) budget.bytes -= bytes.length;
  return budget.files >= 0 && budget.bytes >= 0;
}

/** Where a file stands that was offered itself. */
export function topPlace(): MemberPlace {
  return { depth: 0, container: '', member: '', budget: unpackBudget() };
}

/** The members of a file as items of their own. `sha256` is '' for a file without articles of its own. */
export function memberItems(
  parent: { readonly path: string; readonly place: MemberPlace; readonly sha256: string },
  members: readonly Member[],
): MemberItem[] {
  const depth = parent.place.depth + 1;
  const isKept = parent.sha256 !== '' || parent.place.container === '';
  return members.map(({ name, bytes, error }): MemberItem => {
    const tooDeep: Failure | null =
      depth > MAX_NESTING ? { code: 'too-deep', params: { limit: MAX_NESTING } } : null;
    const unreadable: Failure = error ?? { code: 'malformed', params: {} };
    return {
      kind: 'member',
      path: `${parent.path}!/${name}`,
      // Not a view of the whole answer, which would be kept, and in Electron sent on, with each of its members.
      bytes: Uint8Array.from(bytes ?? []),
      error: tooDeep ?? (bytes ? null : unreadable),
      place: {
        depth,
        container: isKept ? parent.sha256 : parent.place.container,
        member: isKept ? name : `${parent.place.member}!/${name}`,
        budget: parent.place.budget,
      },
    };
  });
}
