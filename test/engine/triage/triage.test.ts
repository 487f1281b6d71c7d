import { describe, expect, it } from 'vitest';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { Triage } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import { openSearchIndex } from '../../../electron/engine/search/open-search-index.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { startOfYesterday } from '../../../electron/engine/triage/triage-counts.ts';
import { addArticle, clientOf, dump, openTestArchive } from '../test-archive.ts';

async function setUp(count: number) {
  const { context, emitted } = await openTestArchive();
  const ids = Array.from(
    { length: count },
    (_, at) => addArticle(context, { title: `خبر ${at}`, body: `نص عن العقوبات رقم ${at}` }).id,
  );
  const engine = clientOf({
    ...articleHandlers(context),
    ...historyHandlers(context),
    ...passageHandlers(context),
    ...searchHandlers(context),
    ...tagHandlers(context),
    ...triageHandlers(context),
  });
  return { context, emitted, engine, ids };
}

const triageOf = async (engine: EngineClient, id: string): Promise<Triage> =>
  expectValue(await engine.call('articles.get', { id })).triage;

const found = async (engine: EngineClient): Promise<number> =>
  expectValue(await engine.call('search.query', { query: 'عقوبات' })).total;

describe('triage', () => {
  it('begins unread in the inbox', async () => {
    const { engine, ids } = await setUp(1);
    expect(await triageOf(engine, ids[0] ?? '')).toEqual({
      status: 'inbox',
      unread: true,
      starred: false,
      binned: false,
    });
  });

  it('sets many at once as one step, undone and redone whole; what is so already is no change', async () => {
    const { context, engine, ids } = await setUp(5);
    const before = dump(context.archive);
    expect(expectValue(await engine.call('triage.set', { ids: [...ids, ...ids], status: 'kept' }))).toEqual({
      changed: 5,
    });
    const after = dump(context.archive);
    expect(await engine.call('triage.set', { ids, status: 'kept' })).toMatchObject({ value: { changed: 0 } });
    expect(expectValue(await engine.call('triage.counts', {}))).toMatchObject({ inbox: 0, unread: 0 });
    expect(expectValue(await engine.call('history.undo', {}))).toMatchObject({
      label: 'triage.set',
      params: { count: 5 },
    });
    expect(dump(context.archive)).toEqual(before);
    await engine.call('history.redo', {});
    expect(dump(context.archive)).toEqual(after);
  });

  it('changes nothing at all where one of the articles is not there', async () => {
    const { context, engine, ids } = await setUp(2);
    const before = dump(context.archive);
    for (const call of [
      await engine.call('triage.set', { ids: [...ids, 'a0'], starred: true }),
      await engine.call('triage.bin', { ids: [...ids, 'a0'], binned: true }),
      await engine.call('triage.read', { id: 'a0' }),
    ]) {
      expect(call).toMatchObject({ error: { code: 'article-not-found', params: { id: 'a0' } } });
    }
    expect(dump(context.archive)).toEqual(before);
  });

  it('reading is no step of the history, and never stands in the way of one', async () => {
    const { emitted, engine, ids } = await setUp(1);
    const [id = ''] = ids;
    await engine.call('triage.set', { ids, status: 'kept', unread: true, starred: true });
    await engine.call('triage.read', { id });
    expect((await triageOf(engine, id)).unread).toBe(false);
    expect(emitted.at(-1)).toEqual({ name: 'archive.changed', payload: { what: ['unread'] } });
    const told = emitted.length;
    await engine.call('triage.read', { id });
    expect(emitted.length).toBe(told);
    expect(expectValue(await engine.call('history.list', {})).total).toBe(1);
    expect(await engine.call('history.undo', {})).toMatchObject({ ok: true });
    expect(await triageOf(engine, id)).toMatchObject({ status: 'inbox', starred: false, unread: false });
    // Marked as unread by hand, then opened: taking the mark back still works.
    await engine.call('triage.set', { ids, unread: true });
    await engine.call('triage.read', { id });
    expect(await engine.call('history.undo', {})).toMatchObject({ ok: true });
    expect(await engine.call('history.redo', {})).toMatchObject({ ok: true });
  });

  it('says that triage changed', async () => {
    const { emitted, engine, ids } = await setUp(1);
    await engine.call('triage.set', { ids, starred: true });
    expect(emitted.at(-1)).toEqual({ name: 'archive.changed', payload: { what: ['triage', 'history'] } });
  });
});

