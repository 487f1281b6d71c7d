import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { repairHandlers } from '../../../electron/engine/repair/repair-handlers.ts';
import { savedSearchHandlers } from '../../../electron/engine/saved/saved-search-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { addArticle, clientOf, openTestArchive } from '../test-archive.ts';

async function setUp() {
  const { context, emitted } = await openTestArchive();
  const engine = clientOf({
    ...historyHandlers(context),
    ...savedSearchHandlers(context),
    ...triageHandlers(context),
  });
  const add = (body: string): string => addArticle(context, { body }).id;
  const list = async () => expectValue(await engine.call('saved.list', {})).searches;
  const counts = async () => (await list()).map(({ name, total, fresh }) => `${name} ${total} ${fresh}`);
  return { context, emitted, engine, add, list, counts };
}

it('counts what matches, and what has come since the last look', async () => {
  const { engine, add, counts } = await setUp();
  add('نص عن العقوبات');
  const saved = expectValue(await engine.call('saved.create', { name: 'عقوبات', query: 'عقوبة' }));
  expect(saved).toMatchObject({ level: 'inflected', loose: true, total: 1, fresh: 0 });
  add('عقوبات أخرى');
  const third = add('عقوبات ثالثة');
  add('نص عن السوق');
  expect(await counts()).toEqual(['عقوبات 3 2']);
  await engine.call('triage.bin', { ids: [third], binned: true });
  expect(await counts()).toEqual(['عقوبات 2 1']);
  expect(expectValue(await engine.call('saved.look', { id: saved.id }))).toMatchObject({
    total: 2,
    fresh: 0,
  });
  expect(await counts()).toEqual(['عقوبات 2 0']);
  add('عقوبات رابعة');
  expect(await counts()).toEqual(['عقوبات 3 1']);
});

it('does not take for new what was made of articles that were there', async () => {
  const { context, engine, add, counts } = await setUp();
  const repair = clientOf({ ...repairHandlers(context) });
  const [one, two] = [add('عقوبات أولى. ثم عقوبات أخرى.'), add('عقوبات ثانية')];
  const { id } = expectValue(await engine.call('saved.create', { name: 'عقوبات', query: 'عقوبة' }));
  const [first = '', second = ''] = expectValue(
    await repair.call('articles.split', { id: one, at: 13 }),
  ).articles;
  expect(await counts()).toEqual(['عقوبات 3 0']);
  const { article } = expectValue(await repair.call('articles.merge', { ids: [second, two] }));
  expect(await counts()).toEqual(['عقوبات 2 0']);
  const newcomer = add('عقوبات ثالثة');
  expect(await counts()).toEqual(['عقوبات 3 1']);
  await repair.call('articles.merge', { ids: [article, newcomer] });
  expect(await counts()).toEqual(['عقوبات 2 1']);
  await engine.call('saved.look', { id });
  await repair.call('articles.split', { id: first, at: 6 });
  expect((await counts())[0]).toMatch(/ 0$/);
});

it('is made, changed and removed by steps that can be undone; looking is none', async () => {
  const { context, emitted, engine, add, list, counts } = await setUp();
  const { id } = expectValue(await engine.call('saved.create', { name: 'أول', query: 'عقوبات' }));
  await engine.call('saved.create', { name: 'ثان', query: 'سوق' });
  add('نص عن العقوبات');
  await engine.call('saved.look', { id });
  const changed = { id, name: 'الأول', query: 'العقوبات', level: 'exact', loose: false } as const;
  expect(expectValue(await engine.call('saved.update', changed))).toMatchObject(changed);
  await engine.call('saved.update', changed);
  await engine.call('saved.remove', { id });
  expect(await counts()).toEqual(['ثان 0 0']);
  const steps = context.journal.list({ offset: 0, limit: 10 }).rows;
  expect(steps.map(({ label, params }) => `${label} ${params['name']}`)).toEqual([
    'saved.remove الأول',
    'saved.update أول',
    'saved.create ثان',
    'saved.create أول',
  ]);
  await engine.call('history.undo', {});
  expect(await list()).toMatchObject([{ ...changed, fresh: 0 }, { name: 'ثان' }]);
  await engine.call('history.undo', {});
  expect((await list())[0]).toMatchObject({ name: 'أول', query: 'عقوبات', level: 'inflected', loose: true });
  await engine.call('history.undo', {});
  await engine.call('history.undo', {});
  expect(await list()).toEqual([]);
  await engine.call('history.redo', {});
  expect(await counts()).toEqual(['أول 1 0']);
  expect(emitted.at(-1)).toEqual({ name: 'archive.changed', payload: { what: ['saved', 'history'] } });
});

it('refuses what it does not know and queries that are too long', async () => {
  const { engine, list } = await setUp();
  for (const answer of [
    await engine.call('saved.update', { id: 's0', name: 'x' }),
    await engine.call('saved.remove', { id: 's0' }),
    await engine.call('saved.look', { id: 's0' }),
  ]) {
    expect(answer).toMatchObject({ error: { code: 'saved-search-not-found', params: { id: 's0' } } });
  }
  const query = 'م'.repeat(2001);
  expect(await engine.call('saved.create', { name: 'طويل', query })).toMatchObject({
    error: { code: 'query-too-long' },
  });
  expect(await list()).toEqual([]);
});

it('says which searches find an article, and by which of its words', async () => {
  const { context, engine, add } = await setUp();
  const article = add('عقوبات وعقوبات، ثم العقوبات على طهران. عقوبات!');
  const create = async (name: string, query: string, level: 'exact' | 'inflected' = 'inflected') =>
    expectValue(await engine.call('saved.create', { name, query, level })).id;
  const met = await create('عقوبات', 'عقوبة');
  await create('بلا طهران', 'عقوبات -طهران');
  await create('مع موسكو', 'عقوبات موسكو');
  await create('عبارة', '"عقوبات طهران"');
  const exact = await create('حرفي', 'عقوبات OR موسكو', 'exact');
  await create('موسكو', 'موسكو');
  const why = async (id = article) => expectValue(await engine.call('saved.why', { article: id })).searches;
  expect(await why()).toEqual([
    {
      id: met,
      name: 'عقوبات',
      hits: 4,
      forms: [
        { surface: 'عقوبات', level: 'inflected', hits: 2 },
        { surface: 'وعقوبات', level: 'inflected', hits: 1 },
        { surface: 'العقوبات', level: 'inflected', hits: 1 },
      ],
    },
    { id: exact, name: 'حرفي', hits: 2, forms: [{ surface: 'عقوبات', level: 'exact', hits: 2 }] },
  ]);
  const start = 'عقوبات وعقوبات، ثم العقوبات على طهران. '.length;
  context.journal.perform('block.ignore', {}, (rows) =>
    rows.insert('ignored_blocks', {
      id: 'b1',
      article,
      field: 'body',
      start,
      end: start + 7,
      created_at: 0,
    }),
  );
  expect((await why()).map(({ hits }) => hits)).toEqual([3, 1]);
  await engine.call('triage.bin', { ids: [article], binned: true });
  expect(await why()).toEqual([]);
  expect(await engine.call('saved.why', { article: 'a0' })).toMatchObject({
    error: { code: 'article-not-found', params: { id: 'a0' } },
  });
});
