import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { articleSchema, type Article } from '../../contract/values.ts';
import { textOf } from '../archive/row.ts';

const ORIGINS = `
  SELECT articles.id, coalesce(nullif(title_override, ''), title) AS title
  FROM derivations, json_each(derivations.origins) AS origin JOIN articles ON articles.id = origin.value
  WHERE derivations.article = ? ORDER BY origin.key`;

const kindSchema = articleSchema.entries.origin.wrapped.entries.kind;

/** What an article was made of by a repair; null for one that was imported as it is. */
export function originOf(db: DatabaseSync, id: string): Article['origin'] {
  const row = db.prepare('SELECT kind FROM derivations WHERE article = ?').get(id);
  if (!row) return null;
  const articles = db
    .prepare(ORIGINS)
    .all(id)
    .map((origin) => ({ id: textOf(origin, 'id'), title: textOf(origin, 'title') }));
  return { kind: v.parse(kindSchema, textOf(row, 'kind')), articles };
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
