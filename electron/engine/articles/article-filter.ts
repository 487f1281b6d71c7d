import type { ArticleFilter } from '../../contract/values.ts';

/** Of a row of `articles`: it is visible or in the bin, and not gone with an undone import. */
export const IS_READABLE =
  '(hidden = 0 OR EXISTS (SELECT 1 FROM triage WHERE triage.article = articles.id AND triage.binned = 1))';

/** SQL over the table `articles`, and the values of its places. */
export interface ArticleCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Whether a filter leaves nothing out but what is hidden from everyone. */
export function isUnfiltered({ binned, ...narrowing }: ArticleFilter): boolean {
  return !binned && Object.values(narrowing).every((value) => value === undefined);
}

/**
 * The one reading of a filter: a condition on `articles` that asks for nothing that the index `articles_by_facts`
 * does not hold. An empty publisher or language asks for those that have none.
 */
export function articleCondition(filter: ArticleFilter): ArticleCondition {
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
    narrow(`${filter.incomplete ? '' : 'NOT '}(publisher = '' OR published = '')`);
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

function triageCondition(filter: ArticleFilter): ArticleCondition | null {
  const parts: string[] = [];
  if (filter.unread !== undefined) parts.push(`unread = ${Number(filter.unread)}`);
  if (filter.starred !== undefined) parts.push(`starred = ${Number(filter.starred)}`);
  if (filter.binned) parts.push('binned = 1');
  const values = filter.status === undefined ? [] : [filter.status];
  if (filter.status !== undefined) parts.push('status = ?');
  return parts.length === 0 ? null : { sql: parts.join(' AND '), values };
}
