import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { fail, ok, type Failure, type Result } from '../../contract/result.ts';
import { OVERRIDE_FIELDS, type OverrideField, type Triage } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { foundBeside, type FoundBeside } from '../articles/found-beside.ts';
import { resolve, type Anchor } from '../passages/anchoring.ts';
import { PASSAGE_COLUMNS, storedPassage, type StoredPassage } from '../passages/passage-store.ts';
import { TRIAGE_COLUMNS, triageOf } from '../triage/triage-row.ts';
import { blocksOf, type IgnoredBlock } from './ignored-blocks.ts';
import { replacementsOf } from './replacements.ts';

/** What is known of an article beside its text and title, by column. */
export type MetadataField = Exclude<OverrideField, 'title'>;
export const METADATA_FIELDS: readonly MetadataField[] = OVERRIDE_FIELDS.filter((field) => field !== 'title');

/** A correction as it is stored. */
export interface StoredOverride {
  readonly field: OverrideField;
  readonly canonical: string;
  readonly value: string;
  readonly author: string;
  readonly at: number;
}

/** A passage, and where it is in its article's text now. */
export interface PlacedPassage extends StoredPassage {
  readonly anchor: Anchor;
}

/** A visible article with everything that goes along when others are made of it. */
export interface RepairableArticle extends FoundBeside {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** As imported; `overrides` say what the analyst made of it. */
  readonly canonical: Readonly<Record<MetadataField, string>>;
  readonly overrides: readonly StoredOverride[];
  readonly triage: Triage;
  readonly ignored: readonly IgnoredBlock[];
  readonly passages: readonly PlacedPassage[];
  readonly source: number;
  /** Its further sources. */
  readonly sources: readonly number[];
  readonly ordinal: number;
  readonly revision: number;
  readonly importedAt: number;
  readonly job: string;
  /** How it was made; '' where it was imported as it is. */
  readonly kind: string;
  /** The encoding that was chosen for its text; '' = that of its source. */
  readonly encoding: string;
}

const ARTICLE = `
  SELECT articles.*, document_number AS documentNumber, derivations.kind, derivations.encoding, ${TRIAGE_COLUMNS} FROM articles
  JOIN triage ON triage.article = articles.id LEFT JOIN derivations ON derivations.article = articles.id
  WHERE articles.id = ? AND hidden = 0`;

const fieldSchema = v.picklist(OVERRIDE_FIELDS);

/** A visible article as repairs need it; failures: see `notRepairable`. */
export function readRepairable(db: DatabaseSync, id: string): Result<RepairableArticle> {
  const row = db.prepare(ARTICLE).get(id);
  if (!row) return notRepairable(db, id);
  const overrides = db
    .prepare('SELECT field, canonical, value, author, at FROM overrides WHERE article = ? ORDER BY field')
    .all(id)
    .map(overrideOf);
  const text = { title: textOf(row, 'title'), body: textOf(row, 'body') };
  return ok({
    id,
    ...text,
    ...foundBeside(row),
    canonical: canonicalOf(row, overrides),
    overrides,
    triage: triageOf(row),
    ignored: blocksOf(db, id),
    passages: db
      .prepare(
        `SELECT ${PASSAGE_COLUMNS} FROM passages JOIN articles ON articles.id = passages.article
         WHERE passages.article = ? ORDER BY field DESC, start, passages.id`,
      )
      .all(id)
      .map((found) => {
        const passage = storedPassage(found);
        return { ...passage, anchor: resolve(passage, text[passage.field]) };
      }),
    source: integerOf(row, 'source'),
    sources: db
      .prepare('SELECT source FROM article_sources WHERE article = ?')
      .all(integerOf(row, 'number'))
      .map((linked) => integerOf(linked, 'source')),
    ordinal: integerOf(row, 'ordinal'),
    revision: integerOf(row, 'revision'),
    importedAt: integerOf(row, 'imported_at'),
    job: textOf(row, 'job'),
    kind: row['kind'] === null ? '' : textOf(row, 'kind'),
    encoding: row['encoding'] === null ? '' : textOf(row, 'encoding'),
  });
}

/** `article-replaced` {id, by} where others stand for the article, `article-not-found` where it is not visible otherwise. */
export function notRepairable(db: DatabaseSync, id: string): { ok: false; error: Failure } {
  const by = replacementsOf(db, id);
  return by.length > 0
    ? fail('article-replaced', { id, by: by.join(',') })
    : fail('article-not-found', { id });
}

function overrideOf(row: SqlRow): StoredOverride {
  return {
    field: v.parse(fieldSchema, textOf(row, 'field')),
    canonical: textOf(row, 'canonical'),
    value: textOf(row, 'value'),
    author: textOf(row, 'author'),
    at: integerOf(row, 'at'),
  };
}

/** The article's own columns show corrections: what was imported is with these. */
function canonicalOf(row: SqlRow, overrides: readonly StoredOverride[]): RepairableArticle['canonical'] {
  const canonical = (field: MetadataField): string =>
    overrides.find((override) => override.field === field)?.canonical ?? textOf(row, field);
  return {
    byline: canonical('byline'),
    publisher: canonical('publisher'),
    section: canonical('section'),
    page: canonical('page'),
    published: canonical('published'),
    language: canonical('language'),
    url: canonical('url'),
  };
}
