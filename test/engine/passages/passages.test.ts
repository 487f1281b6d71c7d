import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import { addArticle, clientOf, dump, openTestArchive, setHidden } from '../test-archive.ts';

const SANCTIONS = {
  title: 'العقوبات تعود إلى الواجهة',
  body: 'قال الوزير إن العقوبات الجديدة لن تمرّ. وردّت طهران بأن الموقف لم يتغير.',
  published: '2020-09-25',
};
const TALKS = {
  title: 'جولة محادثات',
  body: 'تنطلق المحادثات غداً، ولا ذكر للعقوبات فيها.',
  published: '2020-10-03T18:00:00Z',
};
const UNDATED = { title: 'بلا تاريخ', body: 'خبر عن العقوبات بلا تاريخ.' };

async function setUp() {
  const { context, emitted } = await openTestArchive();
  const articles = [SANCTIONS, TALKS, UNDATED].map((sample) => addArticle(context, sample));
  const engine = clientOf({
    ...tagHandlers(context),
    ...passageHandlers(context),
    ...historyHandlers(context),
  });
  const [first, second, third] = articles;
  if (!first || !second || !third) throw new Error('three articles');
  const passage = async (article: { id: string }, text: string, words: string, tags: string[] = []) => {
    const start = text.indexOf(words);
    return expectValue(
      await engine.call('passages.create', {
        article: article.id,
        field: 'body',
        start,
        end: start + words.length,
        tags,
      }),
    );
  };
  const tag = async (name: string) => expectValue(await engine.call('tags.create', { name }));
  return { context, emitted, engine, first, second, third, passage, tag };
}

describe('passages', () => {
  it('are made with the words at their offsets, and refused outside of the text', async () => {
    const { engine, first, passage } = await setUp();
    const made = await passage(first, SANCTIONS.body, 'العقوبات الجديدة');
    expect(made).toMatchObject({
      article: first.id,
      articleTitle: SANCTIONS.title,
      exact: 'العقوبات الجديدة',
      prefix: 'قال الوزير إن ',
      anchor: 'exact',
    });
    const beyond = { article: first.id, field: 'body', start: 0, end: 10_000 } as const;
    expect(await engine.call('passages.create', beyond)).toMatchObject({ error: { code: 'bad-span' } });
    const nowhere = { article: 'a0', field: 'body', start: 0, end: 1 } as const;
    expect(await engine.call('passages.create', nowhere)).toMatchObject({
      error: { code: 'article-not-found' },
    });
    const untagged = { article: first.id, field: 'title', start: 0, end: 8 } as const;
    expect(await engine.call('passages.create', { ...untagged, tags: ['t0'] })).toMatchObject({
      error: { code: 'tag-not-found' },
    });
  });

  it('can be retagged, annotated, moved and removed, each one step to undo', async () => {
    const { context, engine, first, passage, tag } = await setUp();
    const [a, b] = [await tag('عقوبات'), await tag('طهران')];
    const { id } = await passage(first, SANCTIONS.body, 'العقوبات', [a.id]);
    const states = [dump(context.archive)];
    const steps = [{ tags: [b.id, a.id] }, { memo: 'للمتابعة' }, { end: SANCTIONS.body.indexOf(' لن تمرّ') }];
    for (const change of steps) {
      const updated = expectValue(await engine.call('passages.update', { id, ...change }));
      expect(updated).toMatchObject('end' in change ? { exact: 'العقوبات الجديدة' } : change);
      states.push(dump(context.archive));
    }
    expect(expectValue(await engine.call('passages.remove', { ids: [id] }))).toEqual({ removed: 1 });
    expect(expectValue(await engine.call('passages.list', {})).total).toBe(0);
    const labels = [];
    for (const state of states.reverse()) {
      labels.push(expectValue(await engine.call('history.undo', {})).label);
      expect(dump(context.archive)).toEqual(state);
    }
    expect(labels).toEqual(['passage.remove', 'passage.move', 'passage.memo', 'passage.tag']);
  });

  it('that are set to what they are leave no step in the history', async () => {
    const { engine, first, passage } = await setUp();
    const made = await passage(first, SANCTIONS.body, 'طهران');
    const { total } = expectValue(await engine.call('history.list', {}));
    await engine.call('passages.update', { id: made.id, memo: '', tags: [], start: made.start });
    expect(expectValue(await engine.call('history.list', {})).total).toBe(total);
  });

  it('are removed all or none', async () => {
    const { engine, first, passage } = await setUp();
    const made = await passage(first, SANCTIONS.body, 'طهران');
    expect(await engine.call('passages.remove', { ids: [made.id, 'p0'] })).toMatchObject({
      error: { code: 'passage-not-found', params: { id: 'p0' } },
    });
    expect(expectValue(await engine.call('passages.list', {})).total).toBe(1);
  });
});

