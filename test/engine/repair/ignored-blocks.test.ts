import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { addArticle } from '../test-archive.ts';
import { openRepairArchive } from './repair-archive.ts';

const MORE = 'اقرأ أيضاً: «ملف» كامل عن العقوبات الجديدة';
const around = (text: string, more: string): string => `خبر ${text}.\n\n${more}\n\nوختاماً ${text}.`;

describe('ignoring a block', () => {
  it('takes its words out of search and leaves text and passages alone; restoring and undo bring them back', async () => {
    const { context, engine, article, mark, passages, found, undo } = await openRepairArchive();
    const body = around('أول', MORE);
    const { id } = addArticle(context, { title: 'عنوان', body });
    const passage = await mark(id, 'ملف');
    const start = body.indexOf(MORE);
    const block = { article: id, field: 'body', start, end: start + MORE.length } as const;
    expect(found('العقوبات')).toEqual([id]);
    expect(expectValue(await engine.call('blocks.ignore', block))).toEqual({ blocks: 1 });
    expect(found('العقوبات')).toEqual([]);
    expect(found('وختاماً')).toEqual([id]);
    const after = await article(id);
    expect(after.body).toBe(body);
    expect((await passages(id)).map(({ id, anchor }) => [id, anchor])).toEqual([[passage.id, 'exact']]);
    // What is ignored already is no step.
    expect(expectValue(await engine.call('blocks.ignore', { ...block, end: start + 4 }))).toEqual({
      blocks: 0,
    });

    await engine.call('blocks.restore', { ids: after.ignored.map(({ id }) => id) });
    expect(found('العقوبات')).toEqual([id]);
    await undo();
    expect(found('العقوبات')).toEqual([]);
    await undo();
    expect(found('العقوبات')).toEqual([id]);
    expect((await article(id)).ignored).toEqual([]);
  });

  it('joins blocks that overlap or touch, and parts them again by undo', async () => {
    const { context, engine, article, undo } = await openRepairArchive();
    const { id } = addArticle(context, { title: 'عنوان طويل', body: 'a'.repeat(20).replaceAll('aa', 'a ') });
    const ignore = async (start: number, end: number, field: 'title' | 'body' = 'body'): Promise<unknown> =>
      engine.call('blocks.ignore', { article: id, field, start, end });
    const spans = async (): Promise<number[][]> =>
      (await article(id)).ignored
        .filter(({ field }) => field === 'body')
        .map(({ start, end }) => [start, end]);
    await ignore(0, 4, 'title');
    await ignore(2, 4);
    await ignore(8, 10);
    await ignore(14, 16);
    await ignore(4, 9);
    expect(await spans()).toEqual([
      [2, 10],
      [14, 16],
    ]);
    await ignore(0, 20);
    expect(await spans()).toEqual([[0, 20]]);
    await undo();
    await undo();
    expect(await spans()).toEqual([
      [2, 4],
      [8, 10],
      [14, 16],
    ]);
  });

  it('finds the very same paragraph in other articles, and nothing that only looks like it', async () => {
    const { context, engine, article } = await openRepairArchive();
    const ids = [
      around('أول', MORE),
      around('ثانٍ', `  ${MORE} `),
      around('ثالث', `${MORE} والقديمة`),
      around('رابع', `نقلاً عن ${MORE}`),
      around('خامس', MORE.replace('ملف', 'ملفّ')),
      around('سادس', `${MORE}\n\nفاصل\n\n${MORE}`),
      around('سابع', MORE),
    ].map((body) => addArticle(context, { body }).id);
    const [first = '', , , , , , binned = ''] = ids;
    await engine.call('triage.bin', { ids: [binned], binned: true });
    const { body } = await article(first);
    const start = body.indexOf(MORE) - 1;
    const block = { article: first, field: 'body', start, end: start + MORE.length + 2 } as const;
    expect(expectValue(await engine.call('blocks.same', block))).toEqual({ articles: 3 });
    expect(expectValue(await engine.call('blocks.ignore', { ...block, everywhere: true }))).toEqual({
      blocks: 4,
    });
    const ignored: number[] = [];
    for (const id of ids) ignored.push((await article(id)).ignored.length);
    expect(ignored).toEqual([1, 1, 0, 0, 0, 2, 0]);
    expect((await engine.call('history.undo', {})).ok).toBe(true);
    expect((await article(first)).ignored).toEqual([]);
  });

  it('never looks elsewhere for a few words or part of a paragraph', async () => {
    const { context, engine } = await openRepairArchive();
    const [id = ''] = ['1', '2'].map(
      (name) => addArticle(context, { body: `${name}.\n\nوكالات\n\n${MORE}` }).id,
    );
    const of = (words: string, end = 0) => {
      const start = `1.\n\nوكالات\n\n${MORE}`.indexOf(words);
      return { article: id, field: 'body', start, end: start + words.length + end } as const;
    };
    for (const block of [of('وكالات'), of(MORE.slice(4)), of(MORE, -2)]) {
      expect(expectValue(await engine.call('blocks.same', block))).toEqual({ articles: 1 });
    }
    expect(expectValue(await engine.call('blocks.same', of(MORE)))).toEqual({ articles: 2 });
  });

  it('refuses what is no span, no article and no block', async () => {
    const { context, engine } = await openRepairArchive();
    const { id } = addArticle(context, { body: 'نص 😀' });
    const ignore = async (start: number, end: number, article = id): Promise<unknown> =>
      engine.call('blocks.ignore', { article, field: 'body', start, end });
    for (const [start, end] of [
      [0, 0],
      [2, 99],
      [0, 4],
    ] as const) {
      expect(await ignore(start, end)).toMatchObject({ error: { code: 'bad-span' } });
    }
    expect(await ignore(0, 2, 'a0')).toMatchObject({ error: { code: 'article-not-found' } });
    expect(await engine.call('blocks.restore', { ids: ['b0'] })).toMatchObject({
      error: { code: 'block-not-found' },
    });
  });
});
