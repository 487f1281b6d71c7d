import type { CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { newId } from '../archive/new-id.ts';
import { cleanLine, distinctNames } from './cleaned-draft.ts';
import type { StoredOutlet } from './outlet-rows.ts';
import { namesOf } from './write-outlet.ts';

/** What a merge comes to: `before` is null where it makes a new outlet. */
export interface OutletMerge {
  readonly before: StoredOutlet | null;
  readonly after: StoredOutlet;
  readonly merged: readonly StoredOutlet[];
}

/**
 * Plans a merge. A name that one of the merged outlets has makes that one the whole, under this name. Failures:
 * `outlet-not-found`, `alias-taken` (a name of an outlet that is not among those merged), `bad-request` (a name of
 * no letters), `outlet-into-itself` (nothing is merged).
 */
export function planMerge(
  register: readonly StoredOutlet[],
  { into, outlets, names }: CallRequest<'outlets.merge'>,
): Result<OutletMerge> {
  const byId = new Map(register.map((outlet) => [outlet.id, outlet]));
  const unknown = [...outlets, ...(into.kind === 'outlet' ? [into.id] : [])].find((id) => !byId.has(id));
  if (unknown !== undefined) return fail('outlet-not-found', { id: unknown });
  const asked = [...(into.kind === 'name' ? [into.name] : []), ...names].map(cleanLine);
  if (asked.some((name) => outletKey(name) === '')) return fail('bad-request', { field: 'names' });

  const owners = new Map(
    register.flatMap((outlet) => namesOf(outlet).map((name) => [outletKey(name), outlet] as const)),
  );
  const owner = into.kind === 'name' ? owners.get(outletKey(cleanLine(into.name))) : byId.get(into.id);
  const taking = new Set([...(into.kind === 'outlet' ? [into.id] : []), ...outlets]);
  for (const name of asked) {
    const holder = owners.get(outletKey(name));
    if (holder && !taking.has(holder.id)) return fail('alias-taken', { name, outlet: holder.name });
  }
  const isIntoItself = into.kind === 'outlet' && outlets.includes(into.id);
  const before = owner ?? null;
  const merged = register.filter(({ id }) => outlets.includes(id) && id !== before?.id);
  const isNothing =
    before !== null && merged.length === 0 && asked.every((name) => owners.has(outletKey(name)));
  if (isIntoItself || isNothing) return fail('outlet-into-itself', { id: before?.id ?? '' });
  const name = into.kind === 'name' ? cleanLine(into.name) : (before?.name ?? '');
  return ok({ before, merged, after: mergedOutlet(before?.id ?? newId('o'), name, before, merged, asked) });
}

function mergedOutlet(
  id: string,
  name: string,
  before: StoredOutlet | null,
  merged: readonly StoredOutlet[],
  names: readonly string[],
): StoredOutlet {
  const all = [...(before ? [before] : []), ...merged];
  const first = <K extends keyof OutletDraft>(field: K, empty: OutletDraft[K]): OutletDraft[K] =>
    all.map((outlet) => outlet[field]).find((value) => value !== empty) ?? empty;
  const attributes = new Map(
    all
      .toReversed()
      .flatMap((outlet) => outlet.attributes.map((attribute) => [attribute.name, attribute] as const)),
  );
  return {
    id,
    name,
    aliases: distinctNames([name, ...all.flatMap(namesOf), ...names]).slice(1),
    country: first('country', ''),
    medium: first('medium', ''),
    ownership: first('ownership', ''),
    leaning: first('leaning', ''),
    // Notes do not contradict each other: all are kept.
    note: [...new Set(all.map(({ note }) => note).filter((note) => note !== ''))].join('\n'),
    attributes: [...attributes.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
