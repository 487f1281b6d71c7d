import { fail, ok, type Result } from '../../contract/result.ts';
import type { Outcome } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import type { EngineContext } from '../engine-context.ts';
import { createCommitter } from './commit-files.ts';
import { insertJob } from './job-rows.ts';
import type { PreparedFile } from './prepared-file.ts';
import { placeOriginal } from './source-store.ts';

/**
 * Imports one prepared file at once, as a job of its own. Failures: `cancelled` where the archive is being closed,
 * `placeOriginal`'s; then nothing is written.
 */
export async function importOne(
  context: EngineContext,
  prepared: PreparedFile,
  signal: AbortSignal,
): Promise<Result<Outcome>> {
  const { archive } = context;
  const { path, content } = prepared;
  if (signal.aborted) return fail('cancelled');
  if (content.kind === 'parsed') {
    const placed = await placeOriginal(archive.folder, content.source);
    if (!placed.ok) return placed;
  }
  if (signal.aborted) return fail('cancelled');
  const job = newId('j');
  archive.transaction(() => insertJob(archive.db, job, [{ path }], 'done'));
  const committer = createCommitter(context, { job, unit: job }, path);
  const [outcome] = committer.commit([prepared], { state: 'done', total: 1, elapsedMs: 0 });
  if (!outcome) throw new Error('a commit of one file answers one outcome');
  context.emit('archive.changed', { what: ['articles', 'triage', 'saved', 'ledger', 'index'] });
  return ok(outcome);
}
