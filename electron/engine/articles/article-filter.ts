import type { DatabaseSync } from 'node:sqlite';
import type { ArticleFilter } from '../../contract/values.ts';
import { sourceScopes, type SourceScope } from '../outlets/outlet-claims.ts';

/** Of a row of `articles`: it is visible or in the bin, not gone with an undone import or replaced by others. */
export const IS_READABLE = `(hidden = 0 OR EXISTS (
  SELECT 1 FROM triage WHERE triage.article = articles.id AND triage.binned = 1 AND triage.superseded = 0))`;

/** Of a row of `articles`: something is to be filled in. As the partial index `articles_incomplete` has it. */
export const IS_INCOMPLETE = `publisher = '' OR published = '' OR textless = 1`;

/** The index that holds all that a filter asks for: without it SQLite reads the texts along. */
export const BY_FACTS = 'articles INDEXED BY articles_by_facts';

/** SQL over the table `articles`, and the values of its places. */
export interface ArticleCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Whether a filter leaves nothing out but what is hidden from everyone. */
export function isUnfiltered({ binned, ...narrowing }: ArticleFilter): boolean {
  return !binned && Object.values(narrowing).every((value) => value === undefined);
}

/** `articleCondition` with the register as it stands. */
export function conditionOf(db: DatabaseSync, filter: ArticleFilter): ArticleCondition {
  return articleCondition(filter, sourceScopes(db, filter));
}

/**
 * The one reading of a filter: a condition on `articles` that asks for nothing that the index `articles_by_facts`
 * does not hold. An empty publisher or language asks for those that have none. `scopes` are what the filter's outlet
 * and attribute come to (`sourceScopes`).
 */
export function articleCondition(filter: ArticleFilter, scopes: readonly SourceScope[]): ArticleCondition {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const narrow = (sql: string, ...bound: readonly (string | number)[]): void => {
    parts.push(sql);
    values.push(...bound);
  };
  narrow(`hidden = ${filter.binned ? 1 : 0}`);
  if (filter.since !== undefined) narrow('imported_at >= ?', filter.since);
  if (filter.publisher !== undefined) narrow('publisher = ?', filter.publisher);
  if (filter.language !== undefined) narrow('language = ?', filter.language);
  if (filter.incomplete !== undefined) {
    narrow(`${filter.incomplete ? '' : 'NOT '}(${IS_INCOMPLETE})`);
  }
  if (filter.undated !== undefined) narrow(`published ${filter.undated ? '=' : '<>'} ''`);
  const published = publishedCondition(filter);
  if (published) narrow(published.sql, ...published.values);
  for (const scope of scopes) {
    const { sql: inScope, values: sources } = scopeCondition(scope);
    narrow(inScope, ...sources);
  }
  if (filter.tag !== undefined) {
    const tagged =
      'SELECT passages.article FROM passages JOIN passage_tags ON passage = passages.id WHERE tag = ?';
    narrow(`id IN (${tagged})`, filter.tag);
  }
  const triage = triageCondition(filter);
  if (triage) narrow(`number IN (SELECT number FROM triage WHERE ${triage.sql})`, ...triage.values);
  return { sql: parts.join(' AND '), values };
}

/**
 * Published from one day, month or year to another, both included. What is known to the month or year alone is kept
 * where its period overlaps; what has no date is in no range.
 */
function publishedCondition({ from, to }: ArticleFilter): ArticleCondition | null {
  if (from === undefined && to === undefined) return null;
  const parts = [`published <> ''`];
  if (from !== undefined) parts.push('published >= substr(?, 1, length(published))');
  if (to !== undefined) parts.push(`substr(published, 1, ${to.length}) <= ?`);
  return { sql: parts.join(' AND '), values: [from, to].filter((day) => day !== undefined) };
}

/** Articles of these sources, or where the scope is negated of all others. */
export function scopeCondition({ publishers, authorities, negated }: SourceScope): ArticleCondition {
  const inList = (column: string): string => `${column} IN (SELECT value FROM json_each(?))`;
  return {
    sql: `${negated ? 'NOT ' : ''}(${inList('publisher')} OR ${inList('authority')})`,
    values: [JSON.stringify(publishers), JSON.stringify(authorities)],
  };
}

function triageCondition(filter: ArticleFilter): ArticleCondition | null {
  const parts: string[] = [];
  if (filter.unread !== undefined) parts.push(`unread = ${Number(filter.unread)}`);
  if (filter.starred !== undefined) parts.push(`starred = ${Number(filter.starred)}`);
  if (filter.binned) parts.push('binned = 1', 'superseded = 0');
  const values = filter.status === undefined ? [] : [filter.status];
  if (filter.status !== undefined) parts.push('status = ?');
  return parts.length === 0 ? null : { sql: parts.join(' AND '), values };
}
