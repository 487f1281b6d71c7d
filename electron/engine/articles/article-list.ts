import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import type { ArticleFilter } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { BY_FACTS, conditionOf, isUnfiltered } from './article-filter.ts';
import { articleRowsByNumber } from './article-row.ts';
import { leftOutOf } from './left-out.ts';

type Sort = CallRequest<'articles.list'>['sort'];

// Each follows an index of its own; undated and then untitled articles sort as empty strings do.
// Titles are those that the list shows.
const ORDERS: Readonly<Record<Sort, string>> = {
  imported: 'imported_at DESC, number DESC',
  published: 'published DESC, number DESC',
  title: `CASE WHEN title_override <> '' THEN title_override ELSE title END, number`,
};

/** What `articles.ids` answers at most. */
export const MAX_IDS = 20_000;

/** A page of the library list and the exact total. Numbers come off an index, so far pages cost little. */
export function listArticles(
  db: DatabaseSync,
  { sort, offset, limit, ...filter }: CallRequest<'articles.list'>,
): CallOutput<'articles.list'> {
  return {
    total: countArticles(db, filter),
    rows: articleRowsByNumber(
      db,
      orderedArticles(db, filter, sort, { offset, limit }).map((row) => integerOf(row, 'number')),
    ),
    leftOut: leftOutOf(db, filter, null),
  };
}

/** Ids of a filter's articles in the list's order, at most `MAX_IDS`. */
export function articleIds(
  db: DatabaseSync,
  { sort, ...filter }: CallRequest<'articles.ids'>,
): CallOutput<'articles.ids'> {
  const rows = orderedArticles(db, filter, sort, { offset: 0, limit: MAX_IDS });
  return { ids: rows.map((row) => textOf(row, 'id')) };
}

/** How many articles a filter keeps. */
export function countArticles(db: DatabaseSync, filter: ArticleFilter): number {
  const { sql, values } = conditionOf(db, filter);
  const row = db.prepare(`SELECT count(*) AS total FROM ${BY_FACTS} WHERE ${sql}`).get(...values);
  return integerOf(row, 'total');
}

/** Numbers (`articles.number`) of the articles that a filter keeps; null where it keeps every visible one. */
export function filteredNumbers(db: DatabaseSync, filter: ArticleFilter): Set<number> | null {
  if (isUnfiltered(filter)) return null;
  const { sql, values } = conditionOf(db, filter);
  const rows = db.prepare(`SELECT number FROM ${BY_FACTS} WHERE ${sql}`).all(...values);
  return new Set(rows.map((row) => integerOf(row, 'number')));
}

function orderedArticles(
  db: DatabaseSync,
  filter: ArticleFilter,
  sort: Sort,
  page: { readonly offset: number; readonly limit: number },
): SqlRow[] {
  const { sql, values } = conditionOf(db, filter);
  // The list's own order is the index's. Other orders walk theirs, past the numbers that the filter keeps.
  const hidden = filter.binned ? 1 : 0;
  const kept =
    sort === 'imported'
      ? `${BY_FACTS} WHERE ${sql}`
      : isUnfiltered(filter)
        ? 'articles WHERE hidden = 0'
        : `articles WHERE hidden = ${hidden} AND number IN (SELECT number FROM ${BY_FACTS} WHERE ${sql})`;
  const bound = sort === 'imported' || !isUnfiltered(filter) ? values : [];
  return db
    .prepare(`SELECT number, id FROM ${kept} ORDER BY ${ORDERS[sort]} LIMIT ? OFFSET ?`)
    .all(...bound, page.limit, page.offset);
}
