import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PROJECT } from '../run-command.ts';

const START = join(PROJECT, 'electron', 'start', 'start.ts');
const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/m;

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-start-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  /** stdout and stderr so far. */
  output(): string;
  /** Settles with the exit code once both streams have ended. */
  readonly closed: Promise<number | null>;
}

/** A machine without display on which Electron cannot be had: nothing on disk, nothing cached, nobody answers. */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BROWSER: 'none',
    ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'no-electron'),
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    electron_config_cache: join(folder, 'cache'),
  };
  delete env['DISPLAY'];
  delete env['WAYLAND_DISPLAY'];
  delete env['npm_lifecycle_event'];
  return env;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(command, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), ...env },
  });
  children.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, closed };
}

function start(...args: string[]): Run {
  return run(process.execPath, [START, ...args]);
}

/** The address that the shell prints alone on a line. */
async function addressOf(shell: Run): Promise<string> {
  await expect.poll(shell.output, { timeout: 60_000, interval: 50 }).toMatch(ADDRESS);
  return ADDRESS.exec(shell.output())?.[0] ?? '';
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

async function answers(address: string): Promise<boolean> {
  return fetch(new URL('/', address)).then(
    (response) => response.ok,
    () => false,
  );
}

it('says in one line that Electron cannot be fetched, and serves the app all the same', async () => {
  const shell = start('--archive', join(folder, 'archive'));
  const address = await addressOf(shell);
  expect(await answers(address)).toBe(true);
  const reasons = shell
    .output()
    .split('\n')
    .filter((line) => line.startsWith('No desktop window:'));
  expect(reasons).toHaveLength(1);
  expect(shell.output()).not.toMatch(/^\s+at /m);

  shell.child.kill('SIGTERM');
  expect(await shell.closed).toBe(0);
  expect(await answers(address)).toBe(false);
});

it('ends with npm, which does not pass its signals on', async () => {
  const script = `"${process.execPath}" "${START}" --browser --archive "${join(folder, 'archive')}"; true`;
  const shell = run('sh', ['-c', script], { npm_lifecycle_event: 'start' });
  const address = await addressOf(shell);
  shell.child.kill('SIGKILL');
  await expect.poll(() => answers(address), { timeout: 20_000 }).toBe(false);
  // The archive is free again.
  await addressOf(start('--browser', '--archive', join(folder, 'archive')));
});

it('refuses an archive that is open elsewhere, in a sentence', async () => {
  const archive = join(folder, 'archive');
  await addressOf(start('--browser', '--archive', archive));
  const second = start('--browser', '--archive', archive);
  expect(await second.closed).toBe(1);
  expect(second.output().trim()).toMatch(/^Marsad did not start: .*open/);
  expect(second.output()).not.toMatch(/^\s+at /m);
});

it('refuses a port that is taken and an archive that cannot be, leaving nothing behind', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const taken = start('--browser', '--archive', join(folder, 'archive'), '--port', String(port));
  expect(await taken.closed).toBe(1);
  expect(taken.output()).toContain(`port ${port}`);
  holder.close();

  writeFileSync(join(folder, 'file'), '');
  const nowhere = start('--browser', '--archive', join(folder, 'file', 'archive'));
  expect(await nowhere.closed).toBe(1);
  expect(nowhere.output().trim().split('\n')).toHaveLength(1);
});

it('explains wrong arguments', async () => {
  const wrong = start('--port', 'eighty');
  expect(await wrong.closed).toBe(2);
  expect(wrong.output()).toContain('Usage:');
});

it('opens the browser that BROWSER names, on an address that still has its token', async () => {
  const opened = join(folder, 'opened');
  const browser = join(folder, 'browser.mjs');
  writeFileSync(
    browser,
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(opened)}, process.argv[2]);`,
  );
  const shell = run(process.execPath, [START, '--browser', '--archive', join(folder, 'archive')], {
    DISPLAY: ':99',
    BROWSER: `${process.execPath} ${browser}`,
  });
  const address = await addressOf(shell);
  const shown = readFileSync(opened, 'utf8');
  expect(shown).toMatch(ADDRESS);
  expect(shown).not.toBe(address);
});
