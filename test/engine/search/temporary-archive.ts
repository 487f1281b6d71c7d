import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openArchiveFolder, type Archive } from '../../../electron/engine/archive/archive.ts';
import { analysisHere } from '../../../electron/engine/search/analysis-threads.ts';
import { loadAnalyzer } from '../../../electron/engine/search/load-analyzer.ts';
import { openSearchIndex } from '../../../electron/engine/search/open-search-index.ts';
import type { IndexableArticle, SearchIndex } from '../../../electron/engine/search/search-index.ts';
import type { Analyzer } from '../../../electron/text/analyzer.ts';

export const analyzer = loadAnalyzer(resolve(import.meta.dirname, '../../../assets'));

export interface TestArticle extends IndexableArticle {
  readonly published?: string;
}

/** A real archive in a temporary folder; `index` is what was opened last. */
export interface TemporaryArchive {
  readonly archive: Archive;
  readonly index: SearchIndex;
  /** Stores and indexes the articles in one transaction, as an import does. */
  add(articles: readonly TestArticle[]): void;
  /** Closes the archive and opens it again, as the next start of the program does. */
  reopen(by?: Analyzer): Promise<void>;
  dispose(): void;
}

export async function temporaryArchive(): Promise<TemporaryArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-search-'));
  let archive = openFolder(folder);
  let index = await openSearchIndex(archive, analyzer, analysisHere(analyzer));
  archive.db.exec(`INSERT INTO sources
    (id, sha256, bytes, storage, deflated, name, path, format, encoding, encoding_reason, imported_at)
    VALUES (1, 'none', 0, 'row', x'', 'test.txt', '/test.txt', 'txt', 'utf-8', 'utf-8-valid', 0)`);
  return {
    get archive() {
      return archive;
    },
    get index() {
      return index;
    },
    add(articles) {
      archive.transaction(() => {
        storeArticles(archive, articles);
        index.add(articles);
      });
    },
    async reopen(by = analyzer) {
      archive.close();
      archive = openFolder(folder);
      index = await openSearchIndex(archive, by, analysisHere(by));
    },
    dispose() {
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function storeArticles(archive: Archive, articles: readonly TestArticle[]): void {
  const insert = archive.db.prepare(`INSERT INTO articles
    (number, id, source, ordinal, title, body, lead, published, text_sha256, imported_at, job)
    VALUES (?, ?, 1, 0, ?, ?, '', ?, '', ?, 'job')`);
  for (const { number, title, body, published = '' } of articles) {
    insert.run(number, `a${number}`, title, body, published, number * 1000);
  }
}

function openFolder(folder: string): Archive {
  const opened = openArchiveFolder(folder, { create: true });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
