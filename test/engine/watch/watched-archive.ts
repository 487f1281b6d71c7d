import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { WatchFolder } from '../../../electron/contract/calls/watch-calls.ts';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { LedgerRow } from '../../../electron/contract/values.ts';
import { openArchive, type Engine } from '../../../electron/engine/engine.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';
import type { WatchPace } from '../../../electron/engine/watch/watcher.ts';

/** Looks as quickly as a test likes to wait. */
export const QUICK: WatchPace = {
  lookMs: 15,
  rest: 1,
  busyRest: 1,
  stillness: { stillMs: 30, grownMs: 60, emptyMs: 60, blockedMs: 60 },
};

/** A real archive whose engine watches, and a folder to be watched. */
export interface WatchedArchive {
  /** Everything lies in here. */
  readonly root: string;
  readonly folder: string;
  readonly press: string;
  client(): EngineClient;
  /** Writes a file in the watched folder. */
  put(name: string, content?: string): string;
  /** Adds a folder and starts with it. */
  watch(existing: 'import' | 'leave', path?: string): Promise<WatchFolder>;
  folders(): Promise<WatchFolder[]>;
  listed(): Promise<number>;
  /** Waits until so many articles are listed. */
  until(articles: number): Promise<void>;
  /** The ledger, oldest first: `a.txt imported`. */
  ledger(): Promise<string[]>;
  rows(): Promise<LedgerRow[]>;
  /** Long enough for a file that came to have been found and imported, if it were. */
  settle(): Promise<void>;
  /** Closes; `pace` null opens as a command does, without watching. */
  reopen(pace?: WatchPace | null): Promise<void>;
  shut(): Promise<void>;
  close(): Promise<void>;
}

export async function openEngine(folder: string, pace: WatchPace | null): Promise<Engine> {
  return expectValue(
    await openArchive({
      folder,
      create: true,
      parserHost: forkParserHost(),
      assets: resolve('assets'),
      watch: pace ?? undefined,
      onBug: (error) => {
        throw error;
      },
    }),
  );
}

export async function openWatchedArchive(): Promise<WatchedArchive> {
  const root = mkdtempSync(join(tmpdir(), 'marsad-watched-'));
  const folder = join(root, 'archive');
  const press = join(root, 'صحف');
  mkdirSync(press);
  let engine = await openEngine(folder, QUICK);
  let client = engine.client();
  let isOpen = true;

  const shut = async (): Promise<void> => {
    if (isOpen) await engine.close();
    isOpen = false;
  };
  const listed = async (): Promise<number> => expectValue(await client.call('articles.list', {})).total;
  const rows = async (): Promise<LedgerRow[]> =>
    expectValue(await client.call('ledger.list', { limit: 1000 })).rows.toReversed();

  return {
    root,
    folder,
    press,
    client: () => client,
    put(name, content = `خبر ${name}\n\nتفاصيل الخبر ${name} عن العقوبات`) {
      const path = join(press, name);
      writeFileSync(path, content);
      return path;
    },
    async watch(existing, path = press) {
      const { id } = expectValue(await client.call('watch.add', { path }));
      return expectValue(await client.call('watch.start', { id, existing }));
    },
    folders: async () => expectValue(await client.call('watch.list', {})).folders,
    listed,
    async until(articles) {
      await expect.poll(listed, { timeout: 20_000, interval: 20 }).toBe(articles);
    },
    rows,
    ledger: async () => (await rows()).map(({ path, status }) => `${path.slice(press.length + 1)} ${status}`),
    settle: () => new Promise((settled) => setTimeout(settled, 400)),
    async reopen(pace = QUICK) {
      await shut();
      engine = await openEngine(folder, pace);
      client = engine.client();
      isOpen = true;
    },
    shut,
    async close() {
      await shut();
      rmSync(root, { recursive: true });
    },
  };
}
