import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { Job, Outcome } from '../../../electron/contract/values.ts';
import { openArchive, type Engine } from '../../../electron/engine/engine.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';

/** A real archive in a temporary folder, with real parser children, and a folder of files to import. */
export interface TestArchive {
  readonly files: string;
  readonly folder: string;
  client(): EngineClient;
  /** Writes a file to import and answers its path. */
  put(name: string, content: string | Uint8Array): string;
  /** Writes `count` small articles about العقوبات. */
  putMany(count: number): void;
  start(...paths: string[]): Promise<string>;
  /** Imports and waits for the end. */
  import(...paths: string[]): Promise<{ job: Job; outcomes: Outcome[] }>;
  /** Resolves with the first outcomes told from now on. */
  nextOutcomes(): Promise<readonly Outcome[]>;
  /** Waits until the job has ended. */
  end(job: string): Promise<Job>;
  /** Articles in the list, and articles that a search finds. */
  listed(): Promise<number>;
  found(query: string): Promise<number>;
  undo(reach?: 'session' | 'any'): Promise<{ label: string; params: Record<string, string | number> }>;
  redo(reach?: 'session' | 'any'): Promise<{ label: string }>;
  reopen(): Promise<void>;
  /** Closes; the folder is removed unless it is to be opened again. */
  close(options?: { keep: boolean }): Promise<void>;
}

const ENDED: readonly Job['state'][] = ['done', 'cancelled', 'failed', 'interrupted'];

export async function openTestArchive(): Promise<TestArchive> {
  const root = mkdtempSync(join(tmpdir(), 'marsad-import-'));
  const folder = join(root, 'archive');
  const files = mkdtempSync(join(root, 'files-'));
  const ended = new Map<string, Job>();
  const outcomes = new Map<string, Outcome[]>();
  const waiting = new Map<string, (job: Job) => void>();

  const open = async (): Promise<{ engine: Engine; client: EngineClient }> => {
    const opened = await openArchive({
      folder,
      create: true,
      parserHost: forkParserHost(),
      assets: resolve('assets'),
      onBug: (error) => {
        throw error;
      },
    });
    const engine = expectValue(opened);
    const client = engine.client();
    client.on('import.outcomes', (told) => {
      outcomes.set(told.job, [...(outcomes.get(told.job) ?? []), ...told.outcomes]);
    });
    client.on('import.job', (job) => {
      if (!ENDED.includes(job.state)) return;
      ended.set(job.job, job);
      waiting.get(job.job)?.(job);
    });
    return { engine, client };
  };
  let { engine, client } = await open();
  let isOpen = true;

  const put = (name: string, content: string | Uint8Array): string => {
    const path = join(files, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const start = async (...paths: string[]): Promise<string> =>
    expectValue(await client.call('import.paths', { paths })).job;
  const end = async (id: string): Promise<Job> =>
    ended.get(id) ?? (await new Promise<Job>((settle) => waiting.set(id, settle)));

  return {
    files,
    folder,
    client: () => client,
    put,
    putMany(count) {
      for (let at = 0; at < count; at++) {
        put(`${String(at).padStart(4, '0')}.txt`, `خبر رقم ${at}\n\nنص عن العقوبات`);
      }
    },
    start,
    end,
    async import(...paths) {
      const id = await start(...paths);
      return { job: await end(id), outcomes: outcomes.get(id) ?? [] };
    },
    nextOutcomes: () =>
      new Promise((settle) => {
        const stop = client.on('import.outcomes', (told) => {
          stop();
          settle(told.outcomes);
        });
      }),
    listed: async () => expectValue(await client.call('articles.list', {})).total,
    found: async (query) => expectValue(await client.call('search.query', { query })).total,
    undo: async (reach = 'session') => expectValue(await client.call('history.undo', { reach })),
    redo: async (reach = 'session') => expectValue(await client.call('history.redo', { reach })),
    async reopen() {
      if (isOpen) await engine.close();
      isOpen = true;
      ended.clear();
      waiting.clear();
      ({ engine, client } = await open());
    },
    async close({ keep } = { keep: false }) {
      await engine.close();
      isOpen = false;
      if (!keep) rmSync(root, { recursive: true });
    },
  };
}

/** Outcomes as lines: `a.txt rejected empty-file`. */
export function asLines(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(({ path, status, code }) => `${basename(path)} ${status}${code ? ` ${code}` : ''}`);
}
