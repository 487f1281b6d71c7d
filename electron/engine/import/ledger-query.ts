import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { CallOutput } from '../../contract/calls.ts';
import type { LedgerRow } from '../../contract/values.ts';
import type { Archive } from '../archive/archive.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { entryOf, outcomeOf, statusSchema, type LedgerStatus } from './ledger.ts';
import { pathKey, searchedKeys } from './path-key.ts';

/** Articles that a row names in a list; an mbox may hold thousands. */
const NAMED_ARTICLES = 20;

/** Which rows of the ledger: by outcome, by job, by words of the path. All where nothing is said. */
export interface LedgerFilter {
  /** `rejected` leaves out what a later row has settled. */
  readonly status?: LedgerStatus | undefined;
  readonly job?: string | undefined;
  readonly text?: string | undefined;
}

/** A page of the ledger, newest first. */
export function listLedger(
  db: DatabaseSync,
  filter: LedgerFilter,
  page: { offset: number; limit: number },
): { total: number; rows: LedgerRow[] } {
  const { where, values } = conditionsOf(filter);
  const total = db.prepare(`SELECT count(*) AS total FROM ledger ${where}`).get(...values);
  // Rows that are skipped are never read: their ids come from an index.
  const rows =
    page.limit === 0
      ? []
      : db
          .prepare(
            `SELECT page.*, later.status AS settled FROM ledger AS page
               LEFT JOIN ledger AS later ON later.id = page.superseded AND page.superseded <> 0
             WHERE page.id IN (SELECT id FROM ledger ${where} ORDER BY id DESC LIMIT ? OFFSET ?)
             ORDER BY page.id DESC`,
          )
          .all(...values, page.limit, page.offset);
  return { total: integerOf(total, 'total'), rows: rows.map(ledgerRowOf) };
}

/** How many rows of each outcome a filter leaves; its own `status` is not looked at. */
export function countLedger(
  db: DatabaseSync,
  { job, text }: Omit<LedgerFilter, 'status'>,
): CallOutput<'ledger.counts'> {
  const { where, values } = conditionsOf({ job, text });
  const refused = conditionsOf({ job, text, status: 'rejected' });
  const counts = { all: 0, imported: 0, duplicate: 0, repaired: 0, rejected: 0, undone: 0 };
  const rows = db
    .prepare(`SELECT status, count(*) AS files FROM ledger ${where} GROUP BY status`)
    .all(...values);
  for (const row of rows) {
    const files = integerOf(row, 'files');
    counts[v.parse(statusSchema, textOf(row, 'status'))] = files;
    counts.all += files;
  }
  const open = db.prepare(`SELECT count(*) AS files FROM ledger ${refused.where}`).get(...refused.values);
  return { ...counts, rejected: integerOf(open, 'files') };
}

/** A page of the articles of one row, in the order of its file. None of a row that is not there. */
export function articlesOfRow(
  db: DatabaseSync,
  row: number,
  { offset, limit }: { offset: number; limit: number },
): CallOutput<'ledger.articles'> {
  const found = db.prepare('SELECT * FROM ledger WHERE id = ?').get(row);
  const articles = found ? entryOf(found).articles : [];
  return { total: articles.length, rows: articles.slice(offset, offset + limit) };
}

/** Id and path of what is refused and not settled since, the newest first. */
export function refusedFiles(
  db: DatabaseSync,
  filter: Omit<LedgerFilter, 'status'>,
): { id: number; path: string }[] {
  const { where, values } = conditionsOf({ ...filter, status: 'rejected' });
  return db
    .prepare(`SELECT id, path FROM ledger ${where} ORDER BY id DESC`)
    .all(...values)
    .map((row) => ({ id: integerOf(row, 'id'), path: textOf(row, 'path') }));
}

/** Imports that have rows in the ledger, the newest first, by the path that each began with. */
export function ledgerJobs(db: DatabaseSync, limit: number): CallOutput<'ledger.jobs'>['jobs'] {
  return db
    .prepare(
      `SELECT id, started_at, total,
         coalesce(json_extract(paths, '$[0].shownAs'), json_extract(paths, '$[0].path'), '') AS path
       FROM jobs WHERE total > 0 ORDER BY started_at DESC, rowid DESC LIMIT ?`,
    )
    .all(limit)
    .map((row) => ({
      job: textOf(row, 'id'),
      startedAt: integerOf(row, 'started_at'),
      total: integerOf(row, 'total'),
      path: textOf(row, 'path'),
    }));
}

/** Before a search: gives rows that an older version of the program wrote the keys that it looks at. */
export function foldOldPaths({ db, transaction }: Pick<Archive, 'db' | 'transaction'>, text = ''): void {
  if (text.trim() === '') return;
  const rows = db.prepare("SELECT id, path FROM ledger WHERE path_key = '' AND path <> ''").all();
  if (rows.length === 0) return;
  const update = db.prepare('UPDATE ledger SET path_key = ? WHERE id = ?');
  transaction(() => {
    for (const row of rows) update.run(pathKey(textOf(row, 'path')), integerOf(row, 'id'));
  });
}

function conditionsOf({ status, job, text = '' }: LedgerFilter): { where: string; values: string[] } {
  const conditions: string[] = [];
  const values: string[] = [];
  if (status !== undefined) {
    conditions.push('status = ?');
    values.push(status);
    if (status === 'rejected') conditions.push('superseded = 0');
  }
  if (job !== undefined) {
    conditions.push('job = ?');
    values.push(job);
  }
  for (const key of searchedKeys(text)) {
    conditions.push('instr(path_key, ?) > 0');
    values.push(key);
  }
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}

function ledgerRowOf(row: SqlRow): LedgerRow {
  const entry = entryOf(row);
  const settled = row['settled'];
  return {
    id: integerOf(row, 'id'),
    job: entry.job,
    at: entry.at,
    ...outcomeOf(entry),
    status: entry.status,
    sha256: entry.sha256,
    articles: entry.articles.slice(0, NAMED_ARTICLES),
    articleCount: entry.articles.length,
    ...(typeof settled === 'string' ? { settled: v.parse(statusSchema, settled) } : {}),
  };
}
