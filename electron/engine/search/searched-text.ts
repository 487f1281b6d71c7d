import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { fieldSchema, type Span } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import type { IndexableArticle } from './search-index.ts';

/** Of a row of `articles`, what `searchedTextOf` reads: its text with the corrected title and the ignored blocks. */
export const SEARCHED_COLUMNS = `number, id, title, title_override AS titleOverride, body,
  (SELECT json_group_array(json_array(field, start, "end")) FROM ignored_blocks WHERE article = articles.id) AS ignored`;

export interface StoredText extends IndexableArticle {
  readonly id: string;
  readonly titleOverride: string;
  readonly ignored: readonly Span[];
}

const blocksSchema = v.array(v.tuple([fieldSchema, v.number(), v.number()]));
const NO_BLOCKS: readonly Span[] = [];

export function searchedTextOf(row: SqlRow): StoredText {
  return {
    number: integerOf(row, 'number'),
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    titleOverride: textOf(row, 'titleOverride'),
    body: textOf(row, 'body'),
    ignored: blocksOf(textOf(row, 'ignored')),
  };
}

/** By `articles.id`, hidden ones too; null when there is none. */
export function readSearchedText(db: DatabaseSync, id: string): StoredText | null {
  const row = db.prepare(`SELECT ${SEARCHED_COLUMNS} FROM articles WHERE id = ?`).get(id);
  return row === undefined ? null : searchedTextOf(row);
}

/** By `articles.number`, hidden ones too. */
export function readSearchedTexts(db: DatabaseSync, numbers: readonly number[]): Map<number, StoredText> {
  const rows = db
    .prepare(`SELECT ${SEARCHED_COLUMNS} FROM articles WHERE number IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(numbers));
  return new Map(rows.map(searchedTextOf).map((text) => [text.number, text]));
}

function blocksOf(json: string): readonly Span[] {
  if (json === '[]') return NO_BLOCKS;
  return v
    .parse(blocksSchema, JSON.parse(json))
    .map(([field, start, end]) => ({ field, start, end }))
    .sort((a, b) => a.start - b.start);
}
