import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walk } from '../../../electron/engine/import/walk.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-walk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'نص');
  return path;
};
async function names(...roots: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const item of walk(roots)) {
    const name = item.path.slice(folder.length + 1);
    found.push(item.kind === 'file' ? name : `${name}: ${item.error.code}`);
  }
  return found;
}

describe('walk', () => {
  it('goes through folders in a fixed order and leaves out dot files', async () => {
    for (const name of ['b/2.txt', 'b/1.txt', 'a.txt', 'ج/خبر.txt', '.hidden', '.git/x.txt', 'b/.DS_Store'])
      put(name);
    expect(await names(folder)).toEqual(['a.txt', 'b/1.txt', 'b/2.txt', 'ج/خبر.txt']);
  });

  it('takes a dot file that is named', async () => {
    expect(await names(put('.hidden'))).toEqual(['.hidden']);
  });

  it('says of each path that is not there, and goes on', async () => {
    const file = put('a.txt');
    expect(await names(join(folder, 'nowhere'), file, join(file, 'below'))).toEqual([
      'nowhere: path-not-found',
      'a.txt',
      'a.txt/below: path-not-found',
    ]);
  });

  it('ends at links that lead back, and at links to themselves', async () => {
    put('a/b/1.txt');
    symlinkSync(folder, join(folder, 'a/b/up'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    expect(await names(folder)).toEqual([
      'a/b/1.txt',
      'a/b/up: link-loop',
      'dangling: path-not-found',
      'self: link-loop',
    ]);
  });

  it('follows a link to a folder once', async () => {
    put('real/1.txt');
    symlinkSync(join(folder, 'real'), join(folder, 'again'));
    expect(await names(folder)).toEqual(['again/1.txt']);
  });

  it.skipIf(process.platform === 'win32')(
    'refuses sockets, pipes and devices without opening them',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      const server = createServer().listen(join(folder, 'socket'));
      await new Promise((resolve) => server.once('listening', resolve));
      expect(await names(folder, '/dev/zero')).toEqual([
        'pipe: not-a-file',
        'socket: not-a-file',
        `${'/dev/zero'.slice(folder.length + 1)}: not-a-file`,
      ]);
      server.close();
    },
  );

  it.skipIf(process.platform !== 'linux')('finds files whose names are not UTF-8 (Linux)', async () => {
    const name = Buffer.from([0xce, 0xc8, 0xd1, ...Buffer.from('.txt')]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), 'نص');
    const items = [];
    for await (const item of walk([folder])) items.push(item);
    expect(items).toMatchObject([{ kind: 'file', bytes: 4 }]);
  });
});
