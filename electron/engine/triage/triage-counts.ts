import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput } from '../../contract/calls.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { IS_INCOMPLETE } from '../articles/article-filter.ts';

// Hidden articles (of undone imports, in the bin) are mostly few: they are taken off the count of all.
const STATES = `
  SELECT status, unread, count(*) AS articles FROM triage GROUP BY status, unread
  UNION ALL
  SELECT status, unread, -count(*) FROM articles INDEXED BY articles_by_facts
    JOIN triage ON triage.article = articles.id
    WHERE hidden = 1 GROUP BY status, unread`;

const STARRED = `
  SELECT count(*) AS articles FROM triage INDEXED BY triage_starred JOIN articles USING (number)
  WHERE starred = 1 AND hidden = 0`;

const INCOMPLETE = `
  SELECT count(*) AS articles FROM articles INDEXED BY articles_incomplete
  WHERE hidden = 0 AND (${IS_INCOMPLETE})`;

const NEW = `
  SELECT total(imported_at >= :yesterday) AS sinceYesterday, total(imported_at >= :lastVisit) AS sinceLastVisit
  FROM articles INDEXED BY articles_by_facts
  WHERE hidden = 0 AND imported_at >= min(:yesterday, :lastVisit)
    AND number IN (SELECT number FROM triage WHERE status = 'inbox')`;

/** Counts of the library, each as many as the list has with the same filter. The two moments are ms. */
export function triageCounts(
  db: DatabaseSync,
  { yesterday, lastVisit }: { readonly yesterday: number; readonly lastVisit: number },
): CallOutput<'triage.counts'> {
  let inbox = 0;
  let unread = 0;
  for (const row of db.prepare(STATES).all()) {
    const articles = integerOf(row, 'articles');
    if (textOf(row, 'status') !== 'inbox') continue;
    inbox += articles;
    if (integerOf(row, 'unread') === 1) unread += articles;
  }
  const count = (sql: string): number => integerOf(db.prepare(sql).get(), 'articles');
  const recent = db.prepare(NEW).get({ yesterday, lastVisit });
  return {
    inbox,
    unread,
    starred: count(STARRED),
    incomplete: count(INCOMPLETE),
    binned: count('SELECT count(*) AS articles FROM triage WHERE binned = 1 AND superseded = 0'),
    sinceYesterday: integerOf(recent, 'sinceYesterday'),
    sinceLastVisit: integerOf(recent, 'sinceLastVisit'),
    yesterday,
    lastVisit,
  };
}

/** Local midnight of the day before `now` (ms). */
export function startOfYesterday(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1).getTime();
}
