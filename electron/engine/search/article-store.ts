import type { DatabaseSync } from 'node:sqlite';
import { integerOf, type SqlRow } from '../archive/row.ts';
import type { IndexableArticle } from './search-index.ts';
import { readSearchedTexts, SEARCHED_COLUMNS, searchedTextOf } from './searched-text.ts';

/** What the index reads of the articles, which are the truth that it is made from. */
export interface ArticleStore {
  /** Numbers of all articles, hidden ones too, ascending. */
  numbers(): number[];
  hiddenNumbers(): number[];
  count(): number;
  /** The next articles whose numbers are above `number`, ascending: as many as make a batch, none at the end. */
  batchAfter(number: number): IndexableArticle[];
  /** These articles, in no particular order; unknown numbers are left out. */
  read(numbers: readonly number[]): IndexableArticle[];
}

/** A batch is analysed in one go, about a tenth of a second; the second limit (UTF-16 units) is for long articles. */
const BATCH_ARTICLES = 250;
const BATCH_UNITS = 2_000_000;

/** Cuts articles into batches, so that one slice of work and lunr's memory for it stay small. */
export function* batchesOf(articles: Iterable<IndexableArticle>): Generator<IndexableArticle[]> {
  let batch: IndexableArticle[] = [];
  let units = 0;
  for (const article of articles) {
    batch.push(article);
    units += article.title.length + article.body.length;
    if (batch.length < BATCH_ARTICLES && units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}

export function openArticleStore(db: DatabaseSync): ArticleStore {
  const numbers = (sql: string): number[] =>
    db
      .prepare(sql)
      .all()
      .map((row) => integerOf(row, 'number'));
  return {
    numbers: () => numbers('SELECT number FROM articles ORDER BY number'),
    hiddenNumbers: () => numbers('SELECT number FROM articles WHERE hidden = 1'),
    count: () => integerOf(db.prepare('SELECT count(*) AS articles FROM articles').get(), 'articles'),
    batchAfter(number) {
      const rows = db
        .prepare(`SELECT ${SEARCHED_COLUMNS} FROM articles WHERE number > ? ORDER BY number LIMIT ?`)
        .iterate(number, BATCH_ARTICLES);
      for (const batch of batchesOf(textsOf(rows))) return batch;
      return [];
    },
    read: (wanted) => [...readSearchedTexts(db, wanted).values()],
  };
}

function* textsOf(rows: Iterable<SqlRow>): Generator<IndexableArticle> {
  for (const row of rows) yield searchedTextOf(row);
}
