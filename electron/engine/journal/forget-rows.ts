import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { integerOf, textOf } from '../archive/row.ts';
import { rowChangesSchema, type RowChange } from './row-images.ts';

/**
 * Inside a transaction that has removed articles for good: takes what the journal says of them out of it, so that
 * older steps can be undone still. What was to be redone is dropped, as by any new step; a step of which nothing is
 * left goes too.
 */
export function forgetArticles(db: DatabaseSync, articles: ReadonlySet<string>): void {
  db.exec('DELETE FROM operations WHERE undone = 1');
  const ids = db
    .prepare(`SELECT id FROM operations WHERE changes <> '[]' ORDER BY id`)
    .all()
    .map((row) => integerOf(row, 'id'));
  const read = db.prepare('SELECT changes FROM operations WHERE id = ?');
  const changesOf = (id: number): RowChange[] =>
    v.parse(rowChangesSchema, JSON.parse(textOf(read.get(id), 'changes')));

  const gone = new Set(articles);
  for (const id of ids) {
    for (const { key, before, after } of changesOf(id)) {
      // A passage or block that was in one of them, and is nowhere now.
      const named = [before, after].some((image) => articles.has(String(image?.['article'])));
      if (named && typeof key['id'] === 'string' && !isThere(db, key['id'])) gone.add(key['id']);
    }
  }
  const write = db.prepare('UPDATE operations SET changes = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM operations WHERE id = ?');
  for (const id of ids) {
    const changes = changesOf(id);
    const left = changes.filter(
      ({ key }) => !['article', 'passage', 'id'].some((column) => gone.has(String(key[column]))),
    );
    if (left.length === changes.length) continue;
    if (left.length === 0) remove.run(id);
    else write.run(JSON.stringify(left), id);
  }
}

function isThere(db: DatabaseSync, id: string): boolean {
  return (
    db
      .prepare('SELECT 1 FROM passages WHERE id = ? UNION ALL SELECT 1 FROM ignored_blocks WHERE id = ?')
      .get(id, id) !== undefined
  );
}
