import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput } from '../../contract/calls.ts';
import type { ArticleFilter } from '../../contract/values.ts';
import { integerOf } from '../archive/row.ts';
import { claimedAuthorities } from '../outlets/outlet-claims.ts';
import { BY_FACTS, conditionOf, scopeCondition, type ArticleCondition } from './article-filter.ts';

type LeftOut = CallOutput<'articles.list'>['leftOut'];

/**
 * Articles that meet everything else that a filter asks, and are left out because they have no date (where it asks
 * for dates), or no source: neither a publisher nor an address that an outlet claims (where it asks for a publisher,
 * an outlet or an attribute of outlets). Among those of `within` (`articles.number`), null for all.
 */
export function leftOutOf(
  db: DatabaseSync,
  filter: ArticleFilter,
  within: ReadonlySet<number> | null,
): LeftOut {
  const { from, to, ...dateless } = filter;
  const { publisher, outlet, attribute, ...sourceless } = filter;
  const asksDates = from !== undefined || to !== undefined;
  // Who asks for those without a source, too, is shown them: '' is met by all of them, any other value by none.
  const excludesSourceless = [publisher, outlet, attribute?.value].some(
    (asked) => asked !== undefined && asked !== '',
  );
  const counted = (asked: ArticleFilter, further: ArticleCondition): number =>
    countWithin(db, [conditionOf(db, asked), further], within);
  return {
    undated: asksDates ? counted(dateless, { sql: `published = ''`, values: [] }) : 0,
    unsourced: excludesSourceless ? counted(sourceless, isUnsourced(db, filter)) : 0,
  };
}

function isUnsourced(db: DatabaseSync, { binned }: ArticleFilter): ArticleCondition {
  const { sql, values } = scopeCondition(claimedAuthorities(db, binned ? 1 : 0));
  return { sql: `publisher = '' AND NOT ${sql}`, values };
}

function countWithin(
  db: DatabaseSync,
  conditions: readonly ArticleCondition[],
  within: ReadonlySet<number> | null,
): number {
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  const values = conditions.flatMap((condition) => condition.values);
  if (within === null) {
    const row = db.prepare(`SELECT count(*) AS articles FROM ${BY_FACTS} WHERE ${where}`).get(...values);
    return integerOf(row, 'articles');
  }
  const rows = db.prepare(`SELECT number FROM ${BY_FACTS} WHERE ${where}`).all(...values);
  return rows.filter((row) => within.has(integerOf(row, 'number'))).length;
}
