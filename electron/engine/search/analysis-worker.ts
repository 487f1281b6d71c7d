import { parentPort, workerData } from 'node:worker_threads';
import { analyseBatch } from './analysed-batch.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-messages.ts';
import { loadAnalyzer } from './load-analyzer.ts';

/**
 * A thread that analyses texts for the index. It runs our own code on text already parsed, and has no database.
 * `workerData` is the folder of `assets/`.
 */
if (!parentPort || typeof workerData !== 'string') throw new Error('this program runs as a worker thread');
const port = parentPort;
const analyzer = loadAnalyzer(workerData);
/** Words whose keys this thread has answered before: the dictionary has them, or soon will. */
const answered = new Set<string>();
/** Forgotten beyond so many, for memory's sake; their keys are then answered again. */
const MAX_ANSWERED = 1_000_000;

port.on('message', ({ id, texts }: ToAnalysis) => {
  const { parts, surfaces } = analyseBatch(texts, analyzer, (surface) => !answered.has(surface));
  if (answered.size > MAX_ANSWERED) answered.clear();
  for (const surface of surfaces) answered.add(surface);
  const answer: FromAnalysis = { id, parts, surfaces: surfaces.join('\n') };
  port.postMessage(
    answer,
    Object.values(parts).map((part: Uint8Array | Uint32Array) => part.buffer as ArrayBuffer),
  );
});
port.postMessage('ready');
