import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { OVERRIDE_FIELDS, type OverrideField } from '../../contract/values.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import { MAX_ARTICLES } from './set-overrides.ts';

const COLUMNS: Readonly<Record<OverrideField, string>> = {
  title: "CASE title_override WHEN '' THEN title ELSE title_override END",
  byline: 'byline',
  publisher: 'publisher',
  section: 'section',
  page: 'page',
  published: 'published',
  language: 'language',
  url: 'url',
};

const KNOWN = `
  SELECT ${OVERRIDE_FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ')} FROM articles
  WHERE id IN (SELECT value FROM json_each(?)) AND ${IS_READABLE}`;

const OVERRIDDEN = `
  SELECT field, count(*) AS articles FROM overrides JOIN articles ON id = article
  WHERE article IN (SELECT value FROM json_each(?)) AND ${IS_READABLE} GROUP BY field`;

/**
 * What each field of some articles shows: the commonest value, which may be '' (of two the first in code unit order),
 * and how many there are, '' among them. Articles that are gone are left out. Failure: `too-many`.
 */
export function commonFields(
  db: DatabaseSync,
  ids: readonly string[],
): Result<CallOutput<'overrides.common'>> {
  if (ids.length > MAX_ARTICLES) return fail('too-many', { count: ids.length, limit: MAX_ARTICLES });
  const wanted = JSON.stringify([...new Set(ids)]);
  const counts = new Map(OVERRIDE_FIELDS.map((field) => [field, new Map<string, number>()]));
  for (const row of db.prepare(KNOWN).iterate(wanted)) {
    for (const [field, values] of counts) {
      const value = textOf(row, field);
      values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  const overridden = new Map(
    db
      .prepare(OVERRIDDEN)
      .all(wanted)
      .map((row) => [textOf(row, 'field'), integerOf(row, 'articles')]),
  );
  const fields = OVERRIDE_FIELDS.map((field) => {
    const values = counts.get(field) ?? new Map<string, number>();
    const commonest = [...values].toSorted(([a, most], [b, fewer]) => fewer - most || (a < b ? -1 : 1))[0];
    return {
      field,
      value: commonest?.[0] ?? '',
      values: values.size,
      overridden: overridden.get(field) ?? 0,
    };
  });
  return ok({ fields });
}
