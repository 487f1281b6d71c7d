import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalText, type ArticleText } from '../../text/article.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';
import { addCounts, NO_PASSAGES } from '../revisions/anchor-counts.ts';
import { identityOf, type Identity } from '../revisions/identity.ts';
import { knownText, type StoredArticle } from '../revisions/known-articles.ts';
import { previousArticle, sharedIdentities } from '../revisions/previous-article.ts';
import { revise, standAlone } from '../revisions/revise.ts';
import type { ImportRules } from '../rules/rules-at-import.ts';
import type { IndexableArticle } from '../search/search-index.ts';
import { articleInserter } from './insert-article.ts';
import type { ImportedFile } from './prepared-file.ts';
import type { Revised } from './verdict.ts';

/** What storing articles did, for the ledger and for the index. */
export interface StoredArticles {
  /** Of the file, in its order: new ones, and those that the archive had. */
  readonly articles: readonly StoredArticle[];
  /** To be indexed, numbers ascending. */
  readonly added: readonly IndexableArticle[];
  /** Numbers of articles that are seen now, and are seen no more, beside those. */
  readonly shown: readonly number[];
  readonly hidden: readonly number[];
  /** Numbers of those added or shown that took over corrected titles or ignored blocks: the index reads them anew. */
  readonly retold: readonly number[];
  readonly revised: Revised;
  /** Whether an article was left out since it says less than one that is there. */
  readonly hasExcerpt: boolean;
}

/** A file's articles, and whose import it is. */
export interface ArticleBatch {
  readonly file: ImportedFile;
  readonly path: string;
  readonly source: number;
  readonly unit: string;
  readonly at: number;
  /** Articles of the file that are stored, hidden, already; null for a file that is stored at once. */
  readonly before: number | null;
}

export interface ArticleStorage {
  /** Stores articles that come for the first time: known texts are linked, changed ones of an article revise it. */
  store(batch: ArticleBatch): StoredArticles;
  /** Stores a portion of a file of many: hidden, and what they revise is left until `finish`. */
  stage(batch: ArticleBatch): StoredArticles;
  /** Lets the hidden articles of a file be seen: `numbers` are those that `Staging.reveal` has shown. */
  finish(numbers: readonly number[], context: Pick<ArticleBatch, 'source' | 'unit' | 'at'>): StoredArticles;
  /** Brings articles of an undone import back, as part of this one. */
  restore(articles: readonly StoredArticle[], context: Pick<ArticleBatch, 'unit' | 'at'>): StoredArticles;
}

