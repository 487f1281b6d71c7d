import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { articleSchema, type Article } from '../../contract/values.ts';
import { textOf } from '../archive/row.ts';

const ORIGINS = `
  SELECT articles.id, coalesce(nullif(title_override, ''), title) AS title
  FROM derivations, json_each(derivations.origins) AS origin JOIN articles ON articles.id = origin.value
  WHERE derivations.article = ? ORDER BY origin.key`;
const REVISED = `
  SELECT articles.id, coalesce(nullif(title_override, ''), title) AS title
  FROM revisions JOIN articles ON articles.id = revisions.previous WHERE revisions.article = ?`;

const kindSchema = articleSchema.entries.origin.wrapped.entries.kind;

/** What an article was made of by a repair, or revises; null for one that was imported as it is. */
export function originOf(db: DatabaseSync, id: string): Article['origin'] {
  const read = (sql: string): { id: string; title: string }[] =>
    db
      .prepare(sql)
      .all(id)
      .map((origin) => ({ id: textOf(origin, 'id'), title: textOf(origin, 'title') }));
  const row = db.prepare('SELECT kind FROM derivations WHERE article = ?').get(id);
  if (row) return { kind: v.parse(kindSchema, textOf(row, 'kind')), articles: read(ORIGINS) };
  const revised = read(REVISED);
  return revised.length === 0 ? null : { kind: 'revision', articles: revised };
}

/** The encoding that an article was read anew in, as `Article.source` names it; null where it is its source's. */
export function chosenReading(
  db: DatabaseSync,
  id: string,
): Pick<Article['source'], 'encoding' | 'encodingReason'> | null {
  const row = db.prepare('SELECT encoding FROM derivations WHERE article = ?').get(id);
  const encoding = row ? textOf(row, 'encoding') : '';
  return encoding === '' ? null : { encoding, encodingReason: 'chosen' };
}
