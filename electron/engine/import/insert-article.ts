import type { DatabaseSync } from 'node:sqlite';
import type { OverrideField } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';
import type { Identity } from '../revisions/identity.ts';
import type { StoredArticle } from '../revisions/known-articles.ts';
import type { ImportRules } from '../rules/rules-at-import.ts';
import { leadOf } from './lead.ts';

/** Where an article comes from and how it is stored. */
export interface ArticlePlace {
  /** `sources.id`, and the article's place in that file. */
  readonly source: number;
  readonly ordinal: number;
  /** Of the file, for rules. */
  readonly path: string;
  readonly textHash: string;
  readonly identity: Identity;
  readonly unit: string;
  readonly at: number;
  /** Fields that the analyst has typed: no rule sets them. */
  readonly typed: readonly OverrideField[];
  readonly hidden: boolean;
}

const COLUMNS = [
  'id',
  'source',
  'ordinal',
  'title',
  'body',
  'lead',
  'byline',
  'publisher',
  'section',
  'page',
  'published',
  'language',
  'url',
  'document_number',
  'structure',
  'locators',
  'details',
  'text_sha256',
  'imported_at',
  'job',
  'address',
  'document',
  'hidden',
];

/** Stores articles with what the rules say of them, inside the transaction of an import. */
export function articleInserter(
  db: DatabaseSync,
  rules: ImportRules,
): (article: ParsedArticle, place: ArticlePlace) => StoredArticle {
  const insert = db.prepare(
    `INSERT INTO articles (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
  );
  // Not a step of the journal: undoing the import hides the article.
  const override = db.prepare(
    'INSERT INTO overrides (article, field, canonical, value, author, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (article, { source, ordinal, path, textHash, identity, unit, at, typed, hidden }) => {
    const id = newId('a');
    const ruled = rules.valuesFor(path, article, typed);
    const shown = { ...article, ...Object.fromEntries(ruled.map(({ field, value }) => [field, value])) };
    const { lastInsertRowid } = insert.run(
      id,
      source,
      ordinal,
      shown.title,
      shown.body,
      leadOf(shown.body),
      shown.byline,
      shown.publisher,
      shown.section,
      shown.page,
      shown.published,
      shown.language,
      shown.url,
      shown.documentNumber,
      JSON.stringify(shown.structure),
      JSON.stringify(shown.locators),
      JSON.stringify(shown.details),
      textHash,
      at,
      unit,
      identity.address,
      identity.document,
      hidden ? 1 : 0,
    );
    for (const { field, value, author } of ruled) {
      override.run(id, field, article[field], value, author, at);
    }
    return { id, number: Number(lastInsertRowid), title: article.title };
  };
}
