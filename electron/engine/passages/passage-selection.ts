import type { Failure, Result } from '../../contract/result.ts';
import { fail, ok } from '../../contract/result.ts';
import type { Selection } from '../../contract/values.ts';
import type { EngineContext } from '../engine-context.ts';
import { textOf } from '../archive/row.ts';
import { MAX_QUERY_LENGTH } from '../search/parse-query.ts';
import { readSearchedText } from '../search/searched-text.ts';
import { PASSAGE_COLUMNS, storedPassage, type StoredPassage } from './passage-store.ts';
import { findTag } from './tag-name.ts';

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const SEARCH = { level: 'inflected', loose: true } as const;

interface Condition {
  readonly sql: string;
  readonly value: string;
}

/**
 * The passages of a selection, in the order of import of their articles and then of the text (title first).
 * Passages of hidden articles never show. `query` keeps passages that overlap a hit, at level `inflected`, in
 * an article that the query finds. `from` and `to` are days, months or years, both inclusive; undated articles
 * are in no range, those dated by month or year alone in every one that touches it. Failures: `tag-not-found`,
 * `passage-not-found` (of `ids`), `query-too-long`, `bad-request` (dates).
 */
export function selectPassages(context: EngineContext, selection: Selection): Result<StoredPassage[]> {
  const { db } = context.archive;
  const refused = refusal(context, selection);
  if (refused) return refused;
  const conditions: Condition[] = [];
  if (selection.article !== undefined) conditions.push({ sql: 'articles.id = ?', value: selection.article });
  if (selection.from !== undefined) {
    conditions.push({
      sql: `published <> '' AND published >= substr(?, 1, length(published))`,
      value: selection.from,
    });
  }
  if (selection.to !== undefined) {
    conditions.push({
      sql: `published <> '' AND substr(published, 1, ${selection.to.length}) <= ?`,
      value: selection.to,
    });
  }
  if (selection.ids !== undefined) {
    conditions.push({
      sql: 'passages.id IN (SELECT value FROM json_each(?))',
      value: JSON.stringify(selection.ids),
    });
  }
  if (selection.tag !== undefined) {
    conditions.push({
      sql: 'passages.id IN (SELECT passage FROM passage_tags WHERE tag = ?)',
      value: findTag(db, selection.tag) ?? '',
    });
  }
  if (selection.query !== undefined) {
    const found = context.index.search(selection.query, SEARCH).ranked.map((article) => article.number);
    conditions.push({
      sql: 'articles.number IN (SELECT value FROM json_each(?))',
      value: JSON.stringify(found),
    });
  }
  const where = ['articles.hidden = 0', ...conditions.map((condition) => condition.sql)].join(' AND ');
  const stored = db
    .prepare(
      `SELECT ${PASSAGE_COLUMNS} FROM passages JOIN articles ON articles.id = passages.article
       WHERE ${where} ORDER BY articles.number, field DESC, start, "end", passages.id`,
    )
    .all(...conditions.map((condition) => condition.value))
    .map(storedPassage);
  return ok(selection.query === undefined ? stored : touchedBy(context, selection.query, stored));
}

function refusal(
  { archive: { db } }: EngineContext,
  { tag, query, ids, from, to }: Selection,
): { ok: false; error: Failure } | null {
  if (tag !== undefined && findTag(db, tag) === null) return fail('tag-not-found', { id: tag });
  if (query !== undefined && query.length > MAX_QUERY_LENGTH) {
    return fail('query-too-long', { length: query.length, limit: MAX_QUERY_LENGTH });
  }
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day !== undefined && !DAY.test(day)) return fail('bad-request', { field, value: day });
  }
  const [missing] = db
    .prepare('SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM passages)')
    .all(JSON.stringify(ids ?? []));
  return missing ? fail('passage-not-found', { id: textOf(missing, 'id') }) : null;
}

/** Those that share at least one unit with a hit of the query in their article. */
function touchedBy(
  { archive: { db }, index }: EngineContext,
  query: string,
  passages: readonly StoredPassage[],
): StoredPassage[] {
  const match = index.matcher(query, SEARCH);
  const hits = new Map<string, ReturnType<typeof match>>();
  return passages.filter(({ article, field, start, end }) => {
    let found = hits.get(article);
    if (!found) {
      const text = readSearchedText(db, article);
      // Passages are spans of canonical text: what only the title's correction says touches none.
      found = text ? match(text).filter(({ isCorrection }) => !isCorrection) : [];
      hits.set(article, found);
    }
    return found.some((hit) => hit.field === field && hit.start < end && hit.end > start);
  });
}
