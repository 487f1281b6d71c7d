import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, type ErrorCode } from '../../contract/result.ts';
import type { Job } from '../../contract/values.ts';
import { isFileError } from '../archive/durable-file.ts';
import { storageFailure } from '../archive/storage-failure.ts';
import type { EngineContext } from '../engine-context.ts';
import { createBatchSize } from './batch-size.ts';
import { withMapping } from './column-mappings.ts';
import { createCommitter, textsOf, type AnalysedFiles } from './commit-files.ts';
import { recountImports } from './import-reversal.ts';
import { createJobProgress } from './job-progress.ts';
import { countOutcomes, updateJob, type JobEntry, type JobState } from './job-rows.ts';
import { settledPaths } from './ledger.ts';
import { spend } from './member-item.ts';
import { createPreparedQueue } from './prepared-queue.ts';
import { createPreparer } from './prepare-file.ts';
import { refused, type PreparedFile } from './prepared-file.ts';
import { placeOriginal } from './source-store.ts';
import { sweepStaged } from './staging.ts';
import type { ImportUnit } from './store-files.ts';
import { walk, type WalkItem } from './walk.ts';

export interface RunOptions extends ImportUnit {
  readonly entries: readonly JobEntry[];
  readonly startedAt: number;
  readonly elapsedMs: number;
}

/** A job at work. */
export interface ImportRun {
  readonly unit: string;
  /** Resolves when the run has ended, however it ended. Never rejects. */
  readonly finished: Promise<void>;
  job(): Job;
  pause(paused: boolean): void;
  /** Ends the run after the commit at hand; what is committed stays. `interrupted` leaves it to be resumed. */
  stop(state: 'cancelled' | 'interrupted'): void;
}

