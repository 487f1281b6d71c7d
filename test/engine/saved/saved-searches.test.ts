import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
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
