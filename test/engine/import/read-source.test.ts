import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashedInPlace, readSource } from '../../../electron/engine/import/read-source.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-read-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (content: string | Uint8Array): string => {
  const path = join(folder, 'file.txt');
  writeFileSync(path, content);
  return path;
};

/** What reading `path` fails with for a user whom permissions stop: root, as tests may run, is none. */
async function codeForNobody(path: string): Promise<string> {
  const module = pathToFileURL(resolve('electron/engine/import/read-source.ts')).href;
  const program = `
    const { readSource } = await import(${JSON.stringify(module)});
    const result = await readSource(${JSON.stringify(path)});
    process.stdout.write(result.ok ? 'read' : result.error.code);`;
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], nobody);
  return stdout;
}

describe('readSource', () => {
  it('reads in pieces and hashes the whole', async () => {
    const bytes = Buffer.alloc(9 * 2 ** 20, 'abc');
    const result = await readSource(put(bytes));
    expect(result).toMatchObject({
      value: { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    });
  });

  it('reads only the start of what is larger than a parser takes', async () => {
    const path = put('text');
    truncateSync(path, 65 * 2 ** 20);
    const result = await readSource(path);
    expect(result).toMatchObject({ value: { size: 65 * 2 ** 20, sha256: '' } });
    expect(result.ok && result.value.bytes.length).toBe(2 ** 20);
    if (!result.ok) return;
    const hash = createHash('sha256').update(
      Buffer.concat([Buffer.from('text'), Buffer.alloc(65 * 2 ** 20 - 4)]),
    );
    expect(await hashedInPlace(result.value)).toMatchObject({ value: { sha256: hash.digest('hex') } });
    truncateSync(path, 66 * 2 ** 20);
    expect(await hashedInPlace(result.value)).toMatchObject({ error: { code: 'path-not-readable' } });
  });

  it('refuses more than 2 GB unread, the empty, the missing and folders', async () => {
    const path = put('');
    expect(await readSource(path)).toMatchObject({ error: { code: 'empty-file' } });
    truncateSync(path, 2 ** 31 + 1);
    expect(await readSource(path)).toMatchObject({
      error: { code: 'too-large', params: { limit: 2 ** 31 } },
    });
    expect(await readSource(join(folder, 'none'))).toMatchObject({ error: { code: 'path-not-found' } });
    expect(await readSource(folder)).toMatchObject({ error: { code: 'not-a-file' } });
  });

  it.skipIf(process.platform === 'win32')('refuses what the user may not read', async () => {
    const path = put('خبر');
    expect(await codeForNobody(path)).toBe('read');
    chmodSync(path, 0);
    expect(await codeForNobody(path)).toBe('path-not-readable');
  });
});
