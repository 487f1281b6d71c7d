import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { safeFileName } from '../../../electron/engine/articles/safe-file-name.ts';
import { outletHandlers } from '../../../electron/engine/outlets/outlet-handlers.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import { addArticle, clientOf, openTestArchive, setHidden, type SampleArticle } from '../test-archive.ts';

async function setUp(samples: readonly SampleArticle[]) {
  const { context } = await openTestArchive();
  const articles = samples.map((sample) => addArticle(context, sample));
  const engine = clientOf({
    ...articleHandlers(context),
    ...passageHandlers(context),
    ...tagHandlers(context),
  });
  const titles = async (request: object): Promise<string[]> =>
    expectValue(await engine.call('articles.list', request)).rows.map((row) => row.title);
  return { context, engine, articles, titles };
}

describe('articles.list', () => {
  const SAMPLES = [
    { title: 'ب', body: 'نص أول', published: '2020-09-01', publisher: 'الفجر' },
    { title: 'ج', body: 'نص ثان', published: '2021-01-01', publisher: 'الغد' },
    { title: 'أ', body: 'نص ثالث', language: 'fa' },
  ];

  it('sorts, pages and counts', async () => {
    const { engine, titles } = await setUp(SAMPLES);
    expect(await titles({})).toEqual(['أ', 'ج', 'ب']);
    expect(await titles({ sort: 'published' })).toEqual(['ج', 'ب', 'أ']);
    expect(await titles({ sort: 'title' })).toEqual(['أ', 'ب', 'ج']);
    expect(await titles({ offset: 1, limit: 1 })).toEqual(['ج']);
    expect(expectValue(await engine.call('articles.list', { limit: 1 })).total).toBe(3);
    expect(await titles({ publisher: 'الغد' })).toEqual(['ج']);
    expect(await titles({ language: 'fa' })).toEqual(['أ']);
  });

  it('shows the tags and passages of each, and narrows by tag', async () => {
    const { engine, articles, titles } = await setUp(SAMPLES);
    const article = articles[0]?.id ?? '';
    const [one, two] = [
      expectValue(await engine.call('tags.create', { name: 'وسم' })).id,
      expectValue(await engine.call('tags.create', { name: 'آخر' })).id,
    ];
    const span = { article, field: 'body', start: 0, end: 2 } as const;
    await engine.call('passages.create', { ...span, tags: [two, one] });
    await engine.call('passages.create', { ...span, tags: [one] });
    const { rows } = expectValue(await engine.call('articles.list', { tag: one }));
    expect(rows).toMatchObject([{ id: article, tags: [one, two], passages: 2 }]);
    expect(await titles({ tag: 't0' })).toEqual([]);
  });

  it('leaves out what an undone import brought', async () => {
    const { context, engine, articles, titles } = await setUp(SAMPLES);
    const [first] = articles;
    if (!first) throw new Error('an article');
    setHidden(context, [first.number], true);
    expect(await titles({})).toEqual(['أ', 'ج']);
    expect(expectValue(await engine.call('articles.list', {})).total).toBe(2);
    expect(await engine.call('articles.get', { id: first.id })).toMatchObject({
      error: { code: 'article-not-found' },
    });
  });
});

describe('articles.get', () => {
  it('tells of an article that others stand for which these are, and of its outlet by its host', async () => {
    const { context, engine, articles } = await setUp([
      { body: 'نص أصلي', url: 'https://arabic.fajr.com/1' },
      { body: 'قطعة أولى' },
      { body: 'قطعة ثانية' },
    ]);
    const [whole = '', first = '', second = ''] = articles.map(({ id }) => id);
    await clientOf(outletHandlers(context)).call('outlets.save', {
      outlet: {
        name: 'الفجر',
        aliases: ['fajr.com'],
        country: '',
        medium: '',
        ownership: '',
        leaning: '',
        note: '',
        attributes: [],
      },
    });
    expect(expectValue(await engine.call('articles.get', { id: whole })).outlet?.name).toBe('الفجر');
    expect(expectValue(await engine.call('articles.get', { id: first })).outlet).toBeNull();
    const { db } = context.archive;
    db.prepare('UPDATE triage SET superseded = 1 WHERE article = ?').run(whole);
    for (const piece of [first, second]) {
      db.prepare(`INSERT INTO derivations VALUES (?, 'split', ?, '[]', '', 1)`).run(
        piece,
        JSON.stringify([whole]),
      );
    }
    expect(await engine.call('articles.get', { id: whole })).toMatchObject({
      error: { code: 'article-replaced', params: { id: whole, by: `${first},${second}` } },
    });
  });
});

