import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { OVERRIDE_FIELDS, type Article } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { containerOf } from './container.ts';
import { foundBeside } from './found-beside.ts';
import { namedOutletOf } from '../outlets/outlet-claims.ts';
import { blocksOf } from '../repair/ignored-blocks.ts';
import { chosenReading, originOf } from '../repair/origin.ts';
import { TRIAGE_COLUMNS, triageOf } from '../triage/triage-row.ts';

const ARTICLE = `
  SELECT articles.id, title, title_override AS titleOverride, body, byline, publisher, section, page, published, language, url, authority, family, revision,
    document_number AS documentNumber, structure, locators, details,
    articles.imported_at AS importedAt, sources.sha256, sources.name, sources.path, sources.format,
    sources.bytes, sources.encoding, sources.encoding_reason AS encodingReason,
    sources.container, sources.member, ${TRIAGE_COLUMNS}
  FROM articles JOIN sources ON sources.id = articles.source JOIN triage ON triage.article = articles.id
  WHERE articles.id = ? AND (hidden = 0 OR (triage.binned = 1 AND triage.superseded = 0))`;

const OVERRIDES = 'SELECT field, canonical, author, at FROM overrides WHERE article = ? ORDER BY field';

/**
 * One article with its text and where it came from, visible or in the bin; null when there is none of that id. Its
 * title is canonical, what is known beside it is as corrected.
 */
export function readArticle(db: DatabaseSync, id: string): Article | null {
  const row = db.prepare(ARTICLE).get(id);
  if (!row) return null;
  return {
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    titleOverride: textOf(row, 'titleOverride'),
    body: textOf(row, 'body'),
    byline: textOf(row, 'byline'),
    publisher: textOf(row, 'publisher'),
    section: textOf(row, 'section'),
    page: textOf(row, 'page'),
    published: textOf(row, 'published'),
    language: textOf(row, 'language'),
    url: textOf(row, 'url'),
    ...foundBeside(row),
    overridden: db.prepare(OVERRIDES).all(id).map(overriddenOf),
    triage: triageOf(row),
    outlet: namedOutletOf(db, { publisher: textOf(row, 'publisher'), authority: textOf(row, 'authority') }),
    ignored: blocksOf(db, id),
    origin: originOf(db, id),
    sha256: textOf(row, 'sha256'),
    importedAt: integerOf(row, 'importedAt'),
    family: textOf(row, 'family'),
    revision: integerOf(row, 'revision'),
    source: {
      name: textOf(row, 'name'),
      path: textOf(row, 'path'),
      format: textOf(row, 'format'),
      bytes: integerOf(row, 'bytes'),
      encoding: textOf(row, 'encoding'),
      encodingReason: textOf(row, 'encodingReason'),
      ...chosenReading(db, id),
      container: containerOf(db, { sha256: textOf(row, 'container'), member: textOf(row, 'member') }),
    },
  };
}

const fieldSchema = v.picklist(OVERRIDE_FIELDS);

function overriddenOf(row: SqlRow): Article['overridden'][number] {
  return {
    field: v.parse(fieldSchema, textOf(row, 'field')),
    canonical: textOf(row, 'canonical'),
    author: textOf(row, 'author'),
    at: integerOf(row, 'at'),
  };
}