describe('passages.list', () => {
  it('is in the order of import, then of the text, title first', async () => {
    const { engine, first, second, passage } = await setUp();
    await passage(second, TALKS.body, 'المحادثات');
    await passage(first, SANCTIONS.body, 'طهران');
    await passage(first, SANCTIONS.body, 'الوزير');
    await engine.call('passages.create', { article: first.id, field: 'title', start: 9, end: 13 });
    const { rows, total } = expectValue(await engine.call('passages.list', {}));
    expect(rows.map((row) => row.exact)).toEqual(['تعود', 'الوزير', 'طهران', 'المحادثات']);
    expect(total).toBe(4);
    const page = expectValue(await engine.call('passages.list', { offset: 1, limit: 2 }));
    expect([page.total, ...page.rows.map((row) => row.exact)]).toEqual([4, 'الوزير', 'طهران']);
  });

  it('narrows by tag (id, or name however it is spelled), article, ids and days', async () => {
    const { context, engine, first, second, third, passage, tag } = await setUp();
    const security = await tag('مجلس الأمن');
    const one = await passage(first, SANCTIONS.body, 'الوزير', [security.id]);
    const two = await passage(second, TALKS.body, 'غداً');
    const three = await passage(third, UNDATED.body, 'خبر');
    const ids = async (selection: object): Promise<string[]> =>
      expectValue(await engine.call('passages.list', selection)).rows.map((row) => row.id);
    expect(await ids({ tag: security.id })).toEqual([one.id]);
    expect(await ids({ tag: 'مجلس  الامن' })).toEqual([one.id]);
    expect(await ids({ article: second.id })).toEqual([two.id]);
    expect(await ids({ ids: [three.id, one.id] })).toEqual([one.id, three.id]);
    expect(await ids({ from: '2020-10' })).toEqual([two.id]);
    expect(await ids({ from: '2020-09-25', to: '2020-10-03' })).toEqual([one.id, two.id]);
    expect(await ids({ to: '2020-09' })).toEqual([one.id]);
    // Dated by the analyst to a month: in every range that touches it.
    context.archive.db.exec(`UPDATE articles SET published = '2020-10' WHERE number = ${second.number}`);
    expect(await ids({ from: '2020-10-20' })).toEqual([two.id]);
    expect(await ids({ from: '2020-09-26', to: '2020-10-01' })).toEqual([two.id]);
    expect(await ids({ from: '2020-11-01' })).toEqual([]);
    expect(await engine.call('passages.list', { tag: 'لا وجود له' })).toMatchObject({
      error: { code: 'tag-not-found' },
    });
    expect(await engine.call('passages.list', { from: 'أمس' })).toMatchObject({
      error: { code: 'bad-request', params: { field: 'from' } },
    });
    expect(await engine.call('passages.list', { query: 'س'.repeat(3000) })).toMatchObject({
      error: { code: 'query-too-long' },
    });
  });

  it('narrows by query to passages that a hit touches, whatever its form', async () => {
    const { engine, first, second, passage } = await setUp();
    await passage(first, SANCTIONS.body, 'طهران بأن');
    const noun = await passage(first, SANCTIONS.body, 'إن العقوبات');
    const clitic = await passage(second, TALKS.body, 'ذكر للعقوبات');
    const { rows } = expectValue(await engine.call('passages.list', { query: 'عقوبات' }));
    expect(rows.map((row) => row.id)).toEqual([noun.id, clitic.id]);
  });

  it('leaves out passages of an article whose import was undone, until it is redone', async () => {
    const { context, engine, first, passage } = await setUp();
    const made = await passage(first, SANCTIONS.body, 'طهران');
    setHidden(context, [first.number], true);
    expect(expectValue(await engine.call('passages.list', {})).total).toBe(0);
    expect((await engine.call('passages.update', { id: made.id, memo: 'x' })).ok).toBe(false);
    expect((await engine.call('passages.cite', { id: made.id })).ok).toBe(false);
    setHidden(context, [first.number], false);
    expect(expectValue(await engine.call('passages.list', {})).total).toBe(1);
  });
});

describe('tags', () => {
  it('take the colour that is used least, and count their passages', async () => {
    const { engine, first, passage, tag } = await setUp();
    const colors = [];
    for (let at = 0; at < 13; at++) colors.push((await tag(`وسم ${at}`)).color);
    expect(new Set(colors.slice(0, 12)).size).toBe(12);
    expect(colors[12]).toBe(0);
    const { tags } = expectValue(await engine.call('tags.list', {}));
    await passage(first, SANCTIONS.body, 'طهران', [tags[3]?.id ?? '']);
    expect(expectValue(await engine.call('tags.list', {})).tags[3]).toMatchObject({
      name: 'وسم 3',
      passages: 1,
    });
  });

  it.each([
    ['مجلس الأمن', 'مجلس الامن'],
    ['إيران', 'ايران'],
    ['عقوبات', 'عُقوبات'],
    ['OPEC', 'opec'],
    ['القرار 2231', 'القرار ٢٢٣١'],
  ])('of names that read alike are one: %s, %s', async (name, alike) => {
    const { engine, tag } = await setUp();
    const { id } = await tag(name);
    expect(await engine.call('tags.create', { name: alike })).toMatchObject({
      error: { code: 'tag-exists', params: { id } },
    });
    const other = await tag('وسم آخر');
    expect((await engine.call('tags.update', { id: other.id, name: alike })).ok).toBe(false);
    expect(expectValue(await engine.call('tags.update', { id, name: alike })).name).toBe(alike);
  });

  it('come off their passages when removed, and back on when that is undone', async () => {
    const { context, engine, first, second, passage, tag } = await setUp();
    const [kept, removed] = [await tag('يبقى'), await tag('يزول')];
    await passage(first, SANCTIONS.body, 'طهران', [removed.id, kept.id]);
    await passage(second, TALKS.body, 'غداً', [removed.id]);
    const before = dump(context.archive);
    expect(expectValue(await engine.call('tags.remove', { id: removed.id }))).toEqual({ passages: 2 });
    const { rows } = expectValue(await engine.call('passages.list', {}));
    expect(rows.map((row) => row.tags)).toEqual([[kept.id], []]);
    await engine.call('history.undo', {});
    expect(dump(context.archive)).toEqual(before);
  });
});