describe('the bin', () => {
  it('takes articles out of list, search, tags and counts, and gives them back by undo or by hand', async () => {
    const { engine, emitted, ids } = await setUp(4);
    const [first = '', second = ''] = ids;
    const tag = expectValue(await engine.call('tags.create', { name: 'وسم' })).id;
    await engine.call('passages.create', { article: first, field: 'body', start: 0, end: 2, tags: [tag] });
    const seen = async () => ({
      found: await found(engine),
      listed: expectValue(await engine.call('articles.list', {})).total,
      binned: expectValue(await engine.call('articles.list', { binned: true })).total,
      inbox: expectValue(await engine.call('triage.counts', {})).inbox,
      tagged: expectValue(await engine.call('tags.list', {})).tags[0]?.passages,
    });
    const before = { found: 4, listed: 4, binned: 0, inbox: 4, tagged: 1 };
    const after = { found: 2, listed: 2, binned: 2, inbox: 2, tagged: 0 };
    expect(await seen()).toEqual(before);
    await engine.call('triage.bin', { ids: [first, second], binned: true });
    expect(await seen()).toEqual(after);
    const told = emitted.flatMap(({ payload }) => (payload as { what: string[] }).what);
    expect(told).toEqual(expect.arrayContaining(['articles', 'passages', 'tags', 'saved', 'triage']));
    expect(await triageOf(engine, first)).toMatchObject({ binned: true });

    expect(expectValue(await engine.call('history.undo', {}))).toMatchObject({
      label: 'triage.bin',
      params: { count: 2 },
    });
    expect(await seen()).toEqual(before);
    await engine.call('history.redo', {});
    expect(await seen()).toEqual(after);
    await engine.call('triage.bin', { ids: [first, second], binned: false });
    expect(await seen()).toEqual(before);
    expect(expectValue(await engine.call('history.undo', {}))).toMatchObject({ label: 'triage.unbin' });
    expect(await seen()).toEqual(after);
  });

  it('stays shut after reopening, and an index made anew knows it', async () => {
    const { context, engine, ids } = await setUp(3);
    await engine.call('triage.bin', { ids: ids.slice(0, 1), binned: true });
    const options = { level: 'inflected', loose: true } as const;
    const index = await openSearchIndex(context.archive, context.analyzer, context.analysis);
    expect(index.search('عقوبات', options).total).toBe(2);
    await index.rebuild(() => {}, { aborted: false });
    expect(index.search('عقوبات', options).total).toBe(2);
  });

  it('leaves no trace in memory when the step fails', async () => {
    const { context, engine, ids } = await setUp(2);
    context.journal.onApplied('triage', () => {
      throw new Error('disk gone');
    });
    expect(() =>
      context.journal.perform('triage.bin', { count: 1 }, (rows) =>
        rows.update('triage', { article: ids[0] ?? '' }, { binned: 1 }),
      ),
    ).toThrow('disk gone');
    expect([await found(engine), expectValue(await engine.call('articles.list', {})).total]).toEqual([2, 2]);
  });
});

describe('what is new', () => {
  it('counts the inbox since yesterday and since the last visit', async () => {
    const { context, engine, ids } = await setUp(4);
    const { db } = context.archive;
    const midnight = startOfYesterday(Date.now());
    const put = (id: string | undefined, at: number): void =>
      void db.prepare('UPDATE articles SET imported_at = ? WHERE id = ?').run(at, id ?? '');
    put(ids[0], midnight - 1);
    put(ids[1], midnight);
    await engine.call('triage.set', { ids: ids.slice(3), status: 'skipped' });
    const counts = expectValue(await engine.call('triage.counts', {}));
    expect(counts).toMatchObject({
      inbox: 3,
      sinceYesterday: 2,
      sinceLastVisit: 3,
      yesterday: midnight,
      lastVisit: 0,
    });
  });

  it('begins yesterday at local midnight', () => {
    const now = new Date(2024, 2, 1, 15, 30).getTime();
    expect(new Date(startOfYesterday(now))).toEqual(new Date(2024, 1, 29));
  });
});
