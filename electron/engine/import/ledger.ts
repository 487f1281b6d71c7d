import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import { failureSchema } from '../../contract/result.ts';
import { outcomeSchema, type LedgerRow, type Outcome } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { reasonFor } from './reason.ts';

export type LedgerStatus = LedgerRow['status'];

/** One line of the ledger as it is written. `sha256` is '' where the bytes were never read. */
export interface LedgerEntry {
  readonly job: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly path: string;
  readonly status: LedgerStatus;
  /** '' where the status says it all. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly format: string;
  readonly encoding: string;
  readonly sha256: string;
  readonly articles: Outcome['articles'];
}

/** Appends to the ledger, inside the transaction that does what the entry says. */
export function ledgerWriter(db: DatabaseSync): (entry: LedgerEntry) => void {
  const insert = db.prepare(
    `INSERT INTO ledger (job, at, path, status, code, params, format, encoding, sha256, articles)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (entry) => {
    insert.run(
      entry.job,
      entry.at,
      entry.path,
      entry.status,
      entry.code,
      JSON.stringify(entry.params),
      entry.format,
      entry.encoding,
      entry.sha256,
      JSON.stringify(entry.articles),
    );
  };
}

const articlesSchema = outcomeSchema.entries.articles;
const statusSchema = v.picklist(['imported', 'duplicate', 'repaired', 'rejected', 'undone']);

export interface LedgerFilter {
  readonly status?: LedgerStatus | undefined;
  readonly job?: string | undefined;
}

/** A page of the ledger, newest first. */
export function listLedger(
  db: DatabaseSync,
  { status, job }: LedgerFilter,
  page: { offset: number; limit: number },
): { total: number; rows: LedgerRow[] } {
  const conditions: string[] = [];
  const values: string[] = [];
  if (status !== undefined) {
    conditions.push('status = ?');
    values.push(status);
  }
  if (job !== undefined) {
    conditions.push('job = ?');
    values.push(job);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const total = db.prepare(`SELECT count(*) AS total FROM ledger ${where}`).get(...values);
  const rows = db
    .prepare(`SELECT * FROM ledger ${where} ORDER BY id DESC LIMIT ? OFFSET ?`)
    .all(...values, page.limit, page.offset);
  return { total: integerOf(total, 'total'), rows: rows.map(ledgerRowOf) };
}

function ledgerRowOf(row: SqlRow): LedgerRow {
  const entry = entryOf(row);
  return {
    id: integerOf(row, 'id'),
    job: entry.job,
    at: entry.at,
    ...outcomeOf(entry),
    status: entry.status,
  };
}

/** A stored row as it was written. */
export function entryOf(row: SqlRow): LedgerEntry {
  return {
    job: textOf(row, 'job'),
    at: integerOf(row, 'at'),
    path: textOf(row, 'path'),
    status: v.parse(statusSchema, textOf(row, 'status')),
    code: textOf(row, 'code'),
    params: v.parse(failureSchema.entries.params, JSON.parse(textOf(row, 'params'))),
    format: textOf(row, 'format'),
    encoding: textOf(row, 'encoding'),
    sha256: textOf(row, 'sha256'),
    articles: v.parse(articlesSchema, JSON.parse(textOf(row, 'articles'))),
  };
}

/** What a caller is told of an entry. */
export function outcomeOf(entry: LedgerEntry): Omit<Outcome, 'status'> {
  const { path, code, params, format, encoding, articles } = entry;
  return {
    path,
    ...(code === '' ? {} : { code, params, reason: reasonFor(code, params) }),
    format,
    ...(encoding === '' ? {} : { encoding }),
    articles: [...articles],
  };
}

/** Paths of a job that have an outcome: on resuming they are done. */
export function settledPaths(db: DatabaseSync, job: string): Set<string> {
  const paths: StatementSync = db.prepare('SELECT path FROM ledger WHERE job = ?');
  return new Set(paths.all(job).map((row) => textOf(row, 'path')));
}
