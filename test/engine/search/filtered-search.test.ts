import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { addArticle, clientOf, openTestArchive } from '../test-archive.ts';

async function setUp() {
  const { context } = await openTestArchive();
  const engine = clientOf({
    ...articleHandlers(context),
    ...searchHandlers(context),
    ...triageHandlers(context),
  });
  const rain = addArticle(context, { body: 'مطر غزير', publisher: 'النهار', published: '2020-09-25' });
  addArticle(context, { body: 'مطر خفيف', publisher: 'السفير', published: '2020-10-02' });
  addArticle(context, { body: 'مطر بلا تاريخ', publisher: 'النهار' });
  addArticle(context, { body: 'مطر بلا مصدر', published: '2020-09-01', language: 'fa' });
  addArticle(context, { body: 'شمس', publisher: 'النهار', published: '2020-09-02' });
  addArticle(context, { body: 'شمس بلا شيء' });
  return { engine, rain };
}

it('says how many of those that a query finds lack what the filter asks for', async () => {
  const { engine } = await setUp();
  const search = async (input: object) =>
    expectValue(await engine.call('search.query', { query: 'مطر', ...input }));
  expect(await search({})).toMatchObject({ total: 4, leftOut: { undated: 0, unsourced: 0 } });
  expect(await search({ from: '2020-09', to: '2020-09' })).toMatchObject({
    total: 2,
    leftOut: { undated: 1, unsourced: 0 },
  });
  expect(await search({ publisher: 'السفير' })).toMatchObject({
    total: 1,
    leftOut: { undated: 0, unsourced: 1 },
  });
});

it('counts facets within what a query finds, in the bin too', async () => {
  const { engine, rain } = await setUp();
  const facets = async (input: object) => {
    const { publishers, languages, undated } = expectValue(await engine.call('articles.facets', input));
    const shown = (values: readonly { value: string; articles: number }[]) =>
      values.map(({ value, articles }) => `${value} ${articles}`).sort();
    return { publishers: shown(publishers), languages: shown(languages), undated };
  };
  expect(await facets({ query: 'مطر' })).toEqual({
    publishers: [' 1', 'السفير 1', 'النهار 2'],
    languages: ['ar 3', 'fa 1'],
    undated: 1,
  });
  expect(await facets({ query: 'أمطار', level: 'exact' })).toEqual({
    publishers: [],
    languages: [],
    undated: 0,
  });
  expect((await facets({ query: '  ' })).publishers).toEqual([' 2', 'السفير 1', 'النهار 3']);
  await engine.call('triage.bin', { ids: [rain.id], binned: true });
  expect((await facets({ query: 'مطر', binned: true })).publishers).toEqual(['النهار 1']);
  expect((await facets({ query: 'مطر' })).publishers).toEqual([' 1', 'السفير 1', 'النهار 1']);
  expect(await engine.call('articles.facets', { query: 'م'.repeat(2001) })).toMatchObject({
    error: { code: 'query-too-long', params: { limit: 2000 } },
  });
});
