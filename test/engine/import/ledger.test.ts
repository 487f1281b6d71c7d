import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../electron/contract/calls.ts';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { LedgerRow } from '../../../electron/contract/values.ts';
import { writeZip } from '../parsers/archives/zip-writer.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

const TEXT = 'عودة العمال إلى الميناء\n\nعاد عمال الميناء إلى الأرصفة صباح الخميس بعد إضراب.';
const PNG = Buffer.concat([
  Buffer.from([0x89]),
  Buffer.from('PNG\r\n\x1a\n'),
  Buffer.from([0, 0, 0, 13, 1, 2]),
]);

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const list = async (filter: CallInput<'ledger.list'> = {}): Promise<LedgerRow[]> =>
  expectValue(await archive.client().call('ledger.list', filter)).rows;
const names = (rows: readonly LedgerRow[]): string[] => rows.map(({ path }) => basename(path)).sort();
const counts = async (filter: CallInput<'ledger.counts'> = {}) =>
  expectValue(await archive.client().call('ledger.counts', filter));
const refusedInStatus = async (): Promise<number> =>
  expectValue(await archive.client().call('archive.status', {})).rejected;
const retry = (of: CallInput<'import.retry'>['of']) => archive.client().call('import.retry', { of });

async function upload(id: string, path: string, bytes: string | Uint8Array): Promise<string> {
  const data = Buffer.from(bytes).toString('base64');
  expectValue(await archive.client().call('import.upload', { upload: id, offset: 0, data }));
  const files = [{ upload: id, path }];
  return expectValue(await archive.client().call('import.uploaded', { files })).job;
}

describe('searching the ledger', () => {
  it('finds a path by parts of its words, whatever their hamzas, marks, digits and case', async () => {
    await archive.import(
      archive.put('أرشيف الصحافة/الأهرام ٢٠٢٠-٠٩.txt', TEXT),
      archive.put('أرشيف الصحافة/العربى الجديد.txt', `${TEXT} ٢`),
      archive.put('Résumé.TXT', `${TEXT} 3`),
    );
    expect(names(await list({ text: 'اهرام 2020-09' }))).toEqual(['الأهرام ٢٠٢٠-٠٩.txt']);
    expect(names(await list({ text: 'العربي' }))).toEqual(['العربى الجديد.txt']);
    expect(names(await list({ text: 'resume.txt' }))).toEqual(['Résumé.TXT']);
    expect((await list({ text: 'ارشيف الصحافه' })).length).toBe(2);
    expect(await list({ text: '100%_' })).toEqual([]);
    expect(await counts({ text: 'الصحافه' })).toMatchObject({ all: 2, imported: 2, rejected: 0 });
  });

  it('finds what a version without this search had written', async () => {
    await archive.import(archive.put('الأهرام.txt', TEXT));
    await archive.close({ keep: true });
    const db = new DatabaseSync(join(archive.folder, 'archive.sqlite'));
    db.exec("UPDATE ledger SET path_key = ''");
    db.close();
    await archive.reopen();
    expect(names(await list({ text: 'الاهرام' }))).toEqual(['الأهرام.txt']);
  });

  it('is narrowed by import, and names the imports that there were', async () => {
    const first = await archive.import(archive.put('a.txt', TEXT), archive.put('empty.txt', ''));
    const second = await archive.import(archive.put('b.txt', `${TEXT} ٢`));
    expect(names(await list({ job: first.job.job }))).toEqual(['a.txt', 'empty.txt']);
    expect(await counts({ job: second.job.job })).toMatchObject({ all: 1, rejected: 0 });
    const { jobs } = expectValue(await archive.client().call('ledger.jobs', {}));
    expect(jobs).toMatchObject([
      { job: second.job.job, total: 1, path: join(archive.files, 'b.txt') },
      { job: first.job.job, total: 2 },
    ]);
  });
});

