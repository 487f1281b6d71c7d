import { isAbsolute } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import { failureSchema } from '../../contract/result.ts';
import { outcomeSchema, type LedgerRow, type Outcome } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { pathKey } from './path-key.ts';
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

/**
 * Appends to the ledger, inside the transaction that does what the entry says. What was refused before and is settled
 * by this row is marked so: the file at the same place, whatever became of it now, and the same bytes from anywhere
 * once they are in the archive. A name that a browser gave is no place: two uploads may share it, and only the same
 * bytes or the same import tell that they are one file.
 */
export function ledgerWriter(db: DatabaseSync): (entry: LedgerEntry) => void {
  const insert = db.prepare(
    `INSERT INTO ledger (job, at, path, status, code, params, format, encoding, sha256, articles, path_key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const settle = (condition: string): StatementSync =>
    db.prepare(
      `UPDATE ledger SET superseded = ?
       WHERE status = 'rejected' AND superseded = 0 AND id < ? AND ${condition}`,
    );
  const settlePath = settle('path = ?');
  const settleName = settle("path = ? AND (job = ? OR (sha256 = ? AND sha256 <> ''))");
  const settleBytes = settle("sha256 = ? AND sha256 <> ''");
  return (entry) => {
    const { lastInsertRowid: id } = insert.run(
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
      pathKey(entry.path),
    );
    const { path, job, sha256, status } = entry;
    // That an import was taken back says nothing of what was refused.
    if (status === 'undone') return;
    if (isAbsolute(path)) settlePath.run(id, id, path);
    else settleName.run(id, id, path, job, sha256);
    if (status !== 'rejected' && sha256 !== '') settleBytes.run(id, id, sha256);
  };
}

const articlesSchema = outcomeSchema.entries.articles;
export const statusSchema = v.picklist(['imported', 'duplicate', 'repaired', 'rejected', 'undone']);

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
