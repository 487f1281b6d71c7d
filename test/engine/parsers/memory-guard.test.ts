import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const guard = pathToFileURL(resolve('electron/engine/parsers/memory-guard.ts')).href;

/** Runs a process that is busy for good, guarded with `limit` bytes, as on a platform without /proc. */
function signalOf(limit: number, ms: number): Promise<NodeJS.Signals | null> {
  const program = `
    const { guardMemory } = await import(${JSON.stringify(guard)});
    guardMemory('darwin', ${limit});
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const end = Date.now() + ${ms}; Date.now() < end; );
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
  return new Promise((settle) => child.on('exit', (_code, signal) => settle(signal)));
}

it('a parser that grows too large ends itself, busy as it is, where its parent cannot look at it', async () => {
  expect(await signalOf(1, 60_000)).toBe('SIGKILL');
});

it('a parser within its memory is left alone', async () => {
  expect(await signalOf(2 ** 30, 1500)).toBeNull();
});
