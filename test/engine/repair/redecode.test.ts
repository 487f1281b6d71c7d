import { describe, expect, it, onTestFinished } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive, type TestArchive } from '../import/archive-fixture.ts';
import { encodeSingleByte } from '../parsers/encoding/single-byte.ts';

// Enough plain words for the detection to be sure of windows-1256 only where the text says so.
const ARABIC =
  'افتتح الوزير المعرض أمس\n\nوقال الوزير إن المعرض يستمر أسبوعاً كاملاً، ويشارك فيه ناشرون من عشر دول.';

async function open(): Promise<TestArchive> {
  const archive = await openTestArchive();
  onTestFinished(() => archive.close());
  return archive;
}

async function only(archive: TestArchive): Promise<string> {
  const { rows } = expectValue(await archive.client().call('articles.list', {}));
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? '';
}

/** A page that is windows-1256 and was read as windows-1252, as its declaration says. */
async function misread(archive: TestArchive): Promise<{ id: string; path: string }> {
  const path = archive.put('page.txt', encodeSingleByte(ARABIC, 'windows-1256'));
  await archive.import(path);
  const id = await only(archive);
  const client = archive.client();
  expectValue(await client.call('articles.redecode', { id, encoding: 'windows-1252' }));
  return { id: await only(archive), path };
}

describe('reading a file anew', () => {
  it('shows how it reads before anything is written', async () => {
    const archive = await open();
    const { id } = await misread(archive);
    const client = archive.client();
    const preview = expectValue(
      await client.call('articles.redecodePreview', { id, encoding: ' Windows-1256 ' }),
    );
    expect(preview).toMatchObject({ encoding: 'windows-1256', replaced: 0 });
    expect(preview.articles[0]?.title).toBe('افتتح الوزير المعرض أمس');
    expect(await only(archive)).toBe(id);
  });

  it('replaces the article, keeps corrections, triage, blocks and passages on the same bytes; undo brings it back', async () => {
    const archive = await open();
    const { id, path } = await misread(archive);
    const client = archive.client();
    const before = expectValue(await client.call('articles.get', { id }));
    expect(before.source).toMatchObject({ encoding: 'windows-1252', encodingReason: 'chosen' });
    expect(before).toMatchObject({ revision: 2, origin: { kind: 'redecode' } });
    const body = ARABIC.slice(ARABIC.indexOf('\n') + 2);
    const start = body.indexOf('أسبوعاً');
    const passage = expectValue(
      await client.call('passages.create', { article: id, field: 'body', start, end: start + 7 }),
    );
    await client.call('overrides.set', { ids: [id], fields: { publisher: 'المرصد' } });
    await client.call('triage.set', { ids: [id], starred: true });
    await client.call('blocks.ignore', { article: id, field: 'body', start: 0, end: 4 });

    const read = expectValue(await client.call('articles.redecode', { id, encoding: 'cp1256' }));
    expect(read.passages).toEqual({ exact: 0, moved: 0, changed: 1, lost: 0 });
    const after = expectValue(await client.call('articles.get', { id: read.articles[0] ?? '' }));
    expect(after).toMatchObject({
      body,
      publisher: 'المرصد',
      revision: 3,
      triage: { starred: true },
      source: { encoding: 'windows-1256', encodingReason: 'chosen' },
    });
    expect(after.ignored.map(({ start, end }) => body.slice(start, end))).toEqual(['وقال']);
    const [moved] = expectValue(await client.call('passages.list', { article: after.id })).rows;
    expect(moved).toMatchObject({ id: passage.id, exact: 'أسبوعاً', anchor: 'exact' });
    expect(await archive.found('أسبوعاً')).toBe(1);

    const [ledger] = expectValue(await client.call('ledger.list', {})).rows;
    expect(ledger).toMatchObject({
      status: 'repaired',
      code: 'charset-chosen',
      params: { encoding: 'windows-1256', from: 'windows-1252' },
      path,
    });
    // The same bytes again are what is there now, also after undoing.
    const again = await archive.import(archive.put('again.txt', encodeSingleByte(ARABIC, 'windows-1256')));
    expect(again.outcomes).toMatchObject([{ status: 'duplicate', articles: [{ id: after.id }] }]);
    expect(await archive.undo()).toMatchObject({ label: 'article.redecode' });
    expect(await only(archive)).toBe(id);
    const third = await archive.import(archive.put('third.txt', encodeSingleByte(ARABIC, 'windows-1256')));
    expect(third.outcomes).toMatchObject([{ status: 'duplicate', articles: [{ id }] }]);
    expect(expectValue(await client.call('passages.list', { article: id })).rows).toMatchObject([
      { id: passage.id, exact: passage.exact, anchor: 'exact' },
    ]);
  });

  it('keeps what a passage said where its words are not found any more, and says so', async () => {
    const archive = await open();
    const path = archive.put('page.txt', Buffer.from('عنوان\n\nنص قصير jusqu’à demain, وكلمات أخرى'));
    await archive.import(path);
    const id = await only(archive);
    const client = archive.client();
    const { body } = expectValue(await client.call('articles.get', { id }));
    const mark = async (words: string): Promise<void> => {
      const start = body.indexOf(words);
      const span = { article: id, field: 'body', start, end: start + words.length } as const;
      expectValue(await client.call('passages.create', span));
    };
    await mark('demain');
    await mark('كلمات');
    const read = expectValue(await client.call('articles.redecode', { id, encoding: 'iso-8859-1' }));
    expect(read.passages).toEqual({ exact: 0, moved: 1, changed: 0, lost: 1 });
    const { rows } = expectValue(await client.call('passages.list', { article: read.articles[0] ?? '' }));
    expect(rows.map(({ exact, anchor }) => [exact, anchor]).toSorted()).toEqual([
      ['demain', 'exact'],
      ['كلمات', 'lost'],
    ]);
  });

  it('refuses an unknown encoding, the present one, a piece of an article, and bytes that make no text in it', async () => {
    const archive = await open();
    const { id } = await misread(archive);
    const client = archive.client();
    const refused = async (encoding: string, article = id): Promise<unknown> =>
      client.call('articles.redecode', { id: article, encoding });
    expect(await refused('klingon')).toMatchObject({ error: { code: 'unknown-encoding' } });
    expect(await refused('latin1')).toMatchObject({ error: { code: 'same-encoding' } });
    expect(await refused('utf-8')).toMatchObject({ error: { code: 'undecodable' } });
    const [piece = ''] = expectValue(await client.call('articles.split', { id, at: 20 })).articles;
    expect(await refused('windows-1256', piece)).toMatchObject({ error: { code: 'article-derived' } });
    expect(await archive.listed()).toBe(2);
  });

  it('leaves import, undo and redo of that import in order', async () => {
    const archive = await open();
    const { id } = await misread(archive);
    await archive.client().call('articles.split', { id, at: 20 });
    await archive.undo();
    await archive.undo();
    await archive.undo();
    expect(await archive.listed()).toBe(0);
    const [row] = expectValue(await archive.client().call('ledger.list', { status: 'undone' })).rows;
    expect(row?.articles).toHaveLength(1);
    await archive.redo();
    expect(await archive.listed()).toBe(1);
    await archive.redo();
    await archive.redo();
    expect(await archive.listed()).toBe(2);
    for (let step = 0; step < 3; step++) await archive.undo();
    await archive.import(archive.put('later.txt', encodeSingleByte(ARABIC, 'windows-1256')));
    expect(await archive.listed()).toBe(1);
    await archive.reopen();
    expect(await archive.listed()).toBe(1);
    expect(await archive.found('المعرض')).toBe(1);
  });
});

