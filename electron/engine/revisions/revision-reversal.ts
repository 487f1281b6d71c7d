import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { integerOf, textOf } from '../archive/row.ts';
import { applyImages, rowChangesSchema } from '../journal/row-images.ts';

/** An article that a step showed or hid. */
export interface Turned {
  readonly id: string;
  readonly number: number;
  readonly hidden: boolean;
}

const OF_UNIT = 'SELECT article, previous, changes FROM revisions WHERE unit = ? ORDER BY step';

/**
 * Takes the revisions of an import back, the newest first, or makes them again, inside the journal's transaction:
 * articles and passages then are as they were. Answers how each article stands now. Throws `RowConflict` where one
 * is no longer as the import left it.
 */
export function turnRevisions(db: DatabaseSync, unit: string, way: 'undo' | 'redo'): Turned[] {
  const rows = db.prepare(OF_UNIT).all(unit);
  const ids = new Set<string>();
  for (const row of way === 'undo' ? rows.toReversed() : rows) {
    applyImages(db, v.parse(rowChangesSchema, JSON.parse(textOf(row, 'changes'))), way);
    ids.add(textOf(row, 'article')).add(textOf(row, 'previous'));
  }
  return db
    .prepare('SELECT id, number, hidden FROM articles WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify([...ids]))
    .map((row) => ({
      id: textOf(row, 'id'),
      number: integerOf(row, 'number'),
      hidden: integerOf(row, 'hidden') === 1,
    }));
}
