import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Job, LedgerRow, Outcome } from '../../electron/contract/values.ts';
import type { Kept } from './kept.ts';

const RUNNING: readonly Job['state'][] = ['scanning', 'running', 'paused'];

/** Imports as they run: the newest job, files on their way from a browser, and an interrupted job to resume. */
export class Imports {
  job = $state.raw<Job | null>(null);
  interrupted = $state.raw<Job | null>(null);
  /** The file without text that the analyst is about to keep as an article. */
  keeping = $state.raw<Kept | null>(null);
  /** The refused table whose columns the analyst is about to name. */
  naming = $state.raw<LedgerRow | null>(null);
  /** Files on their way to the engine (browser only); null when none are. */
  uploading = $state.raw<{ done: number; total: number } | null>(null);
  /** Outcomes of this window's imports that deserve a look, newest first, at most 200. */
  troubles = $state.raw<readonly Outcome[]>([]);
  readonly running = $derived(this.job !== null && RUNNING.includes(this.job.state));
  /** Files a second, over the time spent importing. */
  readonly rate = $derived(
    this.job && this.job.elapsedMs > 500 ? this.job.done / (this.job.elapsedMs / 1000) : 0,
  );
  private readonly engine: EngineClient;

  constructor(engine: EngineClient, finished: (job: Job) => void) {
    this.engine = engine;
    engine.on('import.job', (job) => {
      const wasRunning = this.running;
      this.job = job;
      if (this.interrupted?.job === job.job) this.interrupted = null;
      if (wasRunning && !RUNNING.includes(job.state)) finished(job);
    });
    engine.on('import.outcomes', ({ outcomes }) => {
      const bad = outcomes.filter(
        (outcome) => outcome.status === 'rejected' || outcome.status === 'repaired',
      );
      if (bad.length > 0) this.troubles = [...bad.toReversed(), ...this.troubles].slice(0, 200);
    });
  }

  async pause(paused: boolean): Promise<void> {
    if (this.job) await this.engine.call('import.pause', { job: this.job.job, paused });
  }

  async cancel(): Promise<void> {
    if (this.job && this.running) await this.engine.call('import.cancel', { job: this.job.job });
  }

  /** Goes on with an import that was interrupted or cancelled. */
  async resume({ job }: Pick<Job, 'job'>): Promise<void> {
    await this.engine.call('import.resume', { job });
  }

  async dismissInterrupted(): Promise<void> {
    if (!this.interrupted) return;
    await this.engine.call('import.dismiss', { job: this.interrupted.job });
    this.interrupted = null;
  }
}
