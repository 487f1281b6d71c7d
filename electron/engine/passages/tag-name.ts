import type { DatabaseSync } from 'node:sqlite';
import { foldKey } from '../../text/fold.ts';
import { textOf } from '../archive/row.ts';

/** Names that differ only by tashkeel, hamza seats, case or blanks are one: the key by which they are compared. */
export function tagNameKey(name: string): string {
  return tidyTagName(name).split(' ').map(foldKey).join(' ');
}

/** A name as it is stored: blanks and line breaks as single spaces. */
export function tidyTagName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}

/** The id of the tag that has this id, else of the one that has this name. */
export function findTag(db: DatabaseSync, idOrName: string): string | null {
  const byId = db.prepare('SELECT id FROM tags WHERE id = ?').get(idOrName);
  return byId ? textOf(byId, 'id') : findTagByName(db, idOrName);
}

/** The id of the tag of this name, compared by `tagNameKey`; null when there is none. */
export function findTagByName(db: DatabaseSync, name: string): string | null {
  const key = tagNameKey(name);
  const rows = db.prepare('SELECT id, name FROM tags').all();
  const match = rows.find((row) => tagNameKey(textOf(row, 'name')) === key);
  return match ? textOf(match, 'id') : null;
}