describe('what a page says beside its text', () => {
  it('is read anew with it: its headings are where they are in the new text', async () => {
    const archive = await open();
    const page = `<html lang="ar"><head><title>افتتح الوزير المعرض</title></head><body><article>
      <h1>افتتح الوزير المعرض</h1><p>${ARABIC.slice(-80)}</p><h2>دور النشر</h2><p>${ARABIC.slice(-80)}</p>
      <p>وقال الناشرون إن المعرض يحتاج إلى مساحة أوسع في العام المقبل، وإلى أيام أكثر.</p></article></body></html>`;
    await archive.import(archive.put('page.html', encodeSingleByte(page, 'windows-1256')));
    const client = archive.client();
    const heading = async (): Promise<string[]> => {
      const { body, structure } = expectValue(await client.call('articles.get', { id: await only(archive) }));
      return structure
        .filter(({ kind }) => kind === 'heading')
        .map(({ start, end }) => body.slice(start, end));
    };
    expect(await heading()).toContain('دور النشر');
    const id = await only(archive);
    expectValue(await client.call('articles.redecode', { id, encoding: 'koi8-r' }));
    const misread = await heading();
    expect(misread).toHaveLength(1);
    expect(misread).not.toContain('دور النشر');
    expectValue(
      await client.call('articles.redecode', { id: await only(archive), encoding: 'windows-1256' }),
    );
    expect(await heading()).toEqual(['دور النشر']);
  });
});
