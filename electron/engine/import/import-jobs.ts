import { fail, ok, type Result } from '../../contract/result.ts';
import type { Job } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import { storageFailure } from '../archive/storage-failure.ts';
import type { EngineContext } from '../engine-context.ts';
import { startImportRun, type ImportRun } from './import-run.ts';
import { recountImports, unitOf } from './import-reversal.ts';
import {
  entriesOfJob,
  insertJob,
  interruptedJobs,
  interruptLeftJobs,
  readJob,
  recentJobs,
  updateJob,
  type JobEntry,
  type JobState,
} from './job-rows.ts';
import type { Spool } from './spool.ts';
import { sweepStaged } from './staging.ts';

/** The archive's import jobs: those at work, and the rows of those that were. */
export interface ImportJobs {
  /** `note` runs in the transaction that makes the job. */
  start(entries: readonly JobEntry[], note?: (job: string) => void): string;
  /** Goes on with a job that was interrupted, cancelled or failed: files that have an outcome are not read again. */
  resume(job: string): Promise<Result<{ job: string }>>;
  pause(job: string, paused: boolean): Result<Job>;
  cancel(job: string): Result<Job>;
  /** Gives up an interrupted job. */
  dismiss(job: string): Result<Record<string, never>>;
  find(job: string): Job | null;
  list(): Job[];
  /** Ends the run of an undone unit, if it is at work. */
  stopUnit(unit: string): void;
  /** Ends all runs at a safe point; they stay resumable. */
  stopAll(): Promise<void>;
}

const LISTED = 20;
const RESUMABLE: readonly JobState[] = ['interrupted', 'cancelled', 'failed'];

function isOver(state: JobState): boolean {
  return state === 'done' || RESUMABLE.includes(state);
}

export function createImportJobs(context: EngineContext, spool: Spool): ImportJobs {
  const { archive, emit } = context;
  const { db } = archive;
  const runs = new Map<string, ImportRun>();
  const closing = new AbortController();
  const sweeping = sweepStaged(context, closing.signal).catch((error: unknown) => {
    // What could not be removed is tried again at the next opening.
    if (!storageFailure(error, archive.folder)) throw error;
  });
  archive.transaction(() => {
    for (const job of interruptLeftJobs(db)) recountImports(db, job);
  });
  spool.sweep(new Set(interruptedJobs(db).flatMap((job) => spooledBy(job))));

  /** Paths in the spool of a job that came by upload. */
  function spooledBy(job: string): string[] {
    const entries = entriesOfJob(db, job) ?? [];
    return entries.filter((entry) => entry.shownAs !== undefined).map((entry) => entry.path);
  }

  const run = (job: Job, entries: readonly JobEntry[], unit: string): void => {
    const started = startImportRun(context, {
      job: job.job,
      unit,
      entries,
      startedAt: job.startedAt,
      elapsedMs: job.elapsedMs,
    });
    runs.set(job.job, started);
    void tidyAfter(job.job, started);
  };

  const tidyAfter = async (id: string, ended: ImportRun): Promise<void> => {
    await ended.finished;
    runs.delete(id);
    const { state } = ended.job();
    if (state === 'done' || state === 'cancelled') await dropSpooled(id);
  };

  const dropSpooled = async (job: string): Promise<void> => {
    for (const path of spooledBy(job)) await spool.remove(path);
  };

  const find = (id: string): Job | null => {
    const job = runs.get(id)?.job() ?? readJob(db, id);
    // With the disk full, even that it failed could not be written.
    return job && !runs.has(id) && !isOver(job.state) ? { ...job, state: 'failed', code: 'disk-full' } : job;
  };

  return {
    start(entries, note) {
      const id = newId('j');
      archive.transaction(() => {
        insertJob(db, id, entries, 'scanning');
        note?.(id);
      });
      const job = readJob(db, id);
      if (!job) throw new Error('a job that was just inserted is not there');
      run(job, entries, unitOf(id, ''));
      return id;
    },
    async resume(id) {
      // A run that has just been cancelled may still be at its last commit.
      const last = runs.get(id);
      if (last && isOver(last.job().state)) await last.finished;
      const job = find(id);
      const entries = entriesOfJob(db, id);
      if (!job || !entries) return fail('job-not-found', { job: id });
      if (RESUMABLE.includes(job.state) && !runs.has(id)) {
        archive.transaction(() => updateJob(db, { id, ...job, state: 'scanning', code: '' }));
        run(job, entries, unitOf(id, newId('j')));
      }
      return ok({ job: id });
    },
    pause(id, paused) {
      runs.get(id)?.pause(paused);
      const job = find(id);
      return job ? ok(job) : fail('job-not-found', { job: id });
    },
    cancel(id) {
      runs.get(id)?.stop('cancelled');
      const job = find(id);
      return job ? ok(job) : fail('job-not-found', { job: id });
    },
    dismiss(id) {
      const job = readJob(db, id);
      if (!job) return fail('job-not-found', { job: id });
      if (job.state === 'interrupted' && !runs.has(id)) {
        archive.transaction(() => updateJob(db, { id, ...job, state: 'cancelled' }));
        void dropSpooled(id);
        emit('import.job', { ...job, state: 'cancelled' });
      }
      return ok({});
    },
    find,
    list: () => recentJobs(db, LISTED).map((job) => find(job.job) ?? job),
    stopUnit(unit) {
      for (const active of runs.values()) if (active.unit === unit) active.stop('cancelled');
    },
    async stopAll() {
      closing.abort();
      for (const active of runs.values()) active.stop('interrupted');
      await Promise.all([sweeping, ...[...runs.values()].map((active) => active.finished)]);
    },
  };
}
