import { expect, it, onTestFinished, vi } from 'vitest';
import type { Row } from '../../../electron/engine/journal/journal.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { addArticle, openTestArchive } from '../test-archive.ts';

const INFLECTED = { level: 'inflected', loose: true } as const;
const BODY = 'زلزال قوي اقرأ أيضا فيضانات';

async function setUp() {
  const { context } = await openTestArchive();
  const one = addArticle(context, { title: 'خبر', body: BODY });
  const other = addArticle(context, { title: 'نبأ', body: BODY });
  const found = (query: string): number[] =>
    [...context.index.search(query, INFLECTED).numbers].sort((a, b) => a - b);
  return { context, one, other, found };
}

function block(article: string, id = 'b1'): Row {
  const start = BODY.indexOf('اقرأ');
  return { id, article, field: 'body', start, end: BODY.indexOf(' فيضانات'), created_at: 0 };
}

function title(article: string, value: string): Row {
  return { article, field: 'title', canonical: '', value, author: 'me', at: 0 };
}

function step({ journal }: EngineContext, work: Parameters<typeof journal.perform>[2]): void {
  journal.perform('test.step', {}, work);
}

it('follows ignored blocks as they come, are widened, go, and are undone and redone', async () => {
  const { context, one, other, found } = await setUp();
  step(context, (rows) => rows.insert('ignored_blocks', block(one.id)));
  expect(found('أيضا')).toEqual([other.number]);
  step(context, (rows) => rows.update('ignored_blocks', { id: 'b1' }, { end: BODY.length }));
  expect(found('فيضانات')).toEqual([other.number]);
  context.journal.undo('session');
  expect([found('فيضانات'), found('أيضا')]).toEqual([[one.number, other.number], [other.number]]);
  step(context, (rows) => rows.remove('ignored_blocks', { id: 'b1' }));
  expect(found('أيضا')).toEqual([one.number, other.number]);
  context.journal.undo('session');
  expect(found('أيضا')).toEqual([other.number]);
  context.journal.undo('session');
  expect(found('أيضا')).toEqual([one.number, other.number]);
  context.journal.redo('session');
  expect(found('أيضا')).toEqual([other.number]);
  expect(context.index.verify()).toEqual([]);
});

it('follows corrected titles, and what is done to several articles in one step', async () => {
  const { context, one, other, found } = await setUp();
  step(context, (rows) => {
    rows.insert('overrides', title(one.id, 'بركان'));
    rows.insert('overrides', { ...title(one.id, 'الأهرام'), field: 'publisher' });
    rows.insert('overrides', title(other.id, 'إعصار'));
    rows.insert('ignored_blocks', block(one.id));
  });
  expect([found('بركان'), found('إعصار'), found('أيضا')]).toEqual([
    [one.number],
    [other.number],
    [other.number],
  ]);
  step(context, (rows) =>
    rows.update('overrides', { article: one.id, field: 'title' }, { value: 'بركان خامد' }),
  );
  expect(found('"بركان خامد"')).toEqual([one.number]);
  context.journal.undo('session');
  context.journal.undo('session');
  for (const query of ['بركان', 'إعصار', 'خامد']) expect(found(query)).toEqual([]);
  expect(found('أيضا')).toEqual([one.number, other.number]);
});

it('changes nothing when the operation fails', async () => {
  const { context, one, found } = await setUp();
  const fails = (): void =>
    step(context, (rows) => {
      rows.insert('overrides', title(one.id, 'بركان'));
      throw new Error('disk full');
    });
  expect(fails).toThrow('disk full');
  expect(found('بركان')).toEqual([]);
  step(context, (rows) => rows.insert('overrides', title(one.id, 'إعصار')));
  expect(found('إعصار')).toEqual([one.number]);
});

it('merges what many repairs leave behind once they pause, and bears with a disk that cannot be written', async () => {
  const { context, one, found } = await setUp();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  step(context, (rows) => rows.insert('overrides', title(one.id, 'صفر')));
  const repair = (n: number): void =>
    step(context, (rows) =>
      rows.update('overrides', { article: one.id, field: 'title' }, { value: `عنوان ${n}` }),
    );
  for (let n = 1; n <= 15; n++) repair(n);
  const many = context.index.segments;
  context.archive.db.exec('PRAGMA query_only = ON');
  vi.runAllTimers();
  expect(context.index.segments).toBe(many);
  context.archive.db.exec('PRAGMA query_only = OFF');
  repair(16);
  vi.runAllTimers();
  expect(context.index.segments).toBeLessThan(4);
  expect([found('16'), found('15'), context.index.verify()]).toEqual([[one.number], [], []]);
});
