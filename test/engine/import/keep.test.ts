import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRequest } from '../../../electron/contract/calls.ts';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { LedgerRow } from '../../../electron/contract/values.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
let isOpen = true;
beforeEach(async () => {
  archive = await openTestArchive();
  isOpen = true;
});
afterEach(() => (isOpen ? archive.close() : undefined));

const PNG = Buffer.concat([
  Buffer.from([0x89]),
  Buffer.from('PNG\r\n\x1a\n'),
  Buffer.from([0, 0, 0, 13, 1, 2]),
]);
const PDF = Buffer.from('%PDF-1.4\n%\u00e2\u00e3\n1 0 obj\n');

type Keep = Omit<CallRequest<'import.keep'>, 'text' | 'publisher' | 'published' | 'url'> &
  Partial<CallRequest<'import.keep'>>;

const keep = (request: Keep) => archive.client().call('import.keep', request);

async function upload(id: string, bytes: Uint8Array): Promise<void> {
  const data = Buffer.from(bytes).toString('base64');
  expectValue(await archive.client().call('import.upload', { upload: id, offset: 0, data }));
}

async function rejected(): Promise<LedgerRow[]> {
  return expectValue(await archive.client().call('ledger.list', { status: 'rejected' })).rows;
}

/** Imports a file that is refused, and answers its row of the ledger. */
async function refuse(name: string, bytes: Uint8Array): Promise<{ path: string; row: number }> {
  const path = archive.put(name, bytes);
  await archive.import(path);
  return { path, row: (await rejected())[0]?.id ?? 0 };
}

