import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import type { Job } from '../../electron/contract/values.ts';
import { openArchive } from '../../electron/engine/engine.ts';
import { forkParserHost } from '../../electron/engine/parsers/fork-host.ts';
import { ASSETS, temporaryFolder } from './test-archive.ts';

const SEED = fileURLToPath(new URL('../../../shared/data/seed/lavrov-zarif.txt', import.meta.url));
const HAS_SEED = existsSync(SEED);
if (!HAS_SEED) console.warn(`SKIPPED: the seed article ${SEED} is not there`);

it.skipIf(!HAS_SEED)(
  'the seed is imported, found in every spelling, and found again after reopening (needs ../shared)',
  async () => {
    const options = {
      folder: join(temporaryFolder(), 'archive'),
      create: true,
      parserHost: forkParserHost(),
      assets: ASSETS,
      onBug: (error: unknown) => {
        throw error;
      },
    };
    const engine = expectValue(await openArchive(options));
    const client = engine.client();
    const done = new Promise<Job>((resolve) => {
      client.on('import.job', (job) => job.state === 'done' && resolve(job));
    });
    await client.call('import.paths', { paths: [SEED] });
    expect(await done).toMatchObject({ imported: 1, rejected: 0 });
    await engine.close();

    const reopened = expectValue(await openArchive({ ...options, create: false }));
    const again = reopened.client();
    const [row] = expectValue(await again.call('articles.list', {})).rows;
    const article = expectValue(await again.call('articles.get', { id: row?.id ?? '' }));
    expect(article.title).toBe(readFileSync(SEED, 'utf8').split('\n')[0]?.trim());

    const words = async (query: string): Promise<Set<string>> => {
      const found = expectValue(await again.call('search.query', { query }));
      expect([query, found.results.map((result) => result.id)]).toEqual([query, [article.id]]);
      const { highlights } = expectValue(
        await again.call('search.highlights', { query, article: article.id }),
      );
      return new Set(highlights.map(({ field, start, end }) => article[field].slice(start, end)));
    };
    for (const query of ['لافروف', '"العقوبات"', 'ايران']) {
      for (const word of await words(query)) expect(word).toMatch(/^[\p{L}\p{M}]+$/u);
    }
    expect(await words('2231')).toEqual(new Set(['2231']));
    expect(await words('٢٢٣١')).toEqual(new Set(['2231']));
    expect(await words('طهران')).toContain('وطهران');
    expect(await words('روسيا')).not.toContain('فيروساً');
    await reopened.close();
  },
);
