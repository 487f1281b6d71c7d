import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installElectron } from '../../electron/start/install-electron.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `program` (CommonJS, as electron's) in place of electron's installer. */
async function install(program: string, stallAfter: number) {
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('node:fs'), os = require('node:os');\n${program}`,
  );
  const seen: number[] = [];
  const outcome = await installElectron({
    packageFolder: folder,
    stallAfter,
    onProgress: (bytes) => seen.push(bytes),
  });
  return { outcome, seen };
}

/** Keeps a record of the child: its pid and its temporary folder. */
const RECORD = `fs.writeFileSync(${'__dirname'} + '/child', process.pid + ' ' + os.tmpdir());`;

function child(): { pid: number; temporary: string } {
  const [pid = '', temporary = ''] = readFileSync(join(folder, 'child'), 'utf8').split(' ');
  return { pid: Number(pid), temporary };
}

it('gives up on a download that brings nothing, ends it, and leaves no files', async () => {
  const { outcome } = await install(`${RECORD} setInterval(() => {}, 1000);`, 600);
  expect(outcome).toEqual({ installed: false, reason: 'no data for 0.6 s' });
  expect(() => process.kill(child().pid, 0)).toThrow('ESRCH');
  expect(existsSync(child().temporary)).toBe(false);
});

it('waits for a slow download as long as bytes arrive, and reports them', async () => {
  const { outcome, seen } = await install(
    `let n = 0;
     const timer = setInterval(() => {
       fs.appendFileSync(os.tmpdir() + '/electron.zip', 'x'.repeat(1000));
       if (++n === 12) { clearInterval(timer); fs.writeFileSync(__dirname + '/path.txt', 'electron'); }
     }, 250);`,
    1_500,
  );
  expect(outcome).toEqual({ installed: true });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

it('says why in one line where the installer prints a stack', async () => {
  const { outcome } = await install(
    `console.error(new TypeError('fetch failed').stack); process.exit(1);`,
    10_000,
  );
  expect(outcome).toEqual({ installed: false, reason: 'fetch failed' });
});