/** All of it inside the transaction of an import. */
export function articleStorage(db: DatabaseSync, rules: ImportRules): ArticleStorage {
  const insert = articleInserter(db, rules);
  const ofText = knownText(db);
  const previous = previousArticle(db);
  const staged = db.prepare(
    // By its text: SQLite would go through all that the file has brought so far.
    `SELECT number, id, title FROM articles INDEXED BY articles_by_text
     WHERE text_sha256 = ? AND source = ? AND hidden = 1 LIMIT 1`,
  );
  const link = db.prepare('INSERT OR IGNORE INTO article_sources (article, source) VALUES (?, ?)');
  const read = db.prepare('SELECT id, source, title, body, address, document FROM articles WHERE number = ?');
  const adopt = db.prepare('UPDATE articles SET job = ?, imported_at = ? WHERE number = ?');
  const tookOver = db.prepare(
    `SELECT 1 FROM articles WHERE id = ? AND (title_override <> ''
       OR EXISTS (SELECT 1 FROM ignored_blocks WHERE article = articles.id))`,
  );

  /** Lets `made` supersede the article that it revises, if there is one. */
  const settle = (
    changes: Changes,
    made: ArticleText & StoredArticle & Identity & { readonly source: number; readonly isNew: boolean },
    context: Pick<ArticleBatch, 'unit' | 'at'>,
  ): boolean => {
    const old = previous(made);
    if (old.kind !== 'revision') return false;
    const passages = revise(db, made, { previous: old.id, ...context });
    changes.revised = {
      articles: changes.revised.articles + 1,
      passages: addCounts(changes.revised.passages, passages),
    };
    changes.hidden.push(old.number);
    if (made.isNew && tookOver.get(made.id)) changes.retold.push(made.number);
    return true;
  };

  const storedText = (number: number): ArticleText & StoredArticle & Identity & { source: number } => {
    const row = read.get(number);
    return {
      number,
      id: textOf(row, 'id'),
      source: integerOf(row, 'source'),
      title: textOf(row, 'title'),
      body: textOf(row, 'body'),
      address: textOf(row, 'address'),
      document: textOf(row, 'document'),
    };
  };

  const put = (batch: ArticleBatch, isStaged: boolean): Changes => {
    const { file, path, source, unit, at } = batch;
    const changes = new Changes();
    const identities = file.articles.map(identityOf);
    const own = sharedIdentities(identities);
    for (const [place, article] of file.articles.entries()) {
      const textHash = textHashOf(article);
      // Two scans without text are two articles, even under one title.
      const isItsOwn = file.sameTextIsAnother || (article.body === '' && article.url === '');
      const known = isItsOwn ? null : (ofText(textHash) ?? sameInFile(textHash, batch));
      if (known) {
        link.run(known.article.number, source);
        changes.articles.push(...known.standing);
        continue;
      }
      const identity = own(identities[place] ?? NO_IDENTITY);
      const older = isStaged ? null : previous({ ...article, ...identity, source, number: 0 });
      if (older?.kind === 'excerpt') {
        link.run(older.number, source);
        changes.articles.push({ id: older.id, number: older.number, title: article.title });
        changes.hasExcerpt = true;
        continue;
      }
      const made = insert(article, {
        source,
        ordinal: (batch.before ?? 0) + place,
        path,
        textHash,
        identity: isStaged ? (identities[place] ?? NO_IDENTITY) : identity,
        unit,
        at,
        typed: file.typed ?? [],
        hidden: isStaged,
      });
      changes.articles.push(made);
      changes.added.push({ number: made.number, title: article.title, body: article.body });
      if (older?.kind === 'revision') {
        settle(changes, { ...made, body: article.body, ...identity, source, isNew: true }, batch);
      }
    }
    return changes;
  };

  /** The same text earlier in a file that is stored in portions. */
  const sameInFile = (
    textHash: string,
    { before, source }: ArticleBatch,
  ): { article: StoredArticle; standing: readonly StoredArticle[] } | null => {
    const row = before === null ? undefined : staged.get(textHash, source);
    if (!row) return null;
    const article = { number: integerOf(row, 'number'), id: textOf(row, 'id'), title: textOf(row, 'title') };
    return { article, standing: [article] };
  };

  return {
    store: (batch) => put(batch, false),
    stage(batch) {
      const changes = put(batch, true);
      changes.hidden.push(...changes.added.map(({ number }) => number));
      return changes;
    },
    finish(numbers, context) {
      const changes = new Changes();
      const texts = numbers.map(storedText);
      const own = sharedIdentities(texts);
      for (const text of texts) {
        changes.articles.push(text);
        changes.shown.push(text.number);
        settle(changes, { ...text, ...own(text), isNew: true }, context);
      }
      return changes;
    },
    restore(articles, context) {
      const changes = new Changes();
      for (const article of articles) {
        adopt.run(context.unit, context.at, article.number);
        changes.articles.push(article);
        changes.shown.push(article.number);
        const text = storedText(article.number);
        standAlone(db, article.id);
        settle(changes, { ...text, isNew: false }, context);
      }
      return changes;
    },
  };
}

class Changes implements StoredArticles {
  readonly articles: StoredArticle[] = [];
  readonly added: IndexableArticle[] = [];
  readonly shown: number[] = [];
  readonly hidden: number[] = [];
  readonly retold: number[] = [];
  revised: Revised = { articles: 0, passages: NO_PASSAGES };
  hasExcerpt = false;
}

const NO_IDENTITY: Identity = { address: '', document: '' };

/** Of the canonical text; where there is none but a title, as in some feeds, the address tells articles apart. */
function textHashOf(article: ParsedArticle): string {
  const told = article.body === '' ? `${canonicalText(article)}${article.url}` : canonicalText(article);
  return createHash('sha256').update(told).digest('hex');
}
