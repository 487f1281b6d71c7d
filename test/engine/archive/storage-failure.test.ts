import { expect, it } from 'vitest';
import { integerOf } from '../../../electron/engine/archive/row.ts';
import { engineHandlers } from '../../../electron/engine/engine.ts';
import { addArticle, clientOf, dump, openTestArchive } from '../test-archive.ts';

it('a full disk is told as such, keeps what was there, and is no end', async () => {
  const { context } = await openTestArchive();
  const { db } = context.archive;
  const { id: article } = addArticle(context, { body: 'نص قصير' });
  const { handlers, stop } = engineHandlers(context);
  const engine = clientOf(handlers);
  await engine.call('tags.create', { name: 'قبل' });
  const before = dump(context.archive);
  const pages = integerOf(db.prepare('PRAGMA page_count').get(), 'page_count');
  db.exec(`PRAGMA max_page_count = ${pages}`);
  const memo = 'ملاحظة طويلة '.repeat(10_000);
  const passage = { article, field: 'body', start: 0, end: 2, memo } as const;
  expect(await engine.call('passages.create', passage)).toEqual({
    ok: false,
    error: { code: 'disk-full', params: { path: context.archive.folder } },
  });
  expect(dump(context.archive)).toEqual(before);
  expect(context.journal.list({ offset: 0, limit: 10 }).total).toBe(1);
  db.exec('PRAGMA max_page_count = 1000000');
  expect((await engine.call('passages.create', passage)).ok).toBe(true);
  await stop();
  context.parsers.close();
});

it('a database that has become unreadable is told as damage', async () => {
  const { context } = await openTestArchive();
  const { handlers, stop } = engineHandlers(context);
  const engine = clientOf(handlers);
  context.archive.db.enableDefensive(false);
  context.archive.db.exec(`
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'tags';
    PRAGMA writable_schema = RESET;
  `);
  expect(await engine.call('tags.list', {})).toMatchObject({ error: { code: 'archive-damaged' } });
  expect(await engine.call('archive.check', {})).toMatchObject({
    ok: true,
    value: {
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code: 'database-damaged' })]),
    },
  });
  await stop();
  context.parsers.close();
});