describe('originals', () => {
  it('come back byte for byte, in pieces', async () => {
    const body = 'سطر من الملف الكبير.\n'.repeat(60_000);
    const { engine, articles } = await setUp([{ title: 'كبير', body, large: true, name: 'تقرير.txt' }]);
    const article = articles[0]?.id ?? '';
    const pieces: Buffer[] = [];
    for (let offset = 0, total = 1; offset < total;) {
      const piece = expectValue(await engine.call('originals.read', { article, offset }));
      pieces.push(Buffer.from(piece.data, 'base64'));
      total = piece.bytes;
      offset += pieces.at(-1)?.length ?? 0;
      expect(piece.name).toBe('تقرير.txt');
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(Buffer.concat(pieces).toString()).toBe(`كبير\n\n${body}`);
  });

  it('are written to a folder that only their owner may enter', async () => {
    const { engine, articles } = await setUp([{ title: 'خبر', body: 'نص', name: 'خبر.txt' }]);
    const extracted = expectValue(await engine.call('originals.extract', { article: articles[0]?.id ?? '' }));
    onTestFinished(() => rmSync(dirname(extracted.path), { recursive: true }));
    expect(readFileSync(extracted.path, 'utf8')).toBe('خبر\n\nنص');
    expect(basename(extracted.path)).toBe('خبر.txt');
    expect(statSync(dirname(extracted.path)).mode & 0o777).toBe(0o700);
  });

  it('that are gone or altered are never handed out as if they were whole', async () => {
    const { context, engine, articles } = await setUp([{ title: 'كبير', body: 'نص', large: true }]);
    const [{ id: article, sha256 } = { id: '', sha256: '' }] = articles;
    const path = join(context.archive.folder, 'originals', sha256);
    const bytes = readFileSync(path);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await engine.call('originals.read', { article, offset: 0 })).toMatchObject({
      error: { code: 'archive-damaged' },
    });
    expect(await engine.call('originals.extract', { article })).toMatchObject({
      error: { code: 'archive-damaged' },
    });
    rmSync(path);
    expect(await engine.call('originals.extract', { article })).toMatchObject({
      error: { code: 'original-missing' },
    });
  });
});

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x\\y.txt', 'C__x_y.txt'],
    ['تقرير\u202Etxt.exe', 'تقريرtxt.exe'],
    ['CON.txt', '_CON.txt'],
    ['...', 'original'],
    ['a\u0000b\nc.html', 'a_b_c.html'],
    ['خبر.txt', 'خبر.txt'],
  ])('%j -> %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a name that is too long for a file system', () => {
    const safe = safeFileName(`${'خبر '.repeat(200)}.html`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(safe.endsWith('.html')).toBe(true);
  });
});

describe('what a reader found beside the text', () => {
  it('comes with the article, and the list stays light', async () => {
    const found = {
      documentNumber: 'X-7',
      structure: [{ start: 0, end: 3, kind: 'heading' as const }],
      locators: [{ start: 0, kind: 'time' as const, label: '00:14:05' }],
      details: { channel: 'قناة المرفأ', 'رقم الملف': '2024/17' },
    };
    const { engine, articles } = await setUp([{ title: 'خبر', body: 'نص الخبر', found }]);
    const article = expectValue(await engine.call('articles.get', { id: articles[0]?.id ?? '' }));
    expect(article).toMatchObject(found);
    expect(article.source.container).toBeNull();
    const [row] = expectValue(await engine.call('articles.list', {})).rows;
    for (const name of Object.keys(found)) expect(row).not.toHaveProperty(name);
  });

  it('names the file around its own, with those of its articles that are visible', async () => {
    const { context, engine, articles } = await setUp([
      { title: 'نشرة الصباح', body: 'نص الرسالة', name: 'رسالة.eml' },
      { title: 'البيان', body: 'نص البيان', name: 'بيان.html' },
    ]);
    const [mail, attachment] = articles;
    if (!mail || !attachment) throw new Error('two articles');
    const container = async () =>
      expectValue(await engine.call('articles.get', { id: attachment.id })).source.container;
    context.archive.db
      .prepare('UPDATE sources SET container = ?, member = ? WHERE sha256 = ?')
      .run(mail.sha256, 'ملفات/بيان.html', attachment.sha256);
    const named = { name: 'رسالة.eml', member: 'ملفات/بيان.html' };
    expect(await container()).toEqual({ ...named, articles: [{ id: mail.id, title: 'نشرة الصباح' }] });
    setHidden(context, [mail.number], true);
    expect(await container()).toEqual({ ...named, articles: [] });
  });
});
