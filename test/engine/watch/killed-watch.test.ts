import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openWatchedArchive } from './watched-archive.ts';

const FILES = 300;

/** Watches in a process of its own and kills that -9 after so many acknowledged articles. */
function killAfter(acknowledgements: number, folder: string): Promise<string[]> {
  return new Promise((settle, reject) => {
    const program = resolve('test/engine/watch/watch-process.ts');
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > acknowledgements) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => settle(told.split('\n').slice(0, -1)));
  });
}

it.each([1, 2, 3])(
  'killed while it imports what came, the next start brings each file exactly once, unasked (round %i)',
  { timeout: 60_000 },
  async () => {
    const archive = await openWatchedArchive();
    await archive.watch('import');
    await archive.shut();
    for (let at = 0; at < FILES; at++) archive.put(`${at}.txt`);
    const acknowledged = await killAfter(1 + Math.floor(Math.random() * (FILES - 60)), archive.folder);
    expect(acknowledged.length).toBeGreaterThan(0);

    await archive.reopen();
    for (const id of acknowledged) expectValue(await archive.client().call('articles.get', { id }));
    await archive.until(FILES);
    await archive.settle();
    const ledger = await archive.ledger();
    expect(ledger).toHaveLength(FILES);
    expect(new Set(ledger)).toEqual(new Set(Array.from({ length: FILES }, (_, at) => `${at}.txt imported`)));
    expect(expectValue(await archive.client().call('archive.status', {})).interrupted).toBeNull();
    await archive.close();
  },
);
