import type { DatabaseSync } from 'node:sqlite';
import type { ArticleRow } from '../../contract/values.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { TRIAGE_COLUMNS, triageOf } from '../triage/triage-row.ts';

// `+hidden` keeps SQLite from walking an index of all articles instead of looking these up.
const ROWS = `
  SELECT articles.number, id, title, title_override AS titleOverride, lead, publisher, published, language,
    imported_at AS importedAt, ${TRIAGE_COLUMNS},
    (SELECT count(*) FROM passages WHERE passages.article = articles.id) AS passages
  FROM articles JOIN triage ON triage.article = articles.id
  WHERE (+hidden = 0 OR (triage.binned = 1 AND triage.superseded = 0)) AND articles.number IN (SELECT value FROM json_each(?))`;

const TAGS = `
  SELECT passages.article AS article, passage_tags.tag AS tag
  FROM passages
  JOIN passage_tags ON passage_tags.passage = passages.id
  JOIN tags ON tags.id = passage_tags.tag
  WHERE passages.article IN (SELECT value FROM json_each(?))
  GROUP BY passages.article, passage_tags.tag
  ORDER BY tags.created_at, tags.id`;

/**
 * Rows of the library list and of search results for these `articles.number`s, in the order given. Articles
 * of undone imports and unknown numbers are left out, those in the bin are not.
 */
export function articleRowsByNumber(db: DatabaseSync, numbers: readonly number[]): ArticleRow[] {
  const byNumber = new Map<number, Omit<ArticleRow, 'tags'>>();
  for (const row of db.prepare(ROWS).all(JSON.stringify(numbers))) {
    byNumber.set(integerOf(row, 'number'), {
      id: textOf(row, 'id'),
      title: textOf(row, 'title'),
      titleOverride: textOf(row, 'titleOverride'),
      triage: triageOf(row),
      lead: textOf(row, 'lead'),
      publisher: textOf(row, 'publisher'),
      published: textOf(row, 'published'),
      language: textOf(row, 'language'),
      importedAt: integerOf(row, 'importedAt'),
      passages: integerOf(row, 'passages'),
    });
  }
  const tagged = [...byNumber.values()].filter((row) => row.passages > 0).map((row) => row.id);
  const tags = tagsOfArticles(db, tagged);
  return numbers.flatMap((number) => {
    const row = byNumber.get(number);
    return row ? [{ ...row, tags: tags.get(row.id) ?? [] }] : [];
  });
}

/** Distinct tags of each article's passages, oldest tag first. */
function tagsOfArticles(db: DatabaseSync, ids: readonly string[]): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  if (ids.length === 0) return tags;
  for (const row of db.prepare(TAGS).all(JSON.stringify(ids))) {
    const article = textOf(row, 'article');
    const list = tags.get(article);
    if (list) list.push(textOf(row, 'tag'));
    else tags.set(article, [textOf(row, 'tag')]);
  }
  return tags;
}
