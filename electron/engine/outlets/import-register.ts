import type { CallOutput } from '../../contract/calls.ts';
import type { OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { newId } from '../archive/new-id.ts';
import { distinctNames } from './cleaned-draft.ts';
import type { StoredOutlet } from './outlet-rows.ts';
import type { RegisterRow } from './register-csv.ts';
import { isSameOutlet, namesOf } from './write-outlet.ts';

/** What reading a register comes to; `changes` are the entries to write, `before` null for new ones. */
export interface RegisterImport extends CallOutput<'outlets.import'> {
  readonly changes: readonly { readonly before: StoredOutlet | null; readonly after: StoredOutlet }[];
}

/**
 * Rows meet the register, and each other, by any of their names. What a row says replaces what the outlet has, an
 * empty cell leaves it; its names come to those that the outlet has, which keeps its first one.
 */
export function planImport(register: readonly StoredOutlet[], rows: readonly RegisterRow[]): RegisterImport {
  const before = new Map(register.map((outlet) => [outlet.id, outlet]));
  const after = new Map(before);
  const owners = new Map(
    register.flatMap((outlet) => namesOf(outlet).map((name) => [outletKey(name), outlet.id] as const)),
  );
  const seen = new Set<string>();
  const problems: CallOutput<'outlets.import'>['problems'] = [];
  for (const row of rows) {
    if ('code' in row) {
      problems.push(row);
      continue;
    }
    const held = namesOf(row.outlet).flatMap((name) => {
      const id = owners.get(outletKey(name));
      return id === undefined ? [] : [{ name, id }];
    });
    const id = held[0]?.id ?? newId('o');
    const other = held.find((name) => name.id !== id);
    if (other) {
      problems.push({ line: row.line, code: 'alias-taken', value: other.name });
      continue;
    }
    const known = after.get(id);
    const outlet = { id, ...(known ? completed(known, row.outlet) : row.outlet) };
    after.set(id, outlet);
    seen.add(id);
    for (const name of namesOf(outlet)) owners.set(outletKey(name), id);
  }
  const changes = [...seen].flatMap((id) => {
    const [old, fresh] = [before.get(id) ?? null, after.get(id)];
    return fresh && !(old && isSameOutlet(old, fresh)) ? [{ before: old, after: fresh }] : [];
  });
  const added = changes.filter((change) => change.before === null).length;
  return {
    added,
    changed: changes.length - added,
    unchanged: seen.size - changes.length,
    problems,
    changes,
  };
}

function completed(known: OutletDraft, row: OutletDraft): OutletDraft {
  const attributes = new Map(known.attributes.map((attribute) => [outletKey(attribute.name), attribute]));
  for (const { name, value } of row.attributes) {
    const key = outletKey(name);
    attributes.set(key, { name: attributes.get(key)?.name ?? name, value });
  }
  return {
    name: known.name,
    aliases: distinctNames([...namesOf(known), ...namesOf(row)]).slice(1),
    country: row.country || known.country,
    medium: row.medium || known.medium,
    ownership: row.ownership || known.ownership,
    leaning: row.leaning || known.leaning,
    note: row.note || known.note,
    attributes: [...attributes.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
