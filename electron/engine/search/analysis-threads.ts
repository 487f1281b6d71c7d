import { setImmediate as nextTurn } from 'node:timers/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Analyzer } from '../../text/analyzer.ts';
import { analyseBatch, type AnalysedBatch } from './analysed-batch.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-messages.ts';
import type { SearchedText } from './indexed-words.ts';

/** Analyses texts beside the engine's thread. */
export interface AnalysisThreads {
  /** Where threads cannot be had, the engine's own does the work. Rejects for a bug only. */
  analyse(texts: readonly SearchedText[]): Promise<AnalysedBatch>;
  close(): void;
}

export interface AnalysisOptions {
  readonly analyzer: Analyzer;
  /** Folder of `assets/`, for the threads' own analysers. */
  readonly assets: string;
  /** The thread's program: the source beside this file, unless a bundle names its own. */
  readonly entry?: string | undefined;
}

/** Threads at a time: the engine's own and the parsers need cores, too. */
const MAX_THREADS = Math.max(1, Math.min(3, availableParallelism() - 2));
/** MiB of a thread's young generation: V8 would rather let it grow than collect what lunr leaves behind. */
const YOUNG_MIB = 8;
/** Batches that start no thread: those of an import of a few files. */
const FEW = 2;
/** ms after which an idle thread ends: each holds an analyser (about 60 MB). */
const IDLE_MS = 15_000;

interface Task {
  readonly texts: readonly SearchedText[];
  readonly settle: (batch: AnalysedBatch) => void;
  readonly refuse: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Its analyser is loaded. */
  isReady: boolean;
  task: { readonly id: number; readonly task: Task } | null;
  idle: NodeJS.Timeout | undefined;
}

/** The same on the engine's own thread, a batch a turn. */
export function analysisHere(analyzer: Analyzer): AnalysisThreads {
  return {
    async analyse(texts) {
      await nextTurn();
      return analyseBatch(texts, analyzer, () => false);
    },
    close: () => undefined,
  };
}

/** Threads that are started when first needed. One that fails hands its texts back, to be analysed here. */
export function createAnalysisThreads(options: AnalysisOptions): AnalysisThreads {
  const { analyzer, assets } = options;
  const entry = options.entry ?? fileURLToPath(new URL('./analysis-worker.ts', import.meta.url));
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let nextId = 1;
  let asked = 0;
  /** A thread could not run: no other is tried. */
  let isAlone = false;

  const here = analysisHere(analyzer);
  const analyseHere = ({ texts, settle, refuse }: Task): void => {
    here.analyse(texts).then(settle, refuse);
  };

  const end = (thread: Thread): void => {
    threads.delete(thread);
    if (threads.size === 0) asked = 0;
    clearTimeout(thread.idle);
    void thread.worker.terminate();
  };

  const fail = (thread: Thread): void => {
    if (!threads.has(thread)) return;
    isAlone = true;
    end(thread);
    if (thread.task) analyseHere(thread.task.task);
    dispatch();
  };

  const start = (): void => {
    const worker = new Worker(entry, {
      workerData: assets,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    worker.unref();
    const thread: Thread = { worker, isReady: false, task: null, idle: undefined };
    threads.add(thread);
    worker.on('error', () => fail(thread));
    worker.on('exit', () => fail(thread));
    worker.on('message', (message: FromAnalysis | 'ready') => {
      if (message === 'ready') {
        thread.isReady = true;
        rest(thread);
        dispatch();
        return;
      }
      const { id, parts, surfaces } = message;
      if (thread.task?.id !== id) return;
      thread.task.task.settle({ parts, surfaces: surfaces === '' ? [] : surfaces.split('\n') });
      thread.task = null;
      rest(thread);
      dispatch();
    });
  };

  const rest = (thread: Thread): void => {
    thread.worker.unref();
    thread.idle = setTimeout(() => end(thread), IDLE_MS);
    thread.idle.unref();
  };

  const give = (thread: Thread, task: Task): void => {
    clearTimeout(thread.idle);
    const id = nextId++;
    thread.task = { id, task };
    // While it works the program does not end for want of other work.
    thread.worker.ref();
    const message: ToAnalysis = { id, texts: task.texts };
    thread.worker.postMessage(message);
  };

  const dispatch = (): void => {
    for (let task = waiting[0]; task; task = waiting[0]) {
      const idle = [...threads].find((thread) => thread.isReady && !thread.task);
      const isAnyReady = [...threads].some((thread) => thread.isReady);
      if (!idle && !isAlone && isAnyReady) {
        if (threads.size < MAX_THREADS && [...threads].every((thread) => thread.isReady)) start();
        return;
      }
      waiting.shift();
      if (idle) give(idle, task);
      // A thread takes a third of a second to start: what can be done meanwhile is done here.
      else analyseHere(task);
    }
  };

  return {
    analyse: (texts) =>
      new Promise((settle, refuse) => {
        waiting.push({ texts, settle, refuse });
        if (++asked > FEW && threads.size === 0 && !isAlone) start();
        dispatch();
      }),
    close() {
      isAlone = true;
      for (const thread of threads) fail(thread);
    },
  };
}
