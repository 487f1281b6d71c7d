import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInstalledChromium } from '../../electron/start/installed-chromium.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-path-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(path: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

it('finds a browser on the PATH, whatever folder it is in, and nothing where there is none', () => {
  const env = { PATH: ['', join(folder, 'a'), join(folder, 'b')].join(delimiter) };
  expect(findInstalledChromium(env, 'linux')).toBeNull();
  const chrome = program('b/google-chrome');
  expect(findInstalledChromium(env, 'linux')).toBe(chrome);
  const chromium = program('b/chromium');
  expect(findInstalledChromium(env, 'linux')).toBe(chromium);
});

it('takes neither a folder of that name nor a file that cannot run', () => {
  mkdirSync(join(folder, 'chromium'));
  chmodSync(program('google-chrome'), 0o644);
  expect(findInstalledChromium({ PATH: folder }, 'linux')).toBeNull();
});

it('looks into the user’s own Applications on a Mac', () => {
  const chrome = program('Applications/Chromium.app/Contents/MacOS/Chromium');
  const found = findInstalledChromium({ HOME: folder }, 'darwin');
  // A machine with a browser for all users has another one first.
  expect([chrome, `/Applications/`].some((start) => found?.startsWith(start))).toBe(true);
});
