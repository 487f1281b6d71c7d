import { performance } from 'node:perf_hooks';
import { readCorpus } from '../corpus.ts';
import { makeQueries } from '../queries.ts';
import { quantile, type BenchEngine, type EngineFigures } from './engine-bench.ts';
import { fts5Engine } from './fts5.ts';
import { marsadEngine } from './marsad.ts';
import { minisearchEngine } from './minisearch.ts';
import { stockLunrEngine } from './stock-lunr.ts';

/** `node --expose-gc run-engine.ts NAME ARTICLES`: builds one engine, asks it, prints its figures as JSON. */
const [name = '', count = '10000'] = process.argv.slice(2);
const makers: Record<string, () => BenchEngine | Promise<BenchEngine>> = {
  marsad: marsadEngine,
  fts5: fts5Engine,
  minisearch: minisearchEngine,
  lunr: stockLunrEngine,
};

async function run(): Promise<EngineFigures> {
  const make = makers[name];
  if (!make) throw new Error(`no engine "${name}"`);
  const articles = readCorpus(Number(count));
  const queries = makeQueries(articles, 150);
  const engine = await make();
  const before = settledMemory();
  const started = performance.now();
  await engine.build(articles);
  const seconds = (performance.now() - started) / 1000;
  for (const query of queries) engine.query(query);
  const after = settledMemory();
  const times = new Map<string, number[]>();
  for (let round = 0; round < 3; round++) {
    for (const query of queries) {
      const asked = performance.now();
      const hits = engine.query(query);
      const took = performance.now() - asked;
      if (hits >= 0) times.set(query.kind, [...(times.get(query.kind) ?? []), took]);
    }
  }
  times.set('all', [...times.values()].flat());
  const kinds = Object.fromEntries(
    ['word', 'and', 'phrase', 'prefix', 'all'].map((kind) => {
      const taken = times.get(kind);
      return [kind, taken ? { p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) } : null];
    }),
  );
  const indexMB = engine.indexBytes() / 1e6;
  engine.close();
  return {
    name: engine.name,
    articles: articles.length,
    docsPerSecond: articles.length / seconds,
    kinds,
    heapMB: (after.heapUsed - before.heapUsed) / 1e6,
    offHeapMB: (after.arrayBuffers - before.arrayBuffers) / 1e6,
    indexMB,
  };
}

function settledMemory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage();
}

process.stdout.write(JSON.stringify(await run()));
