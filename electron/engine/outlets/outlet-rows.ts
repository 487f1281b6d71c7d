import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { outletDraftSchema, type OutletDraft } from '../../contract/values.ts';
import { textOf } from '../archive/row.ts';

/** An entry of the register without its count of articles. */
export interface StoredOutlet extends OutletDraft {
  readonly id: string;
}

const mediumSchema = outletDraftSchema.entries.medium;

/** The whole register, in the order of its entries' first names. */
export function readOutlets(db: DatabaseSync): StoredOutlet[] {
  const aliases = Map.groupBy(
    db.prepare('SELECT outlet, name FROM outlet_names WHERE position > 0 ORDER BY outlet, position').all(),
    (row) => textOf(row, 'outlet'),
  );
  const attributes = Map.groupBy(
    db.prepare('SELECT outlet, name, value FROM outlet_attributes ORDER BY outlet').all(),
    (row) => textOf(row, 'outlet'),
  );
  return db
    .prepare('SELECT * FROM outlets ORDER BY name, id')
    .all()
    .map((row) => {
      const id = textOf(row, 'id');
      return {
        id,
        name: textOf(row, 'name'),
        aliases: (aliases.get(id) ?? []).map((alias) => textOf(alias, 'name')),
        country: textOf(row, 'country'),
        medium: v.parse(mediumSchema, textOf(row, 'medium')),
        ownership: textOf(row, 'ownership'),
        leaning: textOf(row, 'leaning'),
        note: textOf(row, 'note'),
        attributes: (attributes.get(id) ?? [])
          .map((attribute) => ({
            name: textOf(attribute, 'name'),
            value: textOf(attribute, 'value'),
          }))
          .sort((one, other) => (one.name < other.name ? -1 : 1)),
      };
    });
}
