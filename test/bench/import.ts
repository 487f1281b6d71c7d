import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import { quantile } from './engines/engine-bench.ts';
import { writeCorpusFiles } from './files.ts';
import { importedInto } from './imported.ts';
import { openBenchEngine } from './open-engine.ts';
import { writeNewsPages } from './pages.ts';

/**
 * Durable import end to end, of `files` plain texts and of a fifth as many news pages of real size: rate, how long a
 * query waits meanwhile, and by how much the engine's process grows above idle.
 */
export async function benchImport(files: number): Promise<void> {
  await benchFolder('text files', writeCorpusFiles(files));
  await benchFolder('news pages of about 140 kB', writeNewsPages(Math.ceil(files / 5)));
}

const MIB = 2 ** 20;
/** ms from one question to the next while an import runs. */
const ASKED_MS = 120;

async function benchFolder(what: string, folder: string): Promise<void> {
  const archive = mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  const engine = await openBenchEngine(archive);
  const client = engine.client();
  const waits: number[] = [];
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const started = performance.now();
  const finished = importedInto(client, folder);
  const state = { running: true };
  const probe = (async () => {
    // Waits count from when the question was due: the engine shares its thread with this clock.
    for (let due = performance.now(); state.running; due = Math.max(due + ASKED_MS, performance.now())) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      expectValue(await client.call('search.query', { query: 'الرئيس التونسي', limit: 20 }));
      waits.push(performance.now() - due);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
  })();
  const job = await finished;
  const seconds = (performance.now() - started) / 1000;
  state.running = false;
  await probe;
  console.log(
    `\nimport, ${job.done} ${what}: ${(job.done / seconds).toFixed(0)} files/s durable (${job.imported} imported, ${job.duplicate} duplicate, ${job.rejected} rejected); a query meanwhile waits p50 ${quantile(waits, 0.5).toFixed(0)} / p95 ${quantile(waits, 0.95).toFixed(0)} ms; engine ${((peak - idle) / MIB).toFixed(0)} MB above idle`,
  );
  await engine.close();
  rmSync(archive, { recursive: true });
  rmSync(folder, { recursive: true });
}
