import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { integerOf } from '../archive/row.ts';
import { articleRowsByNumber } from './article-row.ts';

// Each follows an index of its own; undated and then untitled articles sort as empty strings do.
const ORDERS = {
  imported: 'imported_at DESC, number DESC',
  published: 'published DESC, number DESC',
  title: 'title, number',
} as const;

/** A page of the library list and the exact total. Numbers come off an index, so far pages cost little. */
export function listArticles(
  db: DatabaseSync,
  { sort, tag, publisher, language, offset, limit }: CallRequest<'articles.list'>,
): CallOutput<'articles.list'> {
  const conditions = ['hidden = 0'];
  const values: string[] = [];
  const narrow = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  narrow('publisher = ?', publisher);
  narrow('language = ?', language);
  narrow(
    'id IN (SELECT article FROM passages JOIN passage_tags ON passage = passages.id WHERE tag = ?)',
    tag,
  );
  const where = conditions.join(' AND ');
  const total = db.prepare(`SELECT count(*) AS total FROM articles WHERE ${where}`).get(...values);
  const page = db
    .prepare(`SELECT number FROM articles WHERE ${where} ORDER BY ${ORDERS[sort]} LIMIT ? OFFSET ?`)
    .all(...values, limit, offset);
  return {
    total: integerOf(total, 'total'),
    rows: articleRowsByNumber(
      db,
      page.map((row) => integerOf(row, 'number')),
    ),
  };
}
