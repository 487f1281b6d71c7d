import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { integerOf, textOf } from '../archive/row.ts';

const originsSchema = v.array(v.string());

const DERIVED = `
  SELECT made.number, derivations.origins FROM derivations JOIN articles AS made ON made.id = derivations.article
  WHERE made.number > ? ORDER BY made.number`;

/**
 * Numbers of articles above `number` that were made by splitting, merging or reading anew, and of nothing but
 * articles up to `number` in the end. One of whose origins nothing is known is not among them.
 */
export function repairedSince(db: DatabaseSync, number: number): Set<number> {
  const repaired = new Set<number>();
  const numberOf = db.prepare('SELECT number FROM articles WHERE id = ?');
  // An article has a higher number than those it was made of.
  for (const row of db.prepare(DERIVED).all(number)) {
    const origins = v.parse(originsSchema, JSON.parse(textOf(row, 'origins')));
    const wasThere = (id: string): boolean => {
      const found = numberOf.get(id);
      if (!found) return false;
      const origin = integerOf(found, 'number');
      return origin <= number || repaired.has(origin);
    };
    if (origins.length > 0 && origins.every(wasThere)) repaired.add(integerOf(row, 'number'));
  }
  return repaired;
}
