import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalText } from '../../text/article.ts';
import type { Outcome } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';
import type { ImportRules } from '../rules/rules-at-import.ts';
import type { IndexableArticle } from '../search/search-index.ts';
import { leadOf } from './lead.ts';
import { ledgerWriter, outcomeOf, type LedgerEntry } from './ledger.ts';
import type { ImportedFile, PreparedFile } from './prepare-file.ts';
import { sourceRegister } from './register-sources.ts';
import { sourceStore, type StoredSource } from './source-store.ts';

/** What storing a file did: for the caller, and for the index once the transaction has committed. */
export interface StoredFile {
  readonly outcome: Outcome;
  readonly added: readonly IndexableArticle[];
  /** Numbers of articles that an undone import had hidden, and that this one brought back. */
  readonly unhidden: readonly number[];
}

/** Which import stores: `job` names it in the ledger, `unit` is what one undo takes back (see import-reversal.ts). */
export interface ImportUnit {
  readonly job: string;
  readonly unit: string;
}

interface StoredArticle {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** Visible or in the bin: not hidden by an undone import. */
  readonly present: boolean;
}

type Verdict = Pick<LedgerEntry, 'code' | 'params'> & Pick<Outcome, 'status'>;

/**
 * Stores prepared files one by one, inside the caller's transaction: sources, articles with what the rules say of
 * them, and ledger rows.
 */
