import type { DatabaseSync } from 'node:sqlite';
import type { ArticleText } from '../../text/article.ts';
import type { Field, Passage } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { resolve } from './anchoring.ts';

/** A passage as stored, before its anchor is looked for in the article. */
export type StoredPassage = Omit<Passage, 'anchor' | 'tags'>;

/** Columns of a `StoredPassage` from `passages` joined with `articles`. */
export const PASSAGE_COLUMNS = `
  passages.id, passages.article, articles.title AS articleTitle, field, start, "end", exact, prefix, suffix, memo,
  created_at AS createdAt, updated_at AS updatedAt`;

/** Parses a row of `PASSAGE_COLUMNS`. */
export function storedPassage(row: SqlRow): StoredPassage {
  return {
    id: textOf(row, 'id'),
    article: textOf(row, 'article'),
    articleTitle: textOf(row, 'articleTitle'),
    field: fieldOf(row),
    start: integerOf(row, 'start'),
    end: integerOf(row, 'end'),
    exact: textOf(row, 'exact'),
    prefix: textOf(row, 'prefix'),
    suffix: textOf(row, 'suffix'),
    memo: textOf(row, 'memo'),
    createdAt: integerOf(row, 'createdAt'),
    updatedAt: integerOf(row, 'updatedAt'),
  };
}

function fieldOf(row: SqlRow): Field {
  return textOf(row, 'field') === 'title' ? 'title' : 'body';
}

/** A stored passage of a visible article; null when there is none of that id. */
export function readStoredPassage(db: DatabaseSync, id: string): StoredPassage | null {
  const row = db
    .prepare(
      `SELECT ${PASSAGE_COLUMNS} FROM passages JOIN articles ON articles.id = passages.article
       WHERE passages.id = ? AND articles.hidden = 0`,
    )
    .get(id);
  return row ? storedPassage(row) : null;
}

/** The text of a visible article; null when there is none of that id. */
export function readArticleText(db: DatabaseSync, id: string): ArticleText | null {
  const row = db.prepare('SELECT title, body FROM articles WHERE id = ? AND hidden = 0').get(id);
  return row ? { title: textOf(row, 'title'), body: textOf(row, 'body') } : null;
}

/** Tag ids of a passage, in the order in which they were given. */
export function tagsOfPassage(db: DatabaseSync, id: string): string[] {
  const rows = db.prepare('SELECT tag FROM passage_tags WHERE passage = ? ORDER BY position, tag').all(id);
  return rows.map((row) => textOf(row, 'tag'));
}

/**
 * Passages with their tags, each anchored in its article's present text: `start` and `end` are where it is
 * now, `anchor` says how sure that is. Neighbours of one article should be adjacent: its text is read once.
 */
export function anchoredPassages(db: DatabaseSync, stored: readonly StoredPassage[]): Passage[] {
  let at = '';
  let text: ArticleText | null = null;
  return stored.map((passage) => {
    if (at !== passage.article) {
      text = readArticleText(db, passage.article);
      at = passage.article;
    }
    const { state, start, end } = resolve(passage, text?.[passage.field] ?? '');
    return { ...passage, start, end, anchor: state, tags: tagsOfPassage(db, passage.id) };
  });
}
