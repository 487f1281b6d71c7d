import type { CallInput } from '../../electron/contract/calls.ts';
import { outletKey } from '../../electron/text/outlet-name.ts';

/** A name in a merge: an outlet's, or one that no outlet claims. */
export interface MergeMember {
  readonly name: string;
  /** Null where no outlet claims the name. */
  readonly outlet: string | null;
  readonly articles: number;
}

/** How a merge stands: which member gives its name, and which stay out of it, by their places. */
export interface MergeDraft {
  readonly leader: number;
  readonly leftOut: ReadonlySet<number>;
}

/** All of them, under the name of the one with the most to lose. */
export function mergeDraft(members: readonly MergeMember[]): MergeDraft {
  return { leader: leadingMember(members), leftOut: new Set() };
}

/** The member at `at` leads; one that was left out takes part again. */
export function led(draft: MergeDraft, members: readonly MergeMember[], at: number): MergeDraft {
  const { leftOut } = draft.leftOut.has(at) ? leftOutToggled(draft, members, at) : draft;
  return { leader: at, leftOut };
}

/** The member `by` places on leads, round and round, past those left out. */
export function leadMoved(draft: MergeDraft, members: readonly MergeMember[], by: 1 | -1): MergeDraft {
  const { length } = members;
  let at = draft.leader;
  do at = (at + by + length) % length;
  while (draft.leftOut.has(at) && at !== draft.leader);
  return { ...draft, leader: at };
}

/** The places of all spellings of one name: whoever has one of them has them all. */
function spellings(members: readonly MergeMember[], at: number): number[] {
  const key = outletKey(members[at]?.name ?? '');
  return [...members.keys()].filter((place) => outletKey(members[place]?.name ?? '') === key);
}

/** Whether the member at `at` can be left out, with other spellings of its name: two must remain. */
export function canLeaveOut({ leftOut }: MergeDraft, members: readonly MergeMember[], at: number): boolean {
  const out = new Set([...leftOut, ...spellings(members, at)]);
  return !leftOut.has(at) && members.length - out.size >= 2;
}

/**
 * The member at `at` is left out, or taken in again, and other spellings of its name with it; where the leader went,
 * the best of the others leads.
 */
export function leftOutToggled(draft: MergeDraft, members: readonly MergeMember[], at: number): MergeDraft {
  const same = spellings(members, at);
  const leftOut = new Set(draft.leftOut);
  if (leftOut.has(at)) {
    for (const place of same) leftOut.delete(place);
    return { ...draft, leftOut };
  }
  if (!canLeaveOut(draft, members, at)) return draft;
  for (const place of same) leftOut.add(place);
  if (!leftOut.has(draft.leader)) return { ...draft, leftOut };
  const others = members.filter((_, place) => !leftOut.has(place));
  const best = others[leadingMember(others)];
  return { leader: best ? members.indexOf(best) : draft.leader, leftOut };
}

/** Who takes part, and the leader's place among them. */
export function takingPart(
  { leader, leftOut }: MergeDraft,
  members: readonly MergeMember[],
): { readonly members: readonly MergeMember[]; readonly leader: number } {
  const places = [...members.keys()].filter((at) => !leftOut.has(at));
  return { members: places.flatMap((at) => members[at] ?? []), leader: places.indexOf(leader) };
}

/** The member with the most to lose leads unless the analyst says otherwise: an outlet before a bare name, then by articles. */
export function leadingMember(members: readonly MergeMember[]): number {
  const best = members.toSorted(
    (a, b) => Number(b.outlet !== null) - Number(a.outlet !== null) || b.articles - a.articles,
  )[0];
  return best ? members.indexOf(best) : 0;
}

/** The call that makes one outlet of these, under the name of the member that leads. */
export function mergeOf(members: readonly MergeMember[], leader: number): CallInput<'outlets.merge'> {
  const leads = members[leader];
  const others = members.filter((_, at) => at !== leader);
  const own = leads?.outlet ?? null;
  return {
    into: own === null ? { kind: 'name', name: leads?.name ?? '' } : { kind: 'outlet', id: own },
    // Two names of one outlet may look alike: it is named once, and never beside itself.
    outlets: [...new Set(others.flatMap(({ outlet }) => outlet ?? []))].filter((id) => id !== own),
    names: others.filter(({ outlet }) => outlet === null).map(({ name }) => name),
  };
}