describe('a refused file', () => {
  it('counts no more once it was mended and tried again, and its row says so', async () => {
    const path = archive.put('خبر.txt', '');
    await archive.import(path, archive.put('فارغ.txt', ''));
    expect(await refusedInStatus()).toBe(2);
    writeFileSync(path, TEXT);
    const [row] = (await list({ status: 'rejected' })).filter((each) => each.path === path);
    const again = expectValue(await retry({ kind: 'row', row: row?.id ?? 0 }));
    expect(again).toMatchObject({ files: 1, uploads: 0, gone: 0 });
    expect(await archive.end(again.job ?? '')).toMatchObject({ imported: 1, articles: 1 });
    expect(await refusedInStatus()).toBe(1);
    expect(await counts()).toEqual({
      all: 3,
      imported: 1,
      duplicate: 0,
      repaired: 0,
      rejected: 1,
      undone: 0,
    });
    expect(names(await list({ status: 'rejected' }))).toEqual(['فارغ.txt']);
    expect((await list()).find(({ id }) => id === row?.id)).toMatchObject({
      status: 'rejected',
      settled: 'imported',
    });
  });

  it('counts once however often it is refused', async () => {
    const path = archive.put('empty.txt', '');
    await archive.import(path);
    await archive.import(path);
    expect(await refusedInStatus()).toBe(1);
    expect((await list()).map(({ settled }) => settled)).toEqual([undefined, 'rejected']);
  });

  it('still counts when an earlier import of its path is taken back', async () => {
    const path = archive.put('a.txt', TEXT);
    await archive.import(path);
    writeFileSync(path, '');
    await archive.import(path);
    await archive.undo();
    expect((await list()).map(({ status }) => status)).toEqual(['undone', 'rejected', 'imported']);
    expect(await refusedInStatus()).toBe(1);
  });

  it('that a browser sent is not settled by another of its name, but by the same bytes', async () => {
    await archive.end(await upload('u1', 'scan.png', PNG));
    await archive.end(await upload('u2', 'scan.png', TEXT));
    expect(await refusedInStatus()).toBe(1);
    const [row] = await list({ status: 'rejected' });
    await archive.client().call('import.upload', {
      upload: 'u3',
      offset: 0,
      data: PNG.toString('base64'),
    });
    const kept = await archive.client().call('import.keep', {
      from: { kind: 'upload', upload: 'u3', name: 'another name.png' },
      title: 'قصاصة',
    });
    expect(expectValue(kept).status).toBe('imported');
    expect(await refusedInStatus()).toBe(0);
    expect((await list()).find(({ id }) => id === row?.id)?.settled).toBe('imported');
  });
});

describe('trying refused files again', () => {
  it('takes all that are shown, and says which cannot be had', async () => {
    const mended = archive.put('نشرة/one.txt', '');
    const gone = archive.put('نشرة/two.txt', '');
    await archive.import(mended, gone, archive.put('other.txt', ''));
    await archive.end(await upload('u1', 'نشرة/three.txt', ''));
    writeFileSync(mended, TEXT);
    rmSync(gone);
    const again = expectValue(await retry({ kind: 'shown', text: 'نشره' }));
    expect(again).toMatchObject({ files: 1, uploads: 1, gone: 1 });
    expect(await archive.end(again.job ?? '')).toMatchObject({ total: 1, imported: 1 });
    expect(names(await list({ status: 'rejected' }))).toEqual(['other.txt', 'three.txt', 'two.txt']);
  });

  it('fails plainly for one that lies there no more, and for one that a browser sent', async () => {
    const path = archive.put('empty.txt', '');
    await archive.import(path);
    await archive.end(await upload('u1', 'C:\\Users\\press\\sent.txt', ''));
    const [sent, row] = await list({ status: 'rejected' });
    rmSync(path);
    expect(await retry({ kind: 'row', row: row?.id ?? 0 })).toMatchObject({
      ok: false,
      error: { code: 'path-not-found', params: { path } },
    });
    // Nor is the name a path on any system: nothing on this machine is read for it.
    expect(sent?.path).toBe('Users/press/sent.txt');
    expect(await retry({ kind: 'row', row: sent?.id ?? 0 })).toMatchObject({
      ok: false,
      error: { code: 'upload-not-found' },
    });
    expect(await retry({ kind: 'row', row: 99 })).toMatchObject({ error: { code: 'path-not-found' } });
  });

  it('reads what lies in a ZIP with the ZIP, also in a folder whose name looks like one', async () => {
    const zip = archive.put(
      'week!/press.zip',
      writeZip([
        { name: 'a.txt', data: TEXT },
        { name: 'b.txt', data: Buffer.from([0x00, 0xff, 0x00, 0xfe, 0x01, 0x02]) },
      ]),
    );
    await archive.import(zip);
    const [row] = await list({ status: 'rejected' });
    expect(row?.path).toBe(`${zip}!/b.txt`);
    writeFileSync(
      zip,
      writeZip([
        { name: 'a.txt', data: TEXT },
        { name: 'b.txt', data: `${TEXT} ب` },
      ]),
    );
    const again = expectValue(await retry({ kind: 'row', row: row?.id ?? 0 }));
    await archive.end(again.job ?? '');
    expect(await archive.listed()).toBe(2);
    expect(await refusedInStatus()).toBe(0);
  });
});

