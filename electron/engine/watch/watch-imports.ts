import type { EngineContext } from '../engine-context.ts';
import type { ImportJobs } from '../import/import-jobs.ts';
import type { FoundFile } from './folder-watch.ts';
import { lastImports, noteJob, noteSeen, unfinishedJobs } from './watch-rows.ts';

/** Files in one import: it stays a step that a person can name and take back. */
export const MOST_AT_ONCE = 5_000;
/** A failed import (a full disk) is tried again after this time, then after twice as long, at most after an hour. */
const RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

/** The imports that watch folders begin: one at a time, so that what comes meanwhile makes the next one. */
export interface WatchImports {
  /** How many files could be imported now; 0 while an import runs or waits for its retry. Takes up failed ones. */
  room(now: number): number;
  /** Begins an import of files that were found in a folder. They are noted as seen in the same transaction. */
  begin(folder: string, files: readonly FoundFile[]): void;
  lastImportAt(folder: string): number | null;
}

/** Takes up what was interrupted by the program's end at once: nobody is there to be asked. */
export function createWatchImports(
  { archive }: Pick<EngineContext, 'archive'>,
  jobs: Pick<ImportJobs, 'start' | 'resume' | 'find'>,
): WatchImports {
  const { db } = archive;
  const last = lastImports(db);
  let current = new Set(unfinishedJobs(db));
  let failures = 0;
  let retryAt = 0;
  for (const job of current) void jobs.resume(job);

  const stateOf = (job: string): string => jobs.find(job)?.state ?? 'done';

  return {
    room(now) {
      const states = new Map([...current].map((job) => [job, stateOf(job)]));
      const over = [...states.values()].filter((state) => state === 'done' || state === 'cancelled');
      if (over.length > 0) failures = 0;
      current = new Set(
        [...current].filter((job) => !['done', 'cancelled', 'interrupted'].includes(states.get(job) ?? '')),
      );
      const failed = [...current].filter((job) => states.get(job) === 'failed');
      if (failed.length > 0 && retryAt === 0) {
        retryAt = now + Math.min(RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
        failures++;
      }
      if (retryAt > 0 && now >= retryAt) {
        retryAt = 0;
        for (const job of failed) void jobs.resume(job);
      }
      return current.size === 0 ? MOST_AT_ONCE : 0;
    },
    begin(folder, files) {
      const job = jobs.start(
        files.map(({ path }) => ({ path })),
        (id) => {
          noteJob(db, id, folder);
          noteSeen(db, folder, files);
        },
      );
      current.add(job);
      last.set(folder, Date.now());
    },
    lastImportAt: (folder) => last.get(folder) ?? null,
  };
}
