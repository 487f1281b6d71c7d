import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findElectron } from '../../electron/start/electron-binary.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-electron-binary-'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '45.4.1' }));
  writeFileSync(join(folder, 'dist', 'version'), '45.4.1');
  writeFileSync(join(folder, 'dist', 'electron'), '');
  writeFileSync(join(folder, 'path.txt'), 'electron');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds what the installer left', () => {
  expect(findElectron(folder, {}, 'linux')).toBe(join(folder, 'dist', 'electron'));
});

it.each([
  ['an unpacking that was interrupted', 'path.txt'],
  ['a lost binary', 'dist/electron'],
  ['a distribution without version', 'dist/version'],
])('does not start %s', (_what, file) => {
  rmSync(join(folder, file));
  expect(findElectron(folder, {}, 'linux')).toBeNull();
});

it('does not start an older version than the package, nor one for another system', () => {
  expect(findElectron(folder, {}, 'win32')).toBeNull();
  writeFileSync(join(folder, 'dist', 'version'), 'v45.4.0');
  expect(findElectron(folder, {}, 'linux')).toBeNull();
});

it('prefers the distribution that ELECTRON_OVERRIDE_DIST_PATH names', () => {
  const elsewhere = join(folder, 'elsewhere');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: elsewhere };
  expect(findElectron(folder, env, 'linux')).toBeNull();
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'electron'), '');
  expect(findElectron(folder, env, 'linux')).toBe(join(elsewhere, 'electron'));
});