describe('keeping a picture that lay in another file', () => {
  const mail = (attachment: Uint8Array): string =>
    [
      'From: press@alghad.example',
      'Subject: clipping',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="xx"',
      '',
      '--xx',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'The clipping of this morning is attached to this letter for the archive.',
      '--xx',
      'Content-Type: image/png; name="scan.png"',
      'Content-Disposition: attachment; filename="scan.png"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(attachment).toString('base64'),
      '--xx--',
      '',
    ].join('\r\n');

  const keepRefused = async (): Promise<string> => {
    const [row] = await list({ status: 'rejected' });
    const kept = await archive.client().call('import.keep', {
      from: { kind: 'ledger', row: row?.id ?? 0 },
      title: 'قصاصة',
      text: 'نص القصاصة',
    });
    const outcome = expectValue(kept);
    expect(outcome).toMatchObject({ status: 'imported', path: row?.path, format: 'png' });
    const article = outcome.articles[0]?.id ?? '';
    const original = expectValue(await archive.client().call('originals.read', { article, offset: 0 }));
    return original.data;
  };

  it('takes it out of a ZIP that lies where it lay', async () => {
    mkdirSync(join(archive.files, 'in'), { recursive: true });
    await archive.import(
      archive.put(
        'week.zip',
        writeZip([
          { name: 'صور/scan.png', data: PNG },
          { name: 'a.txt', data: TEXT },
        ]),
      ),
    );
    expect(await keepRefused()).toBe(PNG.toString('base64'));
    expect(await refusedInStatus()).toBe(0);
  });

  it('takes it out of the mail that the archive keeps where the file has gone', async () => {
    const path = archive.put('letter.eml', mail(PNG));
    await archive.import(path);
    renameSync(path, `${path}.moved`);
    expect(await keepRefused()).toBe(PNG.toString('base64'));
  });

  it('takes it out of a mail that a browser sent', async () => {
    await archive.end(await upload('u1', 'letter.eml', mail(PNG)));
    expect(await keepRefused()).toBe(PNG.toString('base64'));
  });

  it('fails plainly where the ZIP has gone or holds another file by now', async () => {
    const path = archive.put('week.zip', writeZip([{ name: 'scan.png', data: PNG }]));
    await archive.import(path);
    const row = (await list({ status: 'rejected' })).find((each) => each.path.endsWith('scan.png'))?.id ?? 0;
    const keep = () =>
      archive.client().call('import.keep', { from: { kind: 'ledger', row }, title: 'قصاصة' });
    writeFileSync(path, writeZip([{ name: 'scan.png', data: Buffer.concat([PNG, PNG]) }]));
    expect(await keep()).toMatchObject({ error: { code: 'path-not-found' } });
    rmSync(path);
    expect(await keep()).toMatchObject({ error: { code: 'path-not-found' } });
  });
});

describe('what an import says of itself', () => {
  it('counts the articles that it has brought, not those that were there', async () => {
    const item = (n: number): string =>
      `<item><title>خبر ${n}</title><link>https://news.example/${n}</link><description>نص الخبر رقم ${n} من نشرة الصباح وفيه تفاصيل عن الميناء.</description></item>`;
    const feed = (from: number, to: number): string =>
      `<rss version="2.0"><channel><title>الغد</title>${Array.from({ length: to - from }, (_, at) => item(from + at)).join('')}</channel></rss>`;
    const first = await archive.import(archive.put('monday.xml', feed(0, 5)));
    expect(first.job).toMatchObject({ imported: 1, articles: 5 });
    const second = await archive.import(archive.put('tuesday.xml', feed(3, 7)));
    expect(second.job).toMatchObject({ imported: 1, articles: 2 });
    const { jobs } = expectValue(await archive.client().call('import.jobs', {}));
    expect(jobs.map(({ articles }) => articles)).toEqual([2, 5]);
  });
});
