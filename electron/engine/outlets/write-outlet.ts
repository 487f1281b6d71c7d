import type { OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import type { Row, RowWriter } from '../journal/journal.ts';
import type { StoredOutlet } from './outlet-rows.ts';

/** All names of an outlet, its first one first. */
export function namesOf({ name, aliases }: OutletDraft): string[] {
  return [name, ...aliases];
}

/** Whether two states of an entry are the same to the user. */
export function isSameOutlet(one: OutletDraft, other: OutletDraft): boolean {
  const shown = ({
    name,
    aliases,
    country,
    medium,
    ownership,
    leaning,
    note,
    attributes,
  }: OutletDraft): string =>
    JSON.stringify([name, aliases, country, medium, ownership, leaning, note, attributes]);
  return shown(one) === shown(other);
}

/** Writes the rows in which an entry differs from what it was; all of a new one (`before` null). */
export function writeOutlet(rows: RowWriter, before: StoredOutlet | null, after: StoredOutlet): void {
  if (!before) {
    rows.insert('outlets', { id: after.id, ...factsOf(after), created_at: Date.now() });
  } else if (JSON.stringify(factsOf(before)) !== JSON.stringify(factsOf(after))) {
    rows.update('outlets', { id: after.id }, factsOf(after));
  }
  writeRows(rows, 'outlet_names', nameRows(before), nameRows(after));
  writeRows(rows, 'outlet_attributes', attributeRows(before), attributeRows(after));
}

export function removeOutlet(rows: RowWriter, outlet: StoredOutlet): void {
  writeRows(rows, 'outlet_names', nameRows(outlet), []);
  writeRows(rows, 'outlet_attributes', attributeRows(outlet), []);
  rows.remove('outlets', { id: outlet.id });
}

/** A row as its key and the rest of it. */
interface KeyedRow {
  readonly key: Row;
  readonly rest: Row;
}

function writeRows(
  rows: RowWriter,
  table: 'outlet_names' | 'outlet_attributes',
  before: readonly KeyedRow[],
  after: readonly KeyedRow[],
): void {
  const nameOf = ({ key }: KeyedRow): string => JSON.stringify(key);
  const [old, fresh] = [before, after].map((list) => new Map(list.map((row) => [nameOf(row), row])));
  for (const [name, { key }] of old ?? []) if (!fresh?.has(name)) rows.remove(table, key);
  for (const [name, { key, rest }] of fresh ?? []) {
    const known = old?.get(name);
    if (!known) rows.insert(table, { ...key, ...rest });
    else if (JSON.stringify(known.rest) !== JSON.stringify(rest)) rows.update(table, key, rest);
  }
}

function factsOf({ name, country, medium, ownership, leaning, note }: StoredOutlet): Row {
  return { name, country, medium, ownership, leaning, note };
}

function nameRows(outlet: StoredOutlet | null): KeyedRow[] {
  if (!outlet) return [];
  return namesOf(outlet).map((name, position) => ({
    key: { key: outletKey(name) },
    rest: { outlet: outlet.id, name, position },
  }));
}

function attributeRows(outlet: StoredOutlet | null): KeyedRow[] {
  if (!outlet) return [];
  return outlet.attributes.map(({ name, value }) => ({ key: { outlet: outlet.id, name }, rest: { value } }));
}
