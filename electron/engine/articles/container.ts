import type { DatabaseSync } from 'node:sqlite';
import type { Article } from '../../contract/values.ts';
import { textOf } from '../archive/row.ts';

/** Of the articles of the file around it, this many are named: a mailbox has thousands. */
const MAX_ARTICLES = 20;

/**
 * The file around a source, by that file's hash, with its visible articles (the mail that something was attached to);
 * null for a file of its own, and for one from a container that is not kept (a ZIP).
 */
export function containerOf(
  db: DatabaseSync,
  { sha256, member }: { readonly sha256: string; readonly member: string },
): Article['source']['container'] {
  if (sha256 === '') return null;
  const source = db.prepare('SELECT id, name FROM sources WHERE sha256 = ?').get(sha256);
  if (!source) return null;
  const articles = db
    .prepare(
      `SELECT id, coalesce(nullif(title_override, ''), title) AS title FROM articles
       WHERE source = ? AND hidden = 0 ORDER BY number LIMIT ?`,
    )
    .all(source['id'] ?? 0, MAX_ARTICLES)
    .map((row) => ({ id: textOf(row, 'id'), title: textOf(row, 'title') }));
  return { name: textOf(source, 'name'), member, articles };
}
