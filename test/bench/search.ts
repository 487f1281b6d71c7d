import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineFigures } from './engines/engine-bench.ts';

const ENGINES = ['marsad', 'fts5', 'minisearch', 'lunr'] as const;
const KINDS = ['word', 'and', 'phrase', 'prefix', 'all'] as const;

/** Build speed, query latency and memory beside FTS5, MiniSearch and stock lunr, each in a fresh process. */
export function benchSearch(articles: number): void {
  const runner = fileURLToPath(new URL('./engines/run-engine.ts', import.meta.url));
  const figures = ENGINES.map((engine) => {
    const printed = execFileSync(
      process.execPath,
      ['--expose-gc', '--max-old-space-size=8192', runner, engine, String(articles)],
      { encoding: 'utf8', maxBuffer: 1 << 20, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    return JSON.parse(printed) as EngineFigures;
  });
  const cell = (text: string, width: number): string => text.padStart(width);
  console.log(`\nsearch, ${articles} articles (JawharaFM), query times in ms p50/p95, ranked top 50`);
  console.log(
    `${'engine'.padEnd(14)}${cell('docs/s', 8)}${KINDS.map((kind) => cell(kind, 15)).join('')}${cell('heap MB', 9)}${cell('off-heap', 9)}${cell('index MB', 9)}`,
  );
  for (const each of figures) {
    const kinds = KINDS.map((kind) => {
      const times = each.kinds[kind];
      return cell(times ? `${times.p50.toFixed(2)}/${times.p95.toFixed(2)}` : 'none', 15);
    }).join('');
    console.log(
      `${each.name.padEnd(14)}${cell(each.docsPerSecond.toFixed(0), 8)}${kinds}${cell(each.heapMB.toFixed(0), 9)}${cell(each.offHeapMB.toFixed(0), 9)}${cell(each.indexMB.toFixed(0), 9)}`,
    );
  }
  const [ours, fts5] = figures;
  if (!ours || !fts5) return;
  for (const kind of KINDS) {
    const mine = ours.kinds[kind]?.p95 ?? 0;
    const theirs = fts5.kinds[kind]?.p95 ?? 0;
    console.log(`${kind}: p95 is ${(theirs / mine).toFixed(1)} times as quick as FTS5's`);
  }
}
