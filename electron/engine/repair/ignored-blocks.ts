import type { DatabaseSync } from 'node:sqlite';
import type { Article, Field } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';

/** A block that search and counts pass over. */
export type IgnoredBlock = Article['ignored'][number];

/** Ignored blocks of an article, title first, then by offset. */
export function blocksOf(db: DatabaseSync, article: string): IgnoredBlock[] {
  return db
    .prepare(
      'SELECT id, field, start, "end" FROM ignored_blocks WHERE article = ? ORDER BY field DESC, start',
    )
    .all(article)
    .map(blockOf);
}

function blockOf(row: SqlRow): IgnoredBlock {
  const field: Field = textOf(row, 'field') === 'title' ? 'title' : 'body';
  return { id: textOf(row, 'id'), field, start: integerOf(row, 'start'), end: integerOf(row, 'end') };
}

/** The insertion of one block; values in the order of its columns. */
export const INSERT_BLOCK =
  'INSERT INTO ignored_blocks (id, article, field, start, "end", created_at) VALUES (?, ?, ?, ?, ?, ?)';
