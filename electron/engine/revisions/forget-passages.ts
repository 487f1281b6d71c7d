import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { textOf } from '../archive/row.ts';
import { rowChangesSchema } from '../journal/row-images.ts';

/**
 * Inside a transaction that has removed passages for good: takes them out of what the undoing of imports would take
 * back, so that these can be undone still.
 */
export function forgetPassages(db: DatabaseSync, passages: ReadonlySet<string>): void {
  if (passages.size === 0) return;
  const write = db.prepare('UPDATE revisions SET changes = ? WHERE article = ?');
  for (const row of db.prepare('SELECT article, changes FROM revisions').all()) {
    const changes = v.parse(rowChangesSchema, JSON.parse(textOf(row, 'changes')));
    const left = changes.filter(({ table, key }) => table !== 'passages' || !passages.has(String(key['id'])));
    if (left.length < changes.length) write.run(JSON.stringify(left), textOf(row, 'article'));
  }
}
