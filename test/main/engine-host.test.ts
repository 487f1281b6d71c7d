import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEngineHost, type EngineHost } from '../../electron/main/engine-host.ts';
import { app } from '../electron-double/app.ts';

/** Stands for an engine that takes its time: refuses an archive called `taken`, opens any other. */
const SLOW_ENGINE = `
process.parentPort.on('message', ({ data }) => {
  if (data.type === 'close') process.exit(0);
  if (data.type !== 'open') return;
  const answer = data.folder === 'taken'
    ? { type: 'refused', error: { code: 'archive-in-use', params: { path: 'taken' } } }
    : { type: 'opened' };
  setTimeout(() => process.parentPort.postMessage(answer), 300);
});
`;

let folder: string;
let host: EngineHost;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-host-'));
  const entry = join(folder, 'engine.mjs');
  writeFileSync(entry, SLOW_ENGINE);
  app.becomeReady();
  host = createEngineHost({
    entry,
    parserEntry: entry,
    assets: folder,
    onCrash: () => undefined,
    onBug: () => undefined,
  });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a page that asks for the engine while an archive is being opened', () => {
  it('gets its port from the engine that opens one, not from one that is refused', async () => {
    const ports: number[] = [];
    const page: Pick<WebContents, 'isDestroyed' | 'postMessage'> = {
      isDestroyed: () => false,
      postMessage: (_channel, _message, transfer) => void ports.push(transfer?.length ?? 0),
    };
    const refused = host.open('taken');
    // As `open` does: the engine's process is there, its answer is not.
    await vi.waitFor(() => host.connectPage(page as WebContents));
    expect(await refused).toMatchObject({ error: { code: 'archive-in-use' } });
    expect(ports).toEqual([]);
    expect(await host.open('free')).toMatchObject({ ok: true });
    expect(ports).toEqual([1]);
  });
});
