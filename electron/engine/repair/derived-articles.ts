import type { DatabaseSync } from 'node:sqlite';
import type { Span, Triage } from '../../contract/values.ts';
import { canonicalText } from '../../text/article.ts';
import { newId } from '../archive/new-id.ts';
import { sha256Hex } from '../archive/originals.ts';
import type { FoundBeside } from '../articles/found-beside.ts';
import type { EngineContext } from '../engine-context.ts';
import { leadOf } from '../import/lead.ts';
import type { RowWriter } from '../journal/journal.ts';
import type { Part } from './part.ts';
import { INSERT_BLOCK } from './ignored-blocks.ts';
import { METADATA_FIELDS, type RepairableArticle, type StoredOverride } from './repairable-article.ts';

/** An article to be made of others. */
export interface DerivedArticle extends Pick<
  RepairableArticle,
  | 'title'
  | 'body'
  | keyof FoundBeside
  | 'canonical'
  | 'overrides'
  | 'source'
  | 'ordinal'
  | 'revision'
  | 'importedAt'
  | 'job'
> {
  readonly kind: 'split' | 'merge' | 'redecode';
  readonly origins: readonly string[];
  readonly parts: readonly Part[];
  /** '' = its source's. */
  readonly encoding: string;
  /** Not in the bin: nothing is made of what is there. */
  readonly triage: Omit<Triage, 'binned'>;
  readonly ignored: readonly Span[];
  readonly sources: readonly number[];
}

const INSERT = `
  INSERT INTO articles (id, source, ordinal, revision, title, body, lead, ${METADATA_FIELDS.join(', ')},
    document_number, structure, locators, details, text_sha256, imported_at, job)
  VALUES (?, ?, ?, ?, ?, ?, ?, ${METADATA_FIELDS.map(() => '?').join(', ')}, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Inside the transaction of a step of the journal: writes articles that are made of others, superseded as yet and so
 * in no list and no answer, and answers their ids. These rows are no part of the step: like originals and text they
 * outlive its undoing. `supersede` is.
 */
export function insertDerived(
  { archive: { db }, index }: Pick<EngineContext, 'archive' | 'index'>,
  derived: readonly DerivedArticle[],
): string[] {
  const at = Date.now();
  const insert = db.prepare(INSERT);
  const written = derived.map((article) => {
    const id = newId('a');
    const { title, body } = article;
    const { lastInsertRowid } = insert.run(
      id,
      article.source,
      article.ordinal,
      article.revision,
      title,
      body,
      leadOf(body),
      ...METADATA_FIELDS.map((field) => article.canonical[field]),
      article.documentNumber,
      JSON.stringify(article.structure),
      JSON.stringify(article.locators),
      JSON.stringify(article.details),
      sha256Hex(canonicalText({ title, body })),
      article.importedAt,
      article.job,
    );
    const number = Number(lastInsertRowid);
    insertBeside(db, { id, number }, article, at);
    const titleOverride = article.overrides.find(({ field }) => field === 'title')?.value ?? '';
    return { id, indexed: { number, title, body, titleOverride, ignored: article.ignored } };
  });
  index.add(written.map(({ indexed }) => indexed));
  return written.map(({ id }) => id);
}

function insertBeside(
  db: DatabaseSync,
  { id, number }: { readonly id: string; readonly number: number },
  { triage, overrides, ignored, sources, source, kind, origins, parts, encoding }: DerivedArticle,
  at: number,
): void {
  db.prepare('UPDATE triage SET superseded = 1, status = ?, unread = ?, starred = ? WHERE article = ?').run(
    triage.status,
    Number(triage.unread),
    Number(triage.starred),
    id,
  );
  insertOverrides(db, id, overrides);
  const insertBlock = db.prepare(INSERT_BLOCK);
  for (const { field, start, end } of ignored) insertBlock.run(newId('b'), id, field, start, end, at);
  const link = db.prepare('INSERT OR IGNORE INTO article_sources (article, source) VALUES (?, ?)');
  for (const further of sources) if (further !== source) link.run(number, further);
  db.prepare(
    'INSERT INTO derivations (article, kind, origins, parts, encoding, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, kind, JSON.stringify(origins), JSON.stringify(parts), encoding, at);
}

function insertOverrides(db: DatabaseSync, id: string, overrides: readonly StoredOverride[]): void {
  const insert = db.prepare(
    'INSERT INTO overrides (article, field, canonical, value, author, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { field, canonical, value, author, at } of overrides) {
    insert.run(id, field, canonical, value, author, at);
  }
}

/** Lets articles stand for others, in a step of the journal. */
export function supersede(
  rows: RowWriter,
  { old, made }: { readonly old: readonly string[]; readonly made: readonly string[] },
): void {
  for (const article of old) rows.update('triage', { article }, { superseded: 1 });
  for (const article of made) rows.update('triage', { article }, { superseded: 0 });
}
