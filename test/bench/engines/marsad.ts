import { analysisHere } from '../../../electron/engine/search/analysis-threads.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openArchiveFolder } from '../../../electron/engine/archive/archive.ts';
import { loadAnalyzer } from '../../../electron/engine/search/load-analyzer.ts';
import { openSearchIndex } from '../../../electron/engine/search/open-search-index.ts';
import type { SearchIndex } from '../../../electron/engine/search/search-index.ts';
import type { BenchEngine } from './engine-bench.ts';

/** Ours: raw surface terms in the archive, expanded to the default level at query time, durable commits included. */
export async function marsadEngine(): Promise<BenchEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  const archive = expectValue(openArchiveFolder(folder, { create: true }));
  const analyzer = loadAnalyzer(fileURLToPath(new URL('../../../assets', import.meta.url)));
  const index: SearchIndex = await openSearchIndex(archive, analyzer, analysisHere(analyzer));
  const options = { level: 'inflected', loose: true } as const;
  return {
    name: 'Marsad',
    build(articles) {
      for (let start = 0; start < articles.length; start += 1000) {
        const batch = articles.slice(start, start + 1000);
        archive.transaction(() =>
          index.add(
            batch.map((article, at) => ({
              number: start + at + 1,
              title: article.title,
              body: article.body,
            })),
          ),
        );
      }
      while (index.merge()) continue;
    },
    query({ kind, words }) {
      const text = {
        word: words.join(' '),
        and: words.join(' '),
        phrase: `"${words.join(' ')}"`,
        prefix: `${words[0]}*`,
      };
      return index.search(text[kind], options).best(50).length;
    },
    indexBytes: () => index.bytes,
    close() {
      archive.close();
      rmSync(folder, { recursive: true });
    },
  };
}
