import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallOutput, CallRequest } from '../../../electron/contract/calls.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { analysisHere } from '../../../electron/engine/search/analysis-threads.ts';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';
import { createParserPool } from '../../../electron/engine/parsers/parser-pool.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import { temporaryArchive, analyzer, type TemporaryArchive } from './temporary-archive.ts';

type Output = CallOutput<'search.query'>;

const ARTICLES = [
  {
    number: 1,
    title: 'المطر يعود',
    body: `هطل المطر أمس. ${'ثم صفا الجو. '.repeat(40)}مطر آخر`,
    published: '2020-09-25',
  },
  { number: 2, title: 'رياح', body: 'رياح بلا مطر', published: '' },
  { number: 3, title: 'أمطار', body: 'مطر غزير على الساحل', published: '2021-01-02T10:00:00Z' },
  { number: 4, title: 'سوق', body: 'ارتفع السوق', published: '2019-05-01' },
];

describe('search calls', () => {
  let test: TemporaryArchive;
  let events: string[];

  function handlersOf({ archive, index }: TemporaryArchive): ReturnType<typeof searchHandlers> {
    const context: EngineContext = {
      archive,
      analyzer,
      index,
      analysis: analysisHere(analyzer),
      journal: openJournal(archive, () => {}),
      parsers: createParserPool(forkParserHost()),
      emit: (name) => void events.push(name),
      assets: '',
    };
    return searchHandlers(context);
  }

  let handlers: ReturnType<typeof searchHandlers>;
  beforeEach(async () => {
    test = await temporaryArchive();
    test.add(ARTICLES);
    events = [];
    handlers = handlersOf(test);
  });
  afterEach(() => test.dispose());

  const idle = { signal: { aborted: false, addEventListener: () => {} }, progress: () => {} };
  async function search(query: string, input: Partial<CallRequest<'search.query'>> = {}): Promise<Output> {
    const result = await handlers['search.query'](
      {
        query,
        level: 'inflected',
        loose: true,
        sort: 'relevance',
        binned: false,
        offset: 0,
        limit: 10,
        ...input,
      },
      idle,
    );
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  }
  const ids = ({ results }: Output): string[] => results.map(({ id }) => id);

  it('answers rows with exact total, marks in title and snippets, and the number of hits', async () => {
    const { total, results, interpreted, notes } = await search('المطر');
    expect([total, interpreted, notes]).toEqual([3, 'المطر', []]);
    const first = results.find(({ id }) => id === 'a1');
    expect(first).toMatchObject({
      title: 'المطر يعود',
      published: '2020-09-25',
      tags: [],
      passages: 0,
      hits: 3,
    });
    expect(first?.titleMarks).toEqual([{ start: 0, end: 5, level: 'exact' }]);
    const shown = first?.snippets.flatMap(({ text, marks }) =>
      marks.map(({ start, end }) => text.slice(start, end)),
    );
    expect(shown).toEqual(['المطر']);
  });

  it('sorts by date with the undated last, or by import, page by page', async () => {
    expect(ids(await search('مطر', { sort: 'published' }))).toEqual(['a3', 'a1', 'a2']);
    expect(ids(await search('مطر', { sort: 'imported' }))).toEqual(['a3', 'a2', 'a1']);
    const second = await search('مطر', { sort: 'published', offset: 1, limit: 1 });
    expect([second.total, ids(second)]).toEqual([3, ['a1']]);
    const relevant = ids(await search('مطر'));
    expect(ids(await search('مطر', { offset: 1, limit: 2 }))).toEqual(relevant.slice(1));
    expect(ids(await search('مطر', { limit: 0 }))).toEqual([]);
  });

  it('sorts a great many matches by date', async () => {
    const day = (n: number): string => `19${String(n % 100).padStart(2, '0')}-01-01`;
    test.add(
      Array.from({ length: 2100 }, (_, i) => ({ number: i + 10, title: '', body: 'مطر', published: day(i) })),
    );
    const { total, results } = await search('مطر', { sort: 'published', offset: 1, limit: 30 });
    expect(total).toBe(2103);
    expect(results.map(({ published }) => published)).toEqual([
      '2020-09-25',
      ...Array.from({ length: 21 }, () => '1999-01-01'),
      ...Array.from({ length: 8 }, () => '1998-01-01'),
    ]);
  });

  it('keeps to articles with a passage that carries a tag', async () => {
    test.archive.db.exec(`
      INSERT INTO tags (id, name, color, definition, created_at) VALUES ('t1', 'طقس', 0, '', 0);
      INSERT INTO passages VALUES ('p1', 'a2', 'body', 0, 4, 'رياح', '', '', '', 0, 0);
      INSERT INTO passage_tags (passage, tag, position) VALUES ('p1', 't1', 0);`);
    const found = await search('مطر', { tag: 't1' });
    expect([found.total, ids(found)]).toEqual([1, ['a2']]);
    expect(found.results[0]).toMatchObject({ tags: ['t1'], passages: 1 });
    expect(ids(await search('مطر', { tag: 't1', sort: 'published' }))).toEqual(['a2']);
    expect((await search('مطر', { tag: 'unknown' })).total).toBe(0);
  });

  it('searches the bin by itself, without what an undone import took along', async () => {
    test.archive.db.exec(`
      UPDATE triage SET binned = 1 WHERE number IN (1, 2);
      UPDATE articles SET hidden = 1 WHERE number = 3;`);
    test.index.setHidden([1, 2, 3], true);
    for (const sort of ['relevance', 'published', 'imported'] as const) {
      const found = await search('مطر', { binned: true, sort });
      expect([found.total, ids(found).sort()]).toEqual([2, ['a1', 'a2']]);
    }
    expect((await search('مطر')).total).toBe(0);
    expect(ids(await search('مطر -رياح', { binned: true }))).toEqual(['a1']);
  });

  it('marks the title as it is shown, and neither counts nor marks what is ignored', async () => {
    test.archive.db.exec(`
      UPDATE articles SET title_override = 'عاد المطر' WHERE number = 1;
      INSERT INTO ignored_blocks VALUES ('b1', 'a1', 'body', 0, 14, 0);`);
    await test.index.rebuild(() => {}, { aborted: false });
    const [first] = (await search('مطر')).results.filter(({ id }) => id === 'a1');
    expect(first).toMatchObject({ titleOverride: 'عاد المطر', hits: 3 });
    expect(first?.titleMarks).toEqual([{ start: 4, end: 9, level: 'clitic' }]);
    const input = { query: 'مطر', level: 'inflected', loose: true, article: 'a1' } as const;
    const answer = await handlers['search.highlights'](input, idle);
    if (!answer.ok) throw new Error(answer.error.code);
    const { body } = ARTICLES[0] ?? { body: '' };
    expect(answer.value.highlights).toEqual([
      { field: 'title', start: 0, end: 5, level: 'clitic' },
      { field: 'body', start: body.indexOf('مطر آخر'), end: body.indexOf('مطر آخر') + 3, level: 'exact' },
    ]);
  });

  it('answers highlights of one article, and says when there is none', async () => {
    const input = { query: 'مطر', level: 'exact', loose: true } as const;
    const found = await handlers['search.highlights']({ ...input, article: 'a3' }, idle);
    expect(found).toEqual({
      ok: true,
      value: { highlights: [{ field: 'body', start: 0, end: 3, level: 'exact' }] },
    });
    expect(await handlers['search.highlights']({ ...input, article: 'a99' }, idle)).toMatchObject({
      ok: false,
      error: { code: 'article-not-found' },
    });
  });

  it('refuses queries that are too long by a stable code', async () => {
    const query = 'م'.repeat(2001);
    const input = { query, level: 'exact', loose: true } as const;
    const page = { sort: 'relevance', binned: false, offset: 0, limit: 10 } as const;
    for (const result of [
      await handlers['search.query']({ ...input, ...page }, idle),
      await handlers['search.highlights']({ ...input, article: 'a1' }, idle),
      await handlers['search.terms'](input, idle),
    ]) {
      expect(result).toMatchObject({ ok: false, error: { code: 'query-too-long', params: { limit: 2000 } } });
    }
  });

  it('rebuilds the index with progress and says that it changed', async () => {
    const progress: unknown[] = [];
    const context = { ...idle, progress: (value: unknown) => void progress.push(value) };
    expect(await handlers['archive.rebuildIndex']({}, context)).toEqual({ ok: true, value: { articles: 4 } });
    expect(progress).toEqual([{ done: 4, total: 4 }]);
    expect(events).toEqual(['archive.changed']);
    const aborted = { ...idle, signal: { ...idle.signal, aborted: true } };
    expect(await handlers['archive.rebuildIndex']({}, aborted)).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect((await search('مطر')).total).toBe(3);
  });
});
