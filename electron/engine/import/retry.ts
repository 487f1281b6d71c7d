import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { textOf } from '../archive/row.ts';
import type { JobEntry } from './job-rows.ts';
import { refusedFiles } from './ledger-query.ts';
import { locateFile } from './locate-file.ts';

/** Files looked for on disk at a time. */
const AT_ONCE = 64;

/**
 * Starts an import of refused files where they lie, the oldest refusal first; what lies in another file is read with
 * the outermost. Failures where one row was asked for: `path-not-found`, `upload-not-found`.
 */
export async function retryFiles(
  db: DatabaseSync,
  start: (entries: readonly JobEntry[]) => string,
  { of }: CallRequest<'import.retry'>,
): Promise<Result<CallOutput<'import.retry'>>> {
  if (of.kind === 'shown') {
    const paths = refusedFiles(db, of).map(({ path }) => path);
    return ok(startWhereTheyLie(start, await locateAll(paths.toReversed())));
  }
  const row = db.prepare("SELECT path FROM ledger WHERE id = ? AND status = 'rejected'").get(of.row);
  const path = row ? textOf(row, 'path') : '';
  const located = await locateAll([path]);
  if (row && located.uploads > 0) return fail('upload-not-found', { upload: path });
  if (located.locations.size === 0) return fail('path-not-found', { path });
  return ok(startWhereTheyLie(start, located));
}

export interface LocatedFiles {
  /** Files on disk, each once. */
  readonly locations: ReadonlySet<string>;
  /** How many are known by name only, and how many lie no more where they were. */
  readonly uploads: number;
  readonly gone: number;
}

/** Looks where the files of ledger rows lie, given their paths. */
export async function locateAll(paths: readonly string[]): Promise<LocatedFiles> {
  const locations = new Set<string>();
  let uploads = 0;
  let gone = 0;
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    for (const found of await Promise.all(paths.slice(from, from + AT_ONCE).map(locateFile))) {
      if (found.kind === 'file') locations.add(found.location);
      else if (found.kind === 'named') uploads++;
      else gone++;
    }
  }
  return { locations, uploads, gone };
}

function startWhereTheyLie(
  start: (entries: readonly JobEntry[]) => string,
  { locations, uploads, gone }: LocatedFiles,
): CallOutput<'import.retry'> {
  const job = locations.size === 0 ? null : start([...locations].map((path) => ({ path })));
  return { job, files: locations.size, uploads, gone };
}
