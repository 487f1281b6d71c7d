import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parseStartArguments } from '../../electron/start/start-arguments.ts';

it('takes the archive relative to the working folder', () => {
  expect(parseStartArguments(['--archive', 'أرشيف', '--browser', '--port', '4100'])).toEqual({
    archive: resolve('أرشيف'),
    browser: true,
    port: 4100,
  });
  expect(parseStartArguments([])).toEqual({ archive: null, browser: false, port: 0 });
});

it.each([
  ['--port', '65536'],
  ['--port', '-1'],
  ['--port', '80x'],
  ['--port', ''],
  ['--archive', ''],
  ['--archive'],
  ['--unknown'],
  ['stray'],
])('refuses %s %s', (...args) => {
  expect(parseStartArguments(args.filter((arg) => arg !== undefined))).toBeNull();
});
