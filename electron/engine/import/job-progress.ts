import type { Job } from '../../contract/values.ts';
import type { Outcome } from '../../contract/values.ts';
import type { Emit } from '../engine-context.ts';
import type { JobState, OutcomeCounts } from './job-rows.ts';

/** ms between two progress events. */
const PROGRESS_MS = 100;
/** ms between two `archive.changed`: views ask again for what they show. */
const CHANGED_MS = 500;

/** Counts and clock of a running job, and the events that tell of them. */
export interface JobProgress {
  state: JobState;
  total: number;
  current: string;
  code: string;
  count(outcomes: readonly Outcome[]): void;
  /** Stops or restarts the clock. */
  setRunning(running: boolean): void;
  snapshot(): Job;
  /** Emits what has changed, unless it has just been said; `now` says it anyway. */
  tell(now?: boolean): void;
}

export function createJobProgress(
  emit: Emit,
  start: { job: string; state: JobState; startedAt: number; elapsedMs: number; counts: OutcomeCounts },
): JobProgress {
  const { brought: countBrought, ...counts } = start.counts;
  let brought = countBrought();
  let isStale = false;
  let countedAt = -Infinity;
  let elapsed = start.elapsedMs;
  let runningSince: number | null = performance.now();
  let toldAt = -Infinity;
  let changedAt = -Infinity;
  let isChanged = false;

  const progress: JobProgress = {
    state: start.state,
    total: 0,
    current: '',
    code: '',
    count(outcomes) {
      for (const { status } of outcomes) counts[status]++;
      isChanged ||= outcomes.length > 0;
      isStale ||= outcomes.length > 0;
    },
    setRunning(running) {
      if (running) {
        runningSince ??= performance.now();
        return;
      }
      if (runningSince !== null) elapsed += performance.now() - runningSince;
      runningSince = null;
    },
    snapshot() {
      const done = counts.imported + counts.duplicate + counts.repaired + counts.rejected;
      return {
        job: start.job,
        state: progress.state,
        total: Math.max(progress.total, done),
        done,
        ...counts,
        ...brought,
        startedAt: start.startedAt,
        elapsedMs: elapsed + (runningSince === null ? 0 : performance.now() - runningSince),
        current: progress.current,
        ...(progress.code === '' ? {} : { code: progress.code }),
      };
    },
    tell(now = false) {
      const time = performance.now();
      // Counting takes longer the more there are. After a failure, what can still be read is not asked.
      if (isStale && progress.state !== 'failed' && (now || time - countedAt >= CHANGED_MS)) {
        countedAt = time;
        isStale = false;
        brought = countBrought();
      }
      if (now || time - toldAt >= PROGRESS_MS) {
        toldAt = time;
        emit('import.job', progress.snapshot());
      }
      if (isChanged && (now || time - changedAt >= CHANGED_MS)) {
        changedAt = time;
        isChanged = false;
        // The journal names how many articles came: at the end, that is known.
        emit('archive.changed', {
          what: ['articles', 'triage', 'saved', 'ledger', 'index', ...(now ? (['history'] as const) : [])],
        });
      }
    },
  };
  return progress;
}
