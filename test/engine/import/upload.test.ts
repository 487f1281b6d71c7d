import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

describe('uploads', () => {
  const upload = async (id: string, text: string, chunk = 7): Promise<void> => {
    const bytes = Buffer.from(text);
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += chunk) {
      const data = bytes.subarray(offset, offset + chunk).toString('base64');
      expectValue(await archive.client().call('import.upload', { upload: id, offset, data }));
    }
  };

  it('come in chunks, are imported under the names that the browser gave, and leave no spool', async () => {
    await upload('one', 'عنوان أول\n\nنص');
    await upload('two', 'عنوان ثان\n\nنص');
    await upload('three', '');
    const { job } = expectValue(
      await archive.client().call('import.uploaded', {
        files: [
          { upload: 'one', path: 'مجلد/خبر.txt' },
          { upload: 'two', path: 'مجلد/خبر.txt' },
          { upload: 'three', path: '../../etc/\u202Egpj.exe' },
        ],
      }),
    );
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 2, rejected: 1 });
    const { rows } = expectValue(await archive.client().call('ledger.list', { job }));
    expect(rows.map((row) => `${row.path} ${row.status}`).reverse()).toEqual([
      'مجلد/خبر.txt imported',
      'مجلد/خبر.txt (2) imported',
      'etc/gpj.exe rejected',
    ]);
    await expect.poll(() => readdirSync(join(archive.folder, 'spool'))).toEqual([]);
  });

  it('refuses a gap in a file', async () => {
    expectValue(await archive.client().call('import.upload', { upload: 'x', offset: 0, data: 'aGVsbG8=' }));
    expect(
      await archive.client().call('import.upload', { upload: 'x', offset: 99, data: 'aGVsbG8=' }),
    ).toMatchObject({
      error: { code: 'upload-not-found' },
    });
  });

  it('reject a file that never came, and import the rest', async () => {
    await upload('came', 'عنوان\n\nنص');
    const files = [
      { upload: 'never', path: 'a.txt' },
      { upload: 'came', path: 'b.txt' },
    ];
    const { job } = expectValue(await archive.client().call('import.uploaded', { files }));
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 1, rejected: 1 });
    const { rows } = expectValue(await archive.client().call('ledger.list', { job, status: 'rejected' }));
    expect(rows).toMatchObject([{ path: 'a.txt', code: 'path-not-found' }]);
  });
});

describe('opening', () => {
  it('sweeps originals and spool files that nothing names', async () => {
    const large = archive.put('large.txt', `عنوان\n\n${'جملة. '.repeat(200_000)}`);
    await archive.import(large);
    const originals = join(archive.folder, 'originals');
    const [kept] = readdirSync(originals);
    writeFileSync(join(originals, 'f'.repeat(64)), 'left by a killed import');
    writeFileSync(join(originals, '.abc.123.tmp'), 'half');
    expectValue(await archive.client().call('import.upload', { upload: 'u1', offset: 0, data: 'aGVsbG8=' }));
    expect(readdirSync(join(archive.folder, 'spool'))).toHaveLength(1);
    await archive.reopen();
    expect(readdirSync(originals)).toEqual([kept]);
    expect(readdirSync(join(archive.folder, 'spool'))).toEqual([]);
  });
});
