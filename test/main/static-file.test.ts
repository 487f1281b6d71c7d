import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStaticFile } from '../../electron/main/static-file.ts';

describe('readStaticFile', () => {
  let root: string;
  let app: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'marsad-static-'));
    app = join(root, 'renderer');
    mkdirSync(join(app, 'assets'), { recursive: true });
    writeFileSync(join(app, 'index.html'), '<!doctype html>');
    writeFileSync(join(app, 'assets', 'app ١.js'), 'export {}');
    writeFileSync(join(app, 'assets', 'run.exe'), 'MZ');
    writeFileSync(join(root, 'secret.txt'), 'secret');
    mkdirSync(join(root, 'renderer-other'));
    writeFileSync(join(root, 'renderer-other', 'index.html'), 'other');
    symlinkSync(join(root, 'secret.txt'), join(app, 'link.txt'));
    symlinkSync(root, join(app, 'up'));
    symlinkSync(join(app, 'index.html'), join(app, 'inside.html'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const text = async (path: string): Promise<string | null> => {
    const file = await readStaticFile(app, path);
    return file && `${file.mime}: ${Buffer.from(file.bytes).toString()}`;
  };

  it('serves what the build holds, with its type', async () => {
    expect(await text('/index.html')).toBe('text/html; charset=utf-8: <!doctype html>');
    expect(await text(`/assets/${encodeURIComponent('app ١.js')}`)).toBe(
      'text/javascript; charset=utf-8: export {}',
    );
    expect(await text('/inside.html')).toContain('<!doctype html>');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/./index.html',
    '//index.html',
    '/index.html/',
    '/../renderer-other/index.html',
    '/link.txt',
    '/up/secret.txt',
    '/index.html%00.txt',
    '/C:%5csecret.txt',
    '/index.html:stream.txt',
    '/%ff.html',
    '/assets',
    '/assets/run.exe',
    '/missing.js',
    '/',
    '',
    'index.html',
  ])('refuses %j', async (path) => {
    expect(await text(path)).toBeNull();
  });
});
