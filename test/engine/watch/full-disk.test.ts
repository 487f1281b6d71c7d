import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
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
import type { FoundFile } from '../../../electron/engine/watch/folder-watch.ts';
import { createWatchImports, MOST_AT_ONCE } from '../../../electron/engine/watch/watch-imports.ts';
import { insertFolder, readSeen } from '../../../electron/engine/watch/watch-rows.ts';

const FILES = 120;
const MINUTE = 60_000;

it('an import that the full disk ended is tried again until there is room, and nothing is lost or twice', async () => {
  const root = mkdtempSync(join(tmpdir(), 'marsad-full-watch-'));
  const files: FoundFile[] = [];
  for (let at = 0; at < FILES; at++) {
    const path = join(root, `${at}.txt`);
    const words = Array.from({ length: 400 }, (_, word) => `كلمة${at * word * 7}`).join(' ');
    writeFileSync(path, `خبر رقم ${at}\n\n${words}`);
    const { size, mtimeMs } = statSync(path);
    files.push({ path, bytes: size, modified: Math.floor(mtimeMs) });
  }
  const archive = expectValue(openArchiveFolder(join(root, 'archive'), { create: true }));
  const analyzer = loadAnalyzer(resolve('assets'));
  const analysis = analysisHere(analyzer);
  const context: EngineContext = {
    archive,
    analyzer,
    analysis,
    index: await openSearchIndex(archive, analyzer, analysis),
    journal: openJournal(archive, () => undefined),
    parsers: createParserPool(forkParserHost()),
    emit: () => undefined,
    assets: resolve('assets'),
  };
  const jobs = createImportJobs(context, openSpool(archive.folder));
  const states = (): string[] => jobs.list().map(({ job }) => jobs.find(job)?.state ?? '');
  const stored = (): number => Number(archive.db.prepare('SELECT count(*) AS n FROM articles').get()?.['n']);
  archive.transaction(() => insertFolder(archive.db, 'w1', root));
  const imports = createWatchImports(context, jobs);

  // SQLite refuses pages beyond this count with SQLITE_FULL, the very code of a full disk.
  const pages = Number(archive.db.prepare('PRAGMA page_count').get()?.['page_count']);
  archive.db.exec(`PRAGMA max_page_count = ${pages + 150}`);
  expect(imports.room(0)).toBe(MOST_AT_ONCE);
  imports.begin('w1', files);
  await expect.poll(states, { timeout: 20_000 }).toEqual(['failed']);
  expect(stored()).toBeLessThan(FILES);
  expect(readSeen(archive.db, 'w1').size).toBe(FILES);

  expect(imports.room(1_000)).toBe(0);
  expect(imports.room(MINUTE)).toBe(0);
  expect(states()).toEqual(['failed']);
  archive.db.exec('PRAGMA max_page_count = 1000000');
  expect(imports.room(MINUTE + 1_000)).toBe(0);
  await expect.poll(states, { timeout: 20_000 }).toEqual(['done']);
  expect(stored()).toBe(FILES);
  expect(imports.room(2 * MINUTE)).toBe(MOST_AT_ONCE);
  await jobs.stopAll();
  context.parsers.close();
  archive.close();
  rmSync(root, { recursive: true });
});
