import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { writeZip } from '../parsers/archives/zip-writer.ts';
import { asLines, openTestArchive, type TestArchive } from './archive-fixture.ts';

const UNCLEAR = 'مرجع,حقل أ,حقل ب,يوم\n1,خبر الميناء,عاد العمال إلى الأرصفة صباحاً.,25/09/2020\n';
const UNCLEAR_TOO = 'مرجع,حقل أ,حقل ب,يوم\n2,خبر القمح,هبطت الأسعار في السوق المحلية.,26/09/2020\n';
const MAPPING = { title: 'حقل أ', body: 'حقل ب', published: 'يوم' };

describe('the columns of tables', () => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openTestArchive();
  });
  afterEach(() => archive.close());

  const refusedRow = async (): Promise<number> => {
    const { rows } = expectValue(await archive.client().call('ledger.list', { status: 'rejected' }));
    const [row] = rows;
    if (!row) throw new Error('nothing was refused');
    return row.id;
  };
  const titles = async (): Promise<string[]> => {
    const { rows } = expectValue(await archive.client().call('articles.list', {}));
    return rows.map(({ title, published }) => `${published} ${title}`).sort();
  };

  it('are named once: all tables refused for the same header are imported, and later ones too', async () => {
    const first = await archive.import(archive.put('a.csv', UNCLEAR), archive.put('b.csv', UNCLEAR_TOO));
    expect(asLines(first.outcomes)).toEqual(['a.csv rejected needs-mapping', 'b.csv rejected needs-mapping']);
    expect(first.outcomes[0]?.reason).toMatch(/columns/);

    const row = await refusedRow();
    const told = expectValue(await archive.client().call('import.columns', { row }));
    expect(told.columns.map(({ name }) => name)).toEqual(['مرجع', 'حقل أ', 'حقل ب', 'يوم']);
    expect(told.columns[1]?.samples).toEqual(['خبر القمح']);

    const { job } = expectValue(await archive.client().call('import.map', { row, mapping: MAPPING }));
    expect(await archive.end(job ?? '')).toMatchObject({ state: 'done', imported: 2, rejected: 0 });
    expect(expectValue(await archive.client().call('archive.status', {})).rejected).toBe(0);
    expect(await titles()).toEqual(['2020-09-25 خبر الميناء', '2020-09-26 خبر القمح']);

    await archive.reopen();
    const later = await archive.import(archive.put('c.csv', UNCLEAR.replaceAll('الميناء', 'المطار')));
    expect(asLines(later.outcomes)).toEqual(['c.csv imported']);
    expect(await archive.found('المطار')).toBe(1);
  });

  it('may be named for one import, which is not remembered', async () => {
    const path = archive.put('a.csv', UNCLEAR);
    const { job } = expectValue(
      await archive.client().call('import.paths', { paths: [path], mapping: { title: '2', body: '3' } }),
    );
    expect(await archive.end(job)).toMatchObject({ imported: 1 });
    const next = await archive.import(archive.put('b.csv', UNCLEAR_TOO));
    expect(asLines(next.outcomes)).toEqual(['b.csv rejected needs-mapping']);
  });

  it('are refused where the table has none of that name, with nothing remembered', async () => {
    await archive.import(archive.put('a.csv', UNCLEAR));
    const row = await refusedRow();
    const client = archive.client();
    expect(await client.call('import.map', { row, mapping: { body: 'حقل ج' } })).toMatchObject({
      error: { code: 'bad-request', params: { value: 'حقل ج' } },
    });
    expect(await client.call('import.map', { row, mapping: { url: 'يوم' } })).toMatchObject({
      error: { code: 'needs-mapping' },
    });
    expect(await client.call('import.columns', { row: row + 1 })).toMatchObject({
      error: { code: 'path-not-found' },
    });
    const again = await archive.import(archive.put('b.csv', UNCLEAR_TOO));
    expect(asLines(again.outcomes)).toEqual(['b.csv rejected needs-mapping']);
  });

  it('of an upload are remembered, and the file asked for again', async () => {
    const client = archive.client();
    const data = Buffer.from(UNCLEAR).toString('base64');
    expectValue(await client.call('import.upload', { upload: 'u1', offset: 0, data }));
    const uploaded = expectValue(
      await client.call('import.uploaded', { files: [{ upload: 'u1', path: 'a.csv' }] }),
    );
    await archive.end(uploaded.job);
    const row = await refusedRow();
    expect(await client.call('import.map', { row, mapping: MAPPING })).toEqual({
      ok: true,
      value: { job: null, uploads: 1 },
    });
    expectValue(await client.call('import.upload', { upload: 'u2', offset: 0, data }));
    const again = expectValue(
      await client.call('import.uploaded', { files: [{ upload: 'u2', path: 'a.csv' }] }),
    );
    expect(await archive.end(again.job)).toMatchObject({ imported: 1 });
  });

  it('of a table in a ZIP are named like those of any other', async () => {
    const zip = writeZip([
      { name: 'in/a.csv', data: UNCLEAR },
      { name: 'in/note.txt', data: 'خبر\nنص الخبر.' },
    ]);
    await archive.import(archive.put('all.zip', zip));
    const { job } = expectValue(
      await archive.client().call('import.map', { row: await refusedRow(), mapping: MAPPING }),
    );
    expect(await archive.end(job ?? '')).toMatchObject({ state: 'done', rejected: 0 });
    expect(await titles()).toEqual([' خبر', '2020-09-25 خبر الميناء']);
  });
});