/** Starts a job's run: walk, prepare several files at a time, commit in small batches, tell. */
export function startImportRun(context: EngineContext, options: RunOptions): ImportRun {
  const { archive, parsers, index, analysis, emit } = context;
  const { job, unit, entries } = options;
  const abort = new AbortController();
  const progress = createJobProgress(emit, {
    job,
    state: 'scanning',
    startedAt: options.startedAt,
    elapsedMs: options.elapsedMs,
    counts: countOutcomes(archive.db, job),
  });
  const committer = createCommitter(context, { job, unit }, shownPathOf(entries[0]));
  const preparer = createPreparer(archive.db, withMapping(parsers, entries[0]?.mapping), unit, abort.signal);
  const queue = createPreparedQueue();
  const offered: WalkItem[] = [];
  /** Paths that have an outcome from before the job was interrupted, or that were offered since. */
  const settled = settledPaths(archive.db, job);
  const batchSize = createBatchSize();
  const ready: ReadyBatch[] = [];
  let isScanned = false;
  let isOver = false;
  const gate = { paused: false };
  let wake: () => void = () => undefined;
  let endState: JobState = 'done';

  const changed = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const stateNow = (): JobState => (gate.paused ? 'paused' : isScanned ? 'running' : 'scanning');
  const row = (state: JobState) => ({
    state,
    total: progress.total,
    elapsedMs: progress.snapshot().elapsedMs,
  });

  const scan = async (): Promise<void> => {
    progress.total = settled.size;
    for (const entry of entries) {
      for await (const found of walk([entry.path])) {
        if (abort.signal.aborted) return;
        const item = entry.shownAs === undefined ? found : { ...found, path: entry.shownAs };
        // Given twice, or done before the job was interrupted.
        if (settled.has(item.path)) continue;
        settled.add(item.path);
        offered.push(item);
        progress.total++;
        progress.tell();
        wake();
      }
    }
    isScanned = true;
    if (!abort.signal.aborted) progress.state = stateNow();
    wake();
  };

  /** Offers what lies in the first file before that file is stored: as long as it is not, all of it is found again. */
  const openFirst = ({ opened, path, content }: PreparedFile): void => {
    if (!opened) return;
    if (!spend(opened.place.budget, opened.members)) {
      const sha256 = 'source' in content ? content.source.sha256 : content.sha256;
      queue.open([], () => Promise.resolve(refused(path, fail('bomb').error, sha256)));
      return;
    }
    const members = opened.members.filter((member) => !settled.has(member.path));
    for (const member of members) settled.add(member.path);
    progress.total += members.length;
    const queued = members.map((member) => ({
      bytes: member.bytes.length,
      prepare: () => preparer.prepare(member),
    }));
    const portions = opened.portions.map((portion) => ({
      bytes: 0,
      prepare: () => Promise.resolve(portion),
    }));
    queue.open([...queued, ...portions], opened.rest);
  };

  const analyse = (files: readonly PreparedFile[]): void => {
    const texts = textsOf(files);
    const analysed = texts.length === 0 ? undefined : analysis.analyse(texts);
    ready.push({ files, analysed: analysed?.then((batch) => ({ texts, batch })) });
  };

  /** The file once its original is in its place; refused where that could not be read again. */
  const placed = async (file: PreparedFile): Promise<PreparedFile> => {
    const { content } = file;
    const isStored = content.kind === 'parsed' || content.kind === 'portion';
    if (!isStored || (content.before ?? 0) > 0) return file;
    const result = await placeOriginal(archive.folder, content.source);
    return result.ok ? file : refused(file.path, result.error, content.source.sha256);
  };

  const commit = async (batch: ReadyBatch | undefined): Promise<void> => {
    if (!batch) return;
    const analysed = await batch.analysed;
    const files: PreparedFile[] = [];
    for (const each of batch.files) {
      files.push(await placed(await preparer.renewed(each)));
    }
    // An undo, or the closing of the archive, may have come while a large original was being written.
    if (abort.signal.aborted) return;
    const began = performance.now();
    const outcomes = committer.commit(files, row(stateNow()), analysed);
    batchSize.learn(files, performance.now() - began);
    for (const file of batch.files) preparer.settled(file);
    progress.count(outcomes);
    progress.current = files.at(-1)?.name ?? '';
    emit('import.outcomes', { job, outcomes });
    progress.tell();
  };

  const work = async (): Promise<void> => {
    for (let batches = 1; !abort.signal.aborted; batches++) {
      while (queue.hasRoom && !gate.paused) {
        const item = offered.shift();
        if (!item) break;
        queue.add(item.kind === 'file' ? item.bytes : 0, () => preparer.prepare(item));
      }
      const isIdle = queue.isEmpty && ready.length === 0;
      if (isIdle && isScanned && offered.length === 0) return;
      if (isIdle || gate.paused) {
        await changed();
        continue;
      }
      if (queue.first?.opened) {
        openFirst(queue.first);
        continue;
      }
      const files = queue.take(batchSize.accept());
      if (files.length > 0) analyse(files);
      if (ready.length === 0) {
        await Promise.race([queue.firstReady(), changed()]);
        continue;
      }
      if (files.length > 0 && ready.length < MAX_READY) continue;
      await commit(ready.shift());
      if (batches % MERGE_EVERY === 0) index.merge();
      await nextTurn();
    }
  };

  const run = async (): Promise<void> => {
    try {
      // The caller learns the job's id before the first event of it.
      await nextTurn();
      await Promise.all([scan(), work()]);
      progress.state = endState;
    } catch (error) {
      abort.abort();
      progress.state = 'failed';
      progress.code = codeOf(error, archive.folder);
      warn(error);
    }
    isOver = true;
    await queue.settled();
    progress.setRunning(false);
    progress.current = '';
    finish();
    await sweepStaged(context, { aborted: endState === 'interrupted' }, unit).catch(warn);
    await mergeAtLeisure(context, abort.signal);
  };

  /** Tells of a bug; a full disk is no bug. */
  const warn = (error: unknown): void => {
    if (codeOf(error, archive.folder) !== 'internal') return;
    process.emitWarning(error instanceof Error ? error : String(error));
  };

  const finish = (): void => {
    try {
      archive.transaction(() =>
        updateJob(archive.db, { id: job, ...row(progress.state), code: progress.code }),
      );
      if (committer.noted) archive.transaction(() => recountImports(archive.db, job));
    } catch (error) {
      // With the disk full the row keeps saying that the job runs: it is interrupted at the next opening.
      warn(error);
    }
    progress.tell(true);
  };

  return {
    unit,
    finished: run(),
    job: () => progress.snapshot(),
    pause(paused) {
      if (isOver || abort.signal.aborted) return;
      gate.paused = paused;
      progress.setRunning(!paused);
      progress.state = stateNow();
      progress.tell(true);
      wake();
    },
    stop(state) {
      abort.abort();
      if (isOver) return;
      endState = state;
      progress.state = state;
      wake();
    },
  };
}

/** Files that are stored together, whose texts are being analysed. */
interface ReadyBatch {
  readonly files: readonly PreparedFile[];
  readonly analysed: Promise<AnalysedFiles> | undefined;
}

/** Batches that are analysed while one is stored. */
const MAX_READY = 3;
/** Batches between two looks at whether index segments are to be merged. */
const MERGE_EVERY = 8;
const MAX_MERGES = 32;

/** Leaves the index tidy after an import, giving way to whoever asks something in between. */
async function mergeAtLeisure({ index }: EngineContext, signal: AbortSignal): Promise<void> {
  for (let merges = 0; merges < MAX_MERGES && !signal.aborted; merges++) {
    await nextTurn();
    if (signal.aborted || !index.merge()) return;
  }
}

function shownPathOf(entry: JobEntry | undefined): string {
  return entry?.shownAs ?? entry?.path ?? '';
}

/** Why a run failed: the disk (`disk-full`, `archive-not-writable`, `archive-damaged`), or `internal` for a bug. */
function codeOf(error: unknown, folder: string): ErrorCode {
  if (isFileError(error)) return error.code === 'ENOSPC' ? 'disk-full' : 'archive-not-writable';
  return storageFailure(error, folder)?.error.code ?? 'internal';
}