describe('keeping a file without text', () => {
  it('that was refused makes an article of what was typed, with its bytes as the source', async () => {
    const { path, row } = await refuse('الغد/مسح 25-9-2020.png', PNG);
    const outcome = expectValue(
      await keep({
        from: { kind: 'ledger', row },
        title: 'قصاصة  عن العقوبات',
        text: 'نص القصاصة\r\nسطر ثان',
        publisher: 'الغد',
        published: '25 أيلول 2020',
        url: 'https://alghad.example/1',
      }),
    );
    expect(outcome).toMatchObject({ status: 'imported', path, format: 'png' });
    const id = outcome.articles[0]?.id ?? '';
    const article = expectValue(await archive.client().call('articles.get', { id }));
    expect(article).toMatchObject({
      title: 'قصاصة عن العقوبات',
      body: 'نص القصاصة\nسطر ثان',
      publisher: 'الغد',
      published: '2020-09-25',
      url: 'https://alghad.example/1',
      language: 'ar',
      sha256: createHash('sha256').update(PNG).digest('hex'),
    });
    const original = expectValue(await archive.client().call('originals.read', { article: id, offset: 0 }));
    expect(Buffer.from(original.data, 'base64')).toEqual(PNG);
    expect(await archive.found('القصاصة')).toBe(1);
    // The row that refused it stays, but counts as refused no more.
    expect(await rejected()).toEqual([]);
    const { rows } = expectValue(await archive.client().call('ledger.list', {}));
    expect(rows[1]).toMatchObject({ id: row, path, status: 'rejected', settled: 'imported' });
    expect(await archive.undo()).toMatchObject({ label: 'import.job' });
    expect(await archive.found('القصاصة')).toBe(0);
    await archive.redo();
    expect(expectValue(await keep({ from: { kind: 'ledger', row }, title: 'مرة أخرى' }))).toMatchObject({
      status: 'duplicate',
      code: 'same-bytes',
      articles: [{ id }],
    });
  });

  it('may have no text, goes by its name without a title, and two of one name are two articles', async () => {
    for (const [at, bytes] of [PDF, Buffer.concat([PDF, Buffer.from('2')])].entries()) {
      await upload(`u${at}`, bytes);
      const from = { kind: 'upload', upload: `u${at}`, name: `عدد ${at}/الصفحة 1.pdf` } as const;
      const outcome = expectValue(await keep({ from, title: ' ' }));
      expect(outcome).toMatchObject({ status: 'imported', format: 'pdf', articles: [{ title: 'الصفحة 1' }] });
    }
    expect(await archive.listed()).toBe(2);
    expect(readdirSync(join(archive.folder, 'spool'))).toEqual([]);
  });

  it('takes large scans, which no parser would', async () => {
    const large = Buffer.alloc(65 * 1024 * 1024);
    PDF.copy(large);
    const { row } = await refuse('كتاب.pdf', large);
    expect(expectValue(await keep({ from: { kind: 'ledger', row }, title: 'كتاب' }))).toMatchObject({
      status: 'imported',
    });
    const sha256 = createHash('sha256').update(large).digest('hex');
    expect(existsSync(join(archive.folder, 'originals', sha256))).toBe(true);
    expect(expectValue(await archive.client().call('archive.check', {})).findings).toEqual([]);
  });

  it('by its bytes, whatever it is called: text goes the ordinary way, programs are refused', async () => {
    await upload('text', Buffer.from('عنوان الملف\n\nنص الملف'));
    const text = expectValue(
      await keep({
        from: { kind: 'upload', upload: 'text', name: 'scan.pdf' },
        title: '',
        publisher: 'الغد',
      }),
    );
    expect(text).toMatchObject({ status: 'imported', format: 'txt', articles: [{ title: 'عنوان الملف' }] });
    const program = Buffer.concat([Buffer.from([0x7f]), Buffer.from('ELF'), Buffer.alloc(64)]);
    await upload('elf', program);
    const outcome = expectValue(
      await keep({ from: { kind: 'upload', upload: 'elf', name: 'photo.png' }, title: 'صورة' }),
    );
    expect(outcome).toMatchObject({
      status: 'rejected',
      code: 'unsupported-format',
      params: { format: 'elf' },
    });
    expect(await rejected()).toMatchObject([{ path: 'photo.png', code: 'unsupported-format' }]);
    expect(await archive.listed()).toBe(1);
  });

  it('asks where a date is none for certain, and stores nothing', async () => {
    await upload('u', PNG);
    const from = { kind: 'upload', upload: 'u', name: 'a.png' } as const;
    for (const published of ['1/2/03', '31/02/2020', 'أمس']) {
      expect(await keep({ from, title: 'صورة', published })).toMatchObject({
        error: { code: 'bad-date', params: { value: published } },
      });
    }
    expect(await archive.listed()).toBe(0);
    // The upload is still there.
    expect(expectValue(await keep({ from, title: 'صورة', published: '2020-09' })).status).toBe('imported');
  });

  it('reads only what the ledger refused and what a shell had named', async () => {
    const { path, row } = await refuse('a.png', PNG);
    expect(await keep({ from: { kind: 'ledger', row: row + 9 }, title: '' })).toMatchObject({
      error: { code: 'path-not-found' },
    });
    rmSync(path);
    expect(await keep({ from: { kind: 'ledger', row }, title: '' })).toMatchObject({
      error: { code: 'path-not-found', params: { path } },
    });
    expect(await keep({ from: { kind: 'upload', upload: 'never', name: 'a.png' }, title: '' })).toMatchObject(
      {
        error: { code: 'upload-not-found' },
      },
    );
    // What the ledger calls an upload is no path on this machine.
    await upload('u', PNG);
    const files = [{ upload: 'u', path: 'etc/hostname' }];
    await archive.end(expectValue(await archive.client().call('import.uploaded', { files })).job);
    expect(
      await keep({ from: { kind: 'ledger', row: (await rejected())[0]?.id ?? 0 }, title: '' }),
    ).toMatchObject({ error: { code: 'path-not-found' } });
    expect(await archive.listed()).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe that has come in its place', async () => {
    const { path, row } = await refuse('a.png', PNG);
    rmSync(path);
    execFileSync('mkfifo', [path]);
    expect(await keep({ from: { kind: 'ledger', row }, title: '' })).toMatchObject({
      error: { code: 'not-a-file' },
    });
  });

  it('leaves all or nothing when the archive is closed meanwhile', async () => {
    const { row } = await refuse('a.png', PNG);
    const keeping = keep({ from: { kind: 'ledger', row }, title: 'عن العقوبات' });
    const pasting = archive.client().call('import.paste', { text: 'نص ملصق عن العقوبات' });
    await archive.close({ keep: true });
    isOpen = false;
    expect([await keeping, await pasting]).toMatchObject([{ ok: false }, { ok: false }]);
    await archive.reopen();
    isOpen = true;
    const listed = await archive.listed();
    expect(await archive.found('العقوبات')).toBe(listed);
    const { rows } = expectValue(await archive.client().call('ledger.list', { status: 'imported' }));
    expect(rows).toHaveLength(listed);
    expect(expectValue(await archive.client().call('archive.check', {})).findings).toEqual([]);
  });
});
