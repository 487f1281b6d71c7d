import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import { quantile } from './engines/engine-bench.ts';
import { writeCorpusFiles } from './files.ts';
import { importedInto } from './imported.ts';
import { openBenchEngine } from './open-engine.ts';

/** Durable import of plain text files, end to end, and how long a query waits meanwhile. */
export async function benchImport(files: number): Promise<void> {
  const folder = writeCorpusFiles(files);
  const archive = mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  const engine = await openBenchEngine(archive);
  const client = engine.client();
  const waits: number[] = [];
  const started = performance.now();
  const finished = importedInto(client, folder);
  const state = { running: true };
  const probe = (async () => {
    while (state.running) {
      const asked = performance.now();
      expectValue(await client.call('search.query', { query: 'الرئيس التونسي', limit: 20 }));
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
  })();
  const job = await finished;
  const seconds = (performance.now() - started) / 1000;
  state.running = false;
  await probe;
  console.log(
    `\nimport, ${files} text files: ${(job.done / seconds).toFixed(0)} files/s durable (${job.imported} imported, ${job.duplicate} duplicate, ${job.rejected} rejected); a query meanwhile waits p50 ${quantile(waits, 0.5).toFixed(0)} / p95 ${quantile(waits, 0.95).toFixed(0)} ms`,
  );
  await engine.close();
  rmSync(archive, { recursive: true });
  rmSync(folder, { recursive: true });
}
