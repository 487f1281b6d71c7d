import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive } from './archive-fixture.ts';

const FILES = 300;

/** Runs an import in a process of its own, kills it -9 after `acknowledgements` articles; answers those it acknowledged. */
function killAfter(acknowledgements: number, folder: string, files: string): Promise<string[]> {
  return new Promise((settle, reject) => {
    const program = resolve('test/engine/import/import-process.ts');
    const child = spawn(process.execPath, [program, folder, files], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > acknowledgements) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => settle(told.split('\n').slice(0, -1)));
  });
}

it.each([1, 2, 3])('killed at a random moment, nothing acknowledged is lost (round %i)', async () => {
  const archive = await openTestArchive();
  archive.putMany(FILES);
  await archive.close({ keep: true });
  const acknowledged = await killAfter(
    1 + Math.floor(Math.random() * (FILES - 50)),
    archive.folder,
    archive.files,
  );
  expect(acknowledged.length).toBeGreaterThan(0);

  await archive.reopen();
  const client = archive.client();
  const { interrupted } = expectValue(await client.call('archive.status', {}));
  for (const id of acknowledged) expectValue(await client.call('articles.get', { id }));
  expect(await archive.found('العقوبات')).toBe(await archive.listed());
  expect(expectValue(await client.call('archive.check', {}))).toMatchObject({ ok: true });
  // A kill after the last commit leaves nothing to resume.
  if (interrupted) expectValue(await client.call('import.resume', { job: interrupted.job }));
  const resumed = interrupted && (await archive.end(interrupted.job));
  expect([resumed?.state ?? 'done', resumed?.duplicate ?? 0]).toEqual(['done', 0]);
  expect(await archive.listed()).toBe(FILES);
  expect(await archive.found('العقوبات')).toBe(FILES);
  await archive.close();
});
