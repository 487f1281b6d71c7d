import type { DatabaseSync } from 'node:sqlite';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import { placeOf } from './file-place.ts';
import { RULE_FIELDS, type FieldState, type RuleField, type RuleSubject } from './rule-subject.ts';

const ARTICLES = `
  SELECT articles.number, articles.id, sources.path, sources.sha256, articles.url, ${RULE_FIELDS.join(', ')}
  FROM articles CROSS JOIN sources INDEXED BY sources_by_path ON sources.id = articles.source
  WHERE articles.number BETWEEN ? AND ? AND ${IS_READABLE} ORDER BY articles.number`;

const OVERRIDES = `
  SELECT article, field, canonical, value, author FROM articles CROSS JOIN overrides ON article = articles.id
  WHERE articles.number BETWEEN ? AND ?`;

const FURTHER_SOURCES = `
  SELECT article, sources.path FROM article_sources
  CROSS JOIN sources INDEXED BY sources_by_path ON sources.id = article_sources.source
  WHERE article BETWEEN ? AND ?`;

const FURTHER_COPIES = `
  SELECT sha256, path FROM ledger WHERE status = 'duplicate' AND code = 'same-bytes' AND sha256 <> ''`;

/** Where further copies of a source file lay, by its SHA-256. */
export type Copies = ReadonlyMap<string, readonly string[]>;

export function readCopies(db: DatabaseSync): Copies {
  const copies = new Map<string, string[]>();
  for (const row of db.prepare(FURTHER_COPIES).iterate()) {
    const sha256 = textOf(row, 'sha256');
    const paths = copies.get(sha256);
    if (paths) paths.push(textOf(row, 'path'));
    else copies.set(sha256, [textOf(row, 'path')]);
  }
  return copies;
}

/** Numbers, from `first`, of all articles that are visible or in the bin, ascending. */
export function readableNumbers(db: DatabaseSync, first: number): number[] {
  const rows = db
    .prepare(`SELECT number FROM articles WHERE number >= ? AND ${IS_READABLE} ORDER BY number`)
    .all(first);
  return rows.map((row) => integerOf(row, 'number'));
}

/** What rules know of the readable articles with numbers from `first` to `last`, both included. */
export function readSubjects(db: DatabaseSync, first: number, last: number, copies: Copies): RuleSubject[] {
  const overrides = new Map<string, Map<string, { canonical: string; value: string; author: string }>>();
  for (const row of db.prepare(OVERRIDES).iterate(first, last)) {
    const article = textOf(row, 'article');
    const ofArticle = overrides.get(article) ?? new Map();
    ofArticle.set(textOf(row, 'field'), {
      canonical: textOf(row, 'canonical'),
      value: textOf(row, 'value'),
      author: textOf(row, 'author'),
    });
    overrides.set(article, ofArticle);
  }
  const further = new Map<number, string[]>();
  for (const row of db.prepare(FURTHER_SOURCES).iterate(first, last)) {
    const article = integerOf(row, 'article');
    further.set(article, [...(further.get(article) ?? []), textOf(row, 'path')]);
  }
  return db
    .prepare(ARTICLES)
    .all(first, last)
    .map((row) => {
      const id = textOf(row, 'id');
      const mine = overrides.get(id);
      const stateOf = (field: RuleField): FieldState => fieldState(row, field, mine?.get(field));
      const [own, copied] = [textOf(row, 'path'), copies.get(textOf(row, 'sha256')) ?? []];
      return {
        id,
        places: [own, ...(further.get(integerOf(row, 'number')) ?? []), ...copied].map(placeOf),
        url: textOf(row, 'url'),
        fields: {
          publisher: stateOf('publisher'),
          byline: stateOf('byline'),
          section: stateOf('section'),
          language: stateOf('language'),
          published: stateOf('published'),
        },
      };
    });
}

function fieldState(
  row: SqlRow,
  field: RuleField,
  override: { canonical: string; value: string; author: string } | undefined,
): FieldState {
  if (!override) return { canonical: textOf(row, field), override: null };
  const { canonical, value, author } = override;
  return { canonical, override: { value, author } };
}
