import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { Job } from '../../../electron/contract/values.ts';
import { openArchiveFolder } from '../../../electron/engine/archive/archive.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { createImportJobs } from '../../../electron/engine/import/import-jobs.ts';
import { openSpool } from '../../../electron/engine/import/spool.ts';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';
import { createParserPool } from '../../../electron/engine/parsers/parser-pool.ts';
import { analysisHere } from '../../../electron/engine/search/analysis-threads.ts';
import { loadAnalyzer } from '../../../electron/engine/search/load-analyzer.ts';
import { openSearchIndex } from '../../../electron/engine/search/open-search-index.ts';

it('on a full disk an import fails, says why, keeps what it acknowledged, and can be resumed', async () => {
  const root = mkdtempSync(join(tmpdir(), 'marsad-full-'));
  const files = mkdtempSync(join(root, 'files-'));
  const filler = 'كلمة أخرى في نص طويل لا ينضغط كثيراً '.split(' ');
  for (let at = 0; at < 300; at++) {
    const words = Array.from(
      { length: 300 },
      (_, word) => `${filler[(word * 7 + at) % filler.length]}${at * word}`,
    );
    writeFileSync(join(files, `${String(at).padStart(3, '0')}.txt`), `خبر رقم ${at}\n\n${words.join(' ')}`);
  }
  const archive = expectValue(openArchiveFolder(join(root, 'archive'), { create: true }));
  const analyzer = loadAnalyzer(resolve('assets'));
  const analysis = analysisHere(analyzer);
  const acknowledged: string[] = [];
  const context: EngineContext = {
    archive,
    analyzer,
    index: await openSearchIndex(archive, analyzer, analysis),
    analysis,
    journal: openJournal(archive, () => undefined),
    parsers: createParserPool(forkParserHost()),
    emit: (name, payload) => {
      if (name !== 'import.outcomes' || !('outcomes' in payload)) return;
      for (const { articles } of payload.outcomes) acknowledged.push(...articles.map(({ id }) => id));
    },
    assets: resolve('assets'),
  };
  const jobs = createImportJobs(context, openSpool(archive.folder));
  const ended = async (id: string): Promise<Job | undefined> => {
    await expect.poll(() => find(id)?.state, { timeout: 20_000 }).toMatch(/failed|done/);
    return find(id);
  };
  const find = (id: string): Job | undefined => jobs.list().find(({ job }) => job === id);
  const stored = (): number => Number(archive.db.prepare('SELECT count(*) AS n FROM articles').get()?.['n']);

  // SQLite refuses pages beyond this count with SQLITE_FULL, the very code of a full disk.
  const pages = Number(archive.db.prepare('PRAGMA page_count').get()?.['page_count']);
  archive.db.exec(`PRAGMA max_page_count = ${pages + 500}`);
  const id = jobs.start([{ path: files }]);
  expect(await ended(id)).toMatchObject({ state: 'failed', code: 'disk-full' });
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.length).toBeLessThan(300);
  expect(stored()).toBe(acknowledged.length);

  archive.db.exec('PRAGMA max_page_count = 1000000');
  await expect
    .poll(async () => (await jobs.resume(id)).ok && find(id)?.state, { timeout: 20_000 })
    .toBe('done');
  expect(stored()).toBe(300);
  expect(new Set(acknowledged).size).toBe(300);
  expect(context.index.search('خبر', { level: 'inflected', loose: true }).ranked).toHaveLength(300);
  await jobs.stopAll();
  context.parsers.close();
  archive.close();
  rmSync(root, { recursive: true });
});
