import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitFolder, mayFollow } from '../../../electron/engine/watch/fit-folder.ts';

let root: string;
let archive: string;
let press: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'marsad-fit-')));
  archive = join(root, 'archive');
  press = join(root, 'صحف');
  for (const folder of [archive, join(archive, 'originals'), join(press, '2020')])
    mkdirSync(folder, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

async function codeFor(path: string, watched: string[] = []): Promise<string> {
  const fit = await fitFolder(path, { archive, watched });
  return fit.ok ? 'fits' : fit.error.code;
}

describe('a folder to be watched', () => {
  it('fits wherever the press is kept; what was typed around it is cut off', async () => {
    expect(await fitFolder(`  ${press}/ `, { archive, watched: [] })).toEqual({ ok: true, value: press });
  });

  it.each([
    ['nothing', '', 'not-a-folder'],
    ['a path that begins nowhere', 'press/2020', 'not-a-folder'],
    ['the disk', parse(process.cwd()).root, 'watch-too-wide'],
    ['the home folder', homedir(), 'watch-too-wide'],
    ['the home folder by its sign', '~', 'watch-too-wide'],
    ['what holds the home folder', dirname(homedir()), 'watch-too-wide'],
  ])('%s is refused: %s', async (_what, path, code) => {
    expect(await codeFor(path)).toBe(code);
  });

  it('a folder that is not there, and a file, are told apart', async () => {
    const file = join(root, 'a.txt');
    writeFileSync(file, 'x');
    expect([await codeFor(join(root, 'none')), await codeFor(file)]).toEqual([
      'path-not-found',
      'not-a-folder',
    ]);
  });

  it('the archive, what is in it and what holds it are refused, through a link as well', async () => {
    const link = join(root, 'link');
    symlinkSync(archive, link);
    const codes = [];
    for (const path of [archive, join(archive, 'originals'), root, link]) codes.push(await codeFor(path));
    expect(new Set(codes)).toEqual(new Set(['watch-around-archive']));
  });

  it('a folder inside a watched one or around it is refused and the other named, through a link as well', async () => {
    const link = join(root, 'link');
    symlinkSync(press, link);
    const inner = join(press, '2020');
    expect(await fitFolder(inner, { archive, watched: [press] })).toMatchObject({
      error: { code: 'watch-overlap', params: { path: inner, other: press } },
    });
    const codes = [
      await codeFor(press, [inner]),
      await codeFor(link, [press]),
      await codeFor(press, [press]),
    ];
    expect(new Set(codes)).toEqual(new Set(['watch-overlap']));
    expect(await codeFor(`${press}-`, [press])).toBe('path-not-found');
  });

  it('a folder where keys and settings lie is refused: what a page may name must not lead there', async () => {
    const keys = join(root, '.ssh', 'press');
    mkdirSync(keys, { recursive: true });
    const link = join(root, 'link');
    symlinkSync(keys, link);
    expect([await codeFor(keys), await codeFor(link)]).toEqual(['watch-hidden', 'watch-hidden']);
  });
});

it('a link in a watch folder may lead to another folder of files, not to a disk, keys or the archive', async () => {
  const keys = join(root, '.ssh');
  mkdirSync(keys);
  const answers = [];
  for (const real of [press, '/', keys, archive, root]) answers.push(await mayFollow(real, archive));
  expect(answers).toEqual([true, false, false, false, false]);
});
