import { fail, ok, type Result } from '../../contract/result.ts';
import type { OutletDraft } from '../../contract/values.ts';
import { withoutBidiControls } from '../../text/bidi.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { isCountry } from './country-names.ts';
import { columnOf } from './outlet-columns.ts';

// C0 and C1 but for tab and line feed: SQLite and spreadsheets cut texts at some of them.
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** Text of one line without controls, lone surrogates, bidi overrides and repeated blanks. */
export function cleanLine(text: string): string {
  return withoutBidiControls(text).toWellFormed().replace(CONTROL, '').replace(/\s+/gu, ' ').trim();
}

/**
 * A draft as it is stored: aliases that are another spelling of a name before them are dropped, attributes are in
 * order. Failure: `bad-request` {field}: no name, no such country, an attribute twice or named like a field.
 */
export function cleanedDraft(draft: OutletDraft): Result<OutletDraft> {
  const name = cleanLine(draft.name);
  if (outletKey(name) === '') return fail('bad-request', { field: 'name' });
  if (draft.country !== '' && !isCountry(draft.country)) return fail('bad-request', { field: 'country' });
  const attributes = draft.attributes
    .map((attribute) => ({ name: cleanLine(attribute.name), value: cleanLine(attribute.value) }))
    .filter((attribute) => attribute.value !== '')
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const names = new Set(attributes.map((attribute) => outletKey(attribute.name)));
  const isTaken = attributes.some((attribute) => attribute.name === '' || columnOf(attribute.name) !== null);
  if (isTaken || names.size < attributes.length) return fail('bad-request', { field: 'attributes' });
  return ok({
    name,
    aliases: distinctNames([name, ...draft.aliases.map(cleanLine)]).slice(1),
    country: draft.country,
    medium: draft.medium,
    ownership: cleanLine(draft.ownership),
    leaning: cleanLine(draft.leaning),
    note: draft.note.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, '').trim(),
    attributes,
  });
}

/** Names that are not another spelling of one before them. */
export function distinctNames(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = outletKey(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}
