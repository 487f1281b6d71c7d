import type { Job } from '../../electron/contract/values.ts';

/**
 * Seconds that a job will still take at its own pace; null until there is a pace to speak of (half a second of
 * work, some files done, all of them found).
 */
export function remainingSeconds(job: Job): number | null {
  if (job.state !== 'running' || job.elapsedMs < 500 || job.done < 5) return null;
  return Math.ceil(((job.total - job.done) * job.elapsedMs) / job.done / 1000);
}
