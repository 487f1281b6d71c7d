import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { canonicalText } from '../../electron/text/article.ts';
import type { EventName } from '../../electron/contract/calls.ts';
import type { Article } from '../../electron/contract/values.ts';
import { connect, expectValue, type EngineClient } from '../../electron/contract/transport/connect.ts';
import { directChannels } from '../../electron/contract/transport/channel.ts';
import { serve, type Handlers } from '../../electron/contract/transport/serve.ts';
import { openArchiveFolder, type Archive } from '../../electron/engine/archive/archive.ts';
import type { EngineContext } from '../../electron/engine/engine-context.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { createParserPool } from '../../electron/engine/parsers/parser-pool.ts';
import { forkParserHost } from '../../electron/engine/parsers/fork-host.ts';
import { createAnalysisThreads } from '../../electron/engine/search/analysis-threads.ts';
import { loadAnalyzer } from '../../electron/engine/search/load-analyzer.ts';
import { followRepairs } from '../../electron/engine/search/follow-repairs.ts';
import { openSearchIndex } from '../../electron/engine/search/open-search-index.ts';

export const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url));

const analyzer = loadAnalyzer(ASSETS);

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open archive without a shell, and what it has emitted. */
export interface TestArchive {
  readonly context: EngineContext;
  readonly emitted: { name: EventName; payload: unknown }[];
}

/** Opens (and makes) the archive in `folder`: real SQLite, real index; closed when the test ends. */
export async function openTestArchive(folder = join(temporaryFolder(), 'archive')): Promise<TestArchive> {
  const archive = expectValue(openArchiveFolder(folder, { create: true }));
  onTestFinished(() => {
    if (archive.db.isOpen) archive.close();
  });
  const emitted: TestArchive['emitted'] = [];
  const emit: EngineContext['emit'] = (name, payload) => void emitted.push({ name, payload });
  const analysis = createAnalysisThreads({ analyzer, assets: ASSETS });
  onTestFinished(() => analysis.close());
  const index = await openSearchIndex(archive, analyzer, analysis);
  const journal = openJournal(archive, emit);
  followRepairs({ archive, journal, index });
  const parsers = createParserPool(forkParserHost());
  return { emitted, context: { archive, analyzer, index, analysis, journal, parsers, emit, assets: ASSETS } };
}

/** What a test says of an article; the rest is empty. */
export interface SampleArticle {
  readonly title?: string;
  readonly body: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly language?: string;
  readonly url?: string;
  /** Name of the source file. */
  readonly name?: string;
  /** Keep the source in a file of `originals/` instead of its row. */
  readonly large?: boolean;
  /** What a reader found beside the text. */
  readonly found?: Partial<Pick<Article, 'documentNumber' | 'structure' | 'locators' | 'details'>>;
}

/** Stores an article the way an import does, and answers its id and number. */
export function addArticle(
  { archive, index }: Pick<EngineContext, 'archive' | 'index'>,
  sample: SampleArticle,
): { id: string; number: number; sha256: string } {
  const title = sample.title ?? '';
  const bytes = Buffer.from(`${title}\n\n${sample.body}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = `a${sha256.slice(0, 12)}`;
  if (sample.large) writeFileSync(join(archive.folder, 'originals', sha256), bytes);
  return archive.transaction(() => {
    const source = archive.db
      .prepare(
        `INSERT INTO sources (sha256, bytes, storage, deflated, name, path, format, encoding, encoding_reason, imported_at)
         VALUES (?, ?, ?, ?, ?, ?, 'txt', 'utf-8', 'utf-8-valid', ?)`,
      )
      .run(
        sha256,
        bytes.length,
        sample.large ? 'file' : 'row',
        sample.large ? null : deflateRawSync(bytes),
        basename(sample.name ?? 'article.txt'),
        `/press/${sample.name ?? 'article.txt'}`,
        Date.now(),
      ).lastInsertRowid;
    const inserted = archive.db
      .prepare(
        `INSERT INTO articles (id, source, ordinal, title, body, lead, byline, publisher, published, language, url, text_sha256, imported_at, job)
         VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'job1')`,
      )
      .run(
        id,
        source,
        title,
        sample.body,
        sample.body.slice(0, 200),
        sample.byline ?? '',
        sample.publisher ?? '',
        sample.published ?? '',
        sample.language ?? 'ar',
        sample.url ?? '',
        createHash('sha256')
          .update(canonicalText({ title, body: sample.body }))
          .digest('hex'),
        Date.now(),
      );
    const number = Number(inserted.lastInsertRowid);
    const { documentNumber = '', structure = [], locators = [], details = {} } = sample.found ?? {};
    archive.db
      .prepare(
        'UPDATE articles SET document_number = ?, structure = ?, locators = ?, details = ? WHERE number = ?',
      )
      .run(
        documentNumber,
        JSON.stringify(structure),
        JSON.stringify(locators),
        JSON.stringify(details),
        number,
      );
    index.add([{ number, title, body: sample.body }]);
    return { id, number, sha256 };
  });
}

/** Hides or shows articles as an undone or redone import does. */
export function setHidden(
  { archive, index }: EngineContext,
  numbers: readonly number[],
  hidden: boolean,
): void {
  archive.transaction(() => {
    for (const number of numbers) {
      archive.db.prepare('UPDATE articles SET hidden = ? WHERE number = ?').run(hidden ? 1 : 0, number);
    }
  });
  index.setHidden(numbers, hidden);
}

/** All rows that the analyst makes, and the articles that show some of them, for comparing before with after. */
export function dump({ db }: Archive): Record<string, unknown[]> {
  return {
    tags: db.prepare('SELECT * FROM tags ORDER BY id').all(),
    passages: db.prepare('SELECT * FROM passages ORDER BY id').all(),
    passage_tags: db.prepare('SELECT * FROM passage_tags ORDER BY passage, tag').all(),
    triage: db.prepare('SELECT * FROM triage ORDER BY article').all(),
    overrides: db.prepare('SELECT * FROM overrides ORDER BY article, field').all(),
    saved_searches: db.prepare('SELECT * FROM saved_searches ORDER BY id').all(),
    articles: db.prepare('SELECT * FROM articles ORDER BY number').all(),
  };
}

/** A small linear congruential generator (Numerical Recipes) of whole numbers from 0: failures repeat. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Calls handlers with inputs and answers checked against the contract, as over any channel. */
export function clientOf(handlers: Partial<Handlers>): EngineClient {
  const [engineEnd, clientEnd] = directChannels(structuredClone);
  serve(engineEnd, handlers as Handlers, {
    scope: 'shell',
    onBug: (error) => {
      throw error;
    },
  });
  return connect(clientEnd);
}