export function fileStore(
  db: DatabaseSync,
  rules: ImportRules,
): (file: PreparedFile, unit: ImportUnit) => StoredFile {
  const sources = sourceStore(db);
  const registerSources = sourceRegister(db);
  const writeLedger = ledgerWriter(db);
  const ofSource = db.prepare(
    `SELECT number, id, title, ${IS_READABLE} AS present FROM articles
     WHERE (source = ? OR number IN (SELECT article FROM article_sources WHERE article_sources.source = ?))
       AND number NOT IN (SELECT number FROM triage WHERE superseded = 1)
     ORDER BY number`,
  );
  const ofText = db.prepare(
    `SELECT number, id, title, 1 AS present FROM articles WHERE text_sha256 = ? AND ${IS_READABLE}
     ORDER BY number LIMIT 1`,
  );
  const link = db.prepare('INSERT OR IGNORE INTO article_sources (article, source) VALUES (?, ?)');
  const unhide = db.prepare('UPDATE articles SET hidden = 0, job = ?, imported_at = ? WHERE number = ?');
  const insert = db.prepare(
    `INSERT INTO articles (id, source, ordinal, title, body, lead, byline, publisher, section, page, published,
       language, url, document_number, structure, locators, details, text_sha256, imported_at, job)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  // Not a step of the journal: undoing the import hides the article.
  const override = db.prepare(
    'INSERT INTO overrides (article, field, canonical, value, author, at) VALUES (?, ?, ?, ?, ?, ?)',
  );

  const articlesOf = (source: StoredSource): StoredArticle[] =>
    ofSource.all(source.id, source.id).map(storedArticleOf);

  const insertArticle = (
    article: ParsedArticle,
    textHash: string,
    where: { source: number; ordinal: number; unit: string; at: number },
  ): StoredArticle => {
    const id = newId('a');
    const { lastInsertRowid } = insert.run(
      id,
      where.source,
      where.ordinal,
      article.title,
      article.body,
      leadOf(article.body),
      article.byline,
      article.publisher,
      article.section,
      article.page,
      article.published,
      article.language,
      article.url,
      article.documentNumber,
      JSON.stringify(article.structure),
      JSON.stringify(article.locators),
      JSON.stringify(article.details),
      textHash,
      where.at,
      where.unit,
    );
    return { number: Number(lastInsertRowid), id, title: article.title, present: true };
  };

  const readable = db.prepare(
    `SELECT 1 FROM ledger WHERE job = ? AND status <> 'rejected' AND substr(path, 1, ?) = ?
     ORDER BY id DESC LIMIT 1`,
  );
  /** Whether a file in a container, in whatever depth, has come through. */
  const holdsText = (job: string, path: string): boolean => {
    const inside = `${path}!/`;
    // SQLite counts code points.
    return readable.get(job, [...inside].length, inside) !== undefined;
  };

  return (prepared, { job, unit }) => {
    const at = Date.now();
    const { path, name, content } = prepared;
    const settle = (
      verdict: Verdict,
      told: Pick<LedgerEntry, 'format' | 'encoding' | 'sha256'>,
      articles: readonly StoredArticle[],
      effects: { added?: readonly IndexableArticle[]; unhidden?: readonly number[] } = {},
    ): StoredFile => {
      const entry: LedgerEntry = {
        job,
        at,
        path,
        ...verdict,
        ...told,
        articles: articles.map(({ id, title }) => ({ id, title })),
      };
      writeLedger(entry);
      return {
        outcome: { ...outcomeOf(entry), status: verdict.status },
        added: effects.added ?? [],
        unhidden: effects.unhidden ?? [],
      };
    };

    if (content.kind === 'refused') {
      const { code, params } = content.error;
      const format = typeof params['format'] === 'string' ? params['format'] : '';
      const told = { format, encoding: '', sha256: content.sha256 };
      return settle({ status: 'rejected', code, params }, told, []);
    }
    if (content.kind === 'container') {
      const { format, files, skipped } = content;
      return settle(
        opened(holdsText(job, path), { files, skipped }),
        { format, encoding: '', sha256: content.sha256 },
        [],
      );
    }
    const { sha256 } = content.source;
    const known = sources.find(sha256);
    const before = known ? articlesOf(known) : [];
    if (known && before.length > 0) {
      const told = { format: known.format, encoding: known.encoding, sha256 };
      const present = before.filter((article) => article.present);
      if (present.length > 0) return settle(duplicate('same-bytes'), told, present);
      for (const { number } of before) unhide.run(unit, at, number);
      return settle(IMPORTED, told, before, { unhidden: before.map(({ number }) => number) });
    }
    if (content.kind === 'known') throw new Error('a source that was known has lost its articles');

    const { file } = content;
    if (file.sources) {
      const verdict = named(file.sources.length, registerSources(file.sources));
      return settle(verdict, { format: file.format, encoding: file.encoding, sha256 }, []);
    }
    const source = known ?? sources.insert(content.source, file, { name, path, at, ...prepared.place });
    const articles: StoredArticle[] = [];
    const added: IndexableArticle[] = [];
    for (const [ordinal, article] of file.articles.entries()) {
      const textHash = textHashOf(article);
      // Two scans without text are two articles, even under one title.
      const isItsOwn = file.sameTextIsAnother || (article.body === '' && article.url === '');
      const row = isItsOwn ? undefined : ofText.get(textHash);
      if (row) {
        const same = storedArticleOf(row);
        link.run(same.number, source.id);
        articles.push(same);
        continue;
      }
      const ruled = rules.valuesFor(path, article, file.typed ?? []);
      const shown = { ...article, ...Object.fromEntries(ruled.map(({ field, value }) => [field, value])) };
      const stored = insertArticle(shown, textHash, { source: source.id, ordinal, unit, at });
      articles.push(stored);
      for (const { field, value, author } of ruled) {
        override.run(stored.id, field, article[field], value, author, at);
      }
      added.push({ number: stored.number, title: article.title, body: article.body });
    }
    const told = { format: file.format, encoding: file.encoding, sha256 };
    return settle(added.length === 0 ? duplicate('same-text') : importedAs(file), told, articles, { added });
  };
}

/** Of the canonical text; where there is none but a title, as in some feeds, the address tells articles apart. */
function textHashOf(article: ParsedArticle): string {
  const told = article.body === '' ? `${canonicalText(article)}${article.url}` : canonicalText(article);
  return createHash('sha256').update(told).digest('hex');
}

function storedArticleOf(row: SqlRow): StoredArticle {
  return {
    number: integerOf(row, 'number'),
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    present: integerOf(row, 'present') === 1,
  };
}

const IMPORTED: Verdict = { status: 'imported', code: '', params: {} };

/** A container stands for what lies in it: one in which nothing could be read is refused. */
function opened(holdsText: boolean, params: { files: number; skipped: number }): Verdict {
  return holdsText
    ? { status: 'imported', code: 'opened', params }
    : { status: 'rejected', code: 'no-text', params };
}

/** A list of feeds names sources; those that the register had are as they were. */
function named(sources: number, entered: number): Verdict {
  return { status: 'imported', code: 'sources-named', params: { sources, entered } };
}

function duplicate(code: 'same-bytes' | 'same-text'): Verdict {
  return { status: 'duplicate', code, params: {} };
}

/** `repaired` where the text is not simply what the file says it is. */
function importedAs({ replaced, encoding, encodingReason, declaredEncoding }: ImportedFile): Verdict {
  if (replaced > 0) {
    return { status: 'repaired', code: 'replaced-characters', params: { count: replaced, encoding } };
  }
  if (encodingReason === 'overruled') {
    return {
      status: 'repaired',
      code: 'charset-overruled',
      params: { declared: declaredEncoding, encoding },
    };
  }
  return IMPORTED;
}
