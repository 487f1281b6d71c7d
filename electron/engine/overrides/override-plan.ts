import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { OVERRIDE_FIELDS, type OverrideField } from '../../contract/values.ts';
import { textOf, type SqlRow } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import type { Row, RowWriter } from '../journal/journal.ts';
import type { Correction } from './corrections.ts';

/** One row of `overrides` to be written. */
export type OverrideStep =
  | { readonly kind: 'insert'; readonly key: Row; readonly canonical: string; readonly value: string }
  | { readonly kind: 'update'; readonly key: Row; readonly value: string }
  | { readonly kind: 'remove'; readonly key: Row };

/** What correcting some articles comes to. */
export interface OverridePlan {
  readonly steps: readonly OverrideStep[];
  /** Articles that change. */
  readonly articles: number;
}

interface Known {
  readonly id: string;
  /** The columns of the article, which show overrides where there are any; the title is canonical. */
  readonly shown: Readonly<Record<OverrideField, string>>;
  readonly overrides: ReadonlyMap<OverrideField, { readonly canonical: string; readonly value: string }>;
}

const fieldSchema = v.picklist(OVERRIDE_FIELDS);

/** What it takes to correct these articles, or the id of one that is neither visible nor in the bin. */
export function planOverrides(
  db: DatabaseSync,
  ids: readonly string[],
  corrections: readonly Correction[],
): OverridePlan | { readonly missing: string } {
  const known = knownArticles(db, ids);
  const steps: OverrideStep[] = [];
  let articles = 0;
  for (const id of ids) {
    const article = known.get(id);
    if (!article) return { missing: id };
    const mine = corrections.flatMap(({ field, value }) => {
      const override = article.overrides.get(field) ?? null;
      const canonical = override?.canonical ?? article.shown[field];
      return overrideStep({ article: id, field, canonical, override }, value) ?? [];
    });
    if (mine.length > 0) articles += 1;
    steps.push(...mine);
  }
  return { steps, articles };
}

/** Writes planned steps, as by `author` at `at` (ms). */
export function writeOverrides(
  rows: RowWriter,
  steps: readonly OverrideStep[],
  by: { readonly author: string; readonly at: number },
): void {
  for (const step of steps) {
    if (step.kind === 'remove') rows.remove('overrides', step.key);
    else if (step.kind === 'update') rows.update('overrides', step.key, { value: step.value, ...by });
    else {
      const { key, canonical, value } = step;
      rows.insert('overrides', { ...key, canonical, value, ...by });
    }
  }
}

/** What it takes to have a field show `value`, null = what was imported; null where it does already. */
export function overrideStep(
  {
    article,
    field,
    canonical,
    override,
  }: {
    readonly article: string;
    readonly field: OverrideField;
    readonly canonical: string;
    readonly override: { readonly value: string } | null;
  },
  value: string | null,
): OverrideStep | null {
  const key = { article, field };
  const isCanonical = value === null || value === canonical;
  if (isCanonical) return override ? { kind: 'remove', key } : null;
  if (!override) return { kind: 'insert', key, canonical, value };
  return override.value === value ? null : { kind: 'update', key, value };
}

function knownArticles(db: DatabaseSync, ids: readonly string[]): Map<string, Known> {
  const wanted = JSON.stringify(ids);
  const overrides = new Map<string, Map<OverrideField, { canonical: string; value: string }>>();
  const overrideRows = db
    .prepare(
      'SELECT article, field, canonical, value FROM overrides WHERE article IN (SELECT value FROM json_each(?))',
    )
    .all(wanted);
  for (const row of overrideRows) {
    const article = textOf(row, 'article');
    const ofArticle = overrides.get(article) ?? new Map();
    const field = v.parse(fieldSchema, textOf(row, 'field'));
    ofArticle.set(field, { canonical: textOf(row, 'canonical'), value: textOf(row, 'value') });
    overrides.set(article, ofArticle);
  }
  const rows = db
    .prepare(
      `SELECT id, ${OVERRIDE_FIELDS.join(', ')} FROM articles
       WHERE id IN (SELECT value FROM json_each(?)) AND ${IS_READABLE}`,
    )
    .all(wanted);
  return new Map(
    rows.map((row) => {
      const id = textOf(row, 'id');
      return [id, { id, shown: shownOf(row), overrides: overrides.get(id) ?? new Map() }];
    }),
  );
}

function shownOf(row: SqlRow): Known['shown'] {
  return {
    title: textOf(row, 'title'),
    byline: textOf(row, 'byline'),
    publisher: textOf(row, 'publisher'),
    section: textOf(row, 'section'),
    page: textOf(row, 'page'),
    published: textOf(row, 'published'),
    language: textOf(row, 'language'),
    url: textOf(row, 'url'),
  };
}
