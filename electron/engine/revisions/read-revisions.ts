import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput } from '../../contract/calls.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import { replacementsOf } from '../repair/replacements.ts';
import { anchorCountsOf } from './anchor-counts.ts';

type Revision = CallOutput<'articles.revisions'>['revisions'][number];

// Reading a file anew makes one article of one; what was split or merged is another article.
const MADE_OF = `
  SELECT article FROM revisions WHERE previous = :id
  UNION ALL SELECT article FROM derivations WHERE kind = 'redecode' AND origins = json_array(:id)`;

const REVISION = `
  SELECT articles.id, articles.revision, coalesce(nullif(title_override, ''), title) AS title, published,
    articles.imported_at AS importedAt, sources.name AS file, derivations.at AS redecodedAt,
    revisions.at AS revisedAt, revisions.passages,
    coalesce(revisions.previous, CASE derivations.kind WHEN 'redecode' THEN origins ->> 0 END, '') AS previous
  FROM articles JOIN sources ON sources.id = articles.source
    LEFT JOIN revisions ON revisions.article = articles.id
    LEFT JOIN derivations ON derivations.article = articles.id
  WHERE articles.id = ?`;

/**
 * The revisions of an article, the first one first, whichever of them is asked for; null where there is no such
 * article, or only one whose import was undone.
 */
export function readRevisions(db: DatabaseSync, id: string): Revision[] | null {
  const known = presence(db);
  if (!known(id)) return null;
  const read = db.prepare(REVISION);
  const revisions: Revision[] = [];
  for (let at = latestOf(db, id, known); at !== '';) {
    const row = read.get(at);
    if (!row) break;
    revisions.unshift(revisionOf(row));
    at = textOf(row, 'previous');
  }
  return revisions;
}

/** Whether an article can be read, or something that can stands for it. */
export function presence(db: DatabaseSync): (id: string) => boolean {
  const readable = db.prepare(`SELECT 1 FROM articles WHERE id = ? AND ${IS_READABLE}`);
  return (id) => readable.get(id) !== undefined || replacementsOf(db, id).length > 0;
}

function latestOf(db: DatabaseSync, id: string, known: (id: string) => boolean): string {
  const madeOf = db.prepare(MADE_OF);
  const superseded = db.prepare('SELECT 1 FROM triage WHERE article = ? AND superseded = 1');
  let latest = id;
  while (superseded.get(latest)) {
    const next = madeOf
      .all({ id: latest })
      .map((row) => textOf(row, 'article'))
      .find(known);
    // Split or merged: that was its last one.
    if (next === undefined) break;
    latest = next;
  }
  return latest;
}

function revisionOf(row: SqlRow): Revision {
  const common = {
    id: textOf(row, 'id'),
    revision: integerOf(row, 'revision'),
    published: textOf(row, 'published'),
    title: textOf(row, 'title'),
    file: textOf(row, 'file'),
  };
  if (row['revisedAt'] !== null) {
    const passages = anchorCountsOf(textOf(row, 'passages'));
    return { ...common, kind: 'revision', importedAt: integerOf(row, 'revisedAt'), passages };
  }
  const isRedecoded = textOf(row, 'previous') !== '';
  return {
    ...common,
    kind: isRedecoded ? 'redecode' : 'first',
    importedAt: integerOf(row, isRedecoded ? 'redecodedAt' : 'importedAt'),
    passages: null,
  };
}
