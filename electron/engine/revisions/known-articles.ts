import type { DatabaseSync } from 'node:sqlite';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import { replacementsOf } from '../repair/replacements.ts';

/** An article that an import meets or makes. */
export interface StoredArticle {
  readonly number: number;
  readonly id: string;
  readonly title: string;
}

/** The articles of a file that was imported before, by what there is of each now. */
export interface KnownArticles {
  /** Visible or in the bin: they themselves, or what stands for them. */
  readonly present: readonly StoredArticle[];
  /** Gone with an undone import. */
  readonly undone: readonly StoredArticle[];
}

const COLUMNS = `number, id, title, ${IS_READABLE} AS present,
  (SELECT superseded FROM triage WHERE triage.article = articles.id) AS superseded,
  EXISTS (SELECT 1 FROM derivations WHERE derivations.article = articles.id) AS derived`;

const OF_SOURCE = `
  SELECT ${COLUMNS} FROM articles
  WHERE source = :source
    OR number IN (SELECT article FROM article_sources WHERE article_sources.source = :source)
  ORDER BY number`;

/** What there is of the articles of a source (`sources.id`). */
export function knownArticles(db: DatabaseSync): (source: number) => KnownArticles {
  const ofSource = db.prepare(OF_SOURCE);
  const readable = readableArticles(db);
  return (source) => {
    const present = new Map<number, StoredArticle>();
    const undone: StoredArticle[] = [];
    for (const row of ofSource.all({ source })) {
      const article = storedArticleOf(row);
      if (!isTrue(row, 'superseded')) {
        if (isTrue(row, 'present')) present.set(article.number, article);
        else undone.push(article);
        continue;
      }
      const by = replacementsOf(db, article.id);
      for (const each of readable(by)) present.set(each.number, each);
      // Nothing stands for it: the import that brought it as a revision was undone, or a repair that made it.
      if (by.length === 0 && !isTrue(row, 'derived')) undone.push(article);
    }
    return { present: [...present.values()], undone };
  };
}

/** A text that the archive has. */
export interface KnownText {
  /** The article of this very text. */
  readonly article: StoredArticle;
  /** What stands for it, where it is superseded; otherwise it. */
  readonly standing: readonly StoredArticle[];
  readonly isEarlier: boolean;
}

const OF_TEXT = `
  SELECT ${COLUMNS} FROM articles WHERE text_sha256 = ? ORDER BY number`;

/** The first article of a text (`articles.text_sha256`) that can be read, or was and has been superseded; null for none. */
export function knownText(db: DatabaseSync): (textHash: string) => KnownText | null {
  const ofText = db.prepare(OF_TEXT);
  const readable = readableArticles(db);
  return (textHash) => {
    const rows = ofText.all(textHash);
    const present = rows.find((row) => isTrue(row, 'present'));
    if (present) {
      const article = storedArticleOf(present);
      return { article, standing: [article], isEarlier: false };
    }
    for (const row of rows) {
      const article = storedArticleOf(row);
      const standing = readable(replacementsOf(db, article.id));
      if (standing.length > 0) return { article, standing, isEarlier: true };
    }
    return null;
  };
}

/** Those of some articles (ids) that can be read. */
function readableArticles(db: DatabaseSync): (ids: readonly string[]) => StoredArticle[] {
  const read = db.prepare(`SELECT number, id, title FROM articles WHERE id = ? AND ${IS_READABLE}`);
  return (ids) =>
    ids.flatMap((id) => {
      const row = read.get(id);
      return row ? [storedArticleOf(row)] : [];
    });
}

function storedArticleOf(row: SqlRow): StoredArticle {
  return { number: integerOf(row, 'number'), id: textOf(row, 'id'), title: textOf(row, 'title') };
}

function isTrue(row: SqlRow, column: string): boolean {
  return integerOf(row, column) === 1;
}
