import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { migrate, userVersion } from '../../../electron/engine/archive/migrate.ts';
import { migrations } from '../../../electron/engine/archive/migrations/index.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { overridesHandlers } from '../../../electron/engine/overrides/overrides-handlers.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { clientOf, openTestArchive, temporaryFolder } from '../test-archive.ts';

/** An archive as the first version left it: two articles, one of them of an undone import, a tag and its step. */
function firstVersionArchive(): string {
  const folder = join(temporaryFolder(), 'archive');
  mkdirSync(folder);
  const db = new DatabaseSync(join(folder, 'archive.sqlite'));
  expectValue(migrate(db, folder, migrations.slice(0, 1)));
  db.exec(`
    INSERT INTO sources VALUES (1, 'none', 0, 'row', x'', 't.txt', '/t.txt', 'txt', 'utf-8', 'utf-8-valid', 0);
    INSERT INTO articles (id, source, ordinal, title, body, lead, publisher, text_sha256, imported_at, job, hidden) VALUES
      ('a1', 1, 0, 'خبر قديم', 'نص عن العقوبات', 'نص', 'الفجر', '', 1, 'j1', 0),
      ('a2', 1, 1, 'خبر متراجَع عنه', 'نص عن العقوبات', 'نص', '', '', 2, 'j2', 1);
    INSERT INTO tags VALUES ('t1', 'وسم', 3, '', 1);
    INSERT INTO operations (at, session, label, params, changes) VALUES (1, 's', 'tag.create', '{"name":"وسم"}',
      '[{"table":"tags","key":{"id":"t1"},"before":null,
         "after":{"id":"t1","name":"وسم","color":3,"definition":"","created_at":1}}]');`);
  db.close();
  return folder;
}

it('an archive of the first version opens with all it had, in the inbox, behind a backup', async () => {
  const folder = firstVersionArchive();
  const { context } = await openTestArchive(folder);
  const { db } = context.archive;
  expect(userVersion(db)).toBe(migrations.length);
  expect(existsSync(join(folder, 'backups', 'before-schema-2.sqlite'))).toBe(true);
  expect(context.index.verify()).toEqual([]);
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  const engine = clientOf({
    ...articleHandlers(context),
    ...historyHandlers(context),
    ...overridesHandlers(context),
    ...searchHandlers(context),
    ...triageHandlers(context),
  });
  const { rows, total } = expectValue(await engine.call('articles.list', { status: 'inbox', unread: true }));
  expect([total, rows.map(({ id }) => id)]).toEqual([1, ['a1']]);
  expect(expectValue(await engine.call('triage.counts', {}))).toMatchObject({ inbox: 1, incomplete: 1 });
  expect(expectValue(await engine.call('search.query', { query: 'عقوبات' })).total).toBe(1);
  await engine.call('overrides.set', { ids: ['a1'], fields: { publisher: 'الغد' } });
  expect(expectValue(await engine.call('articles.get', { id: 'a1' }))).toMatchObject({
    publisher: 'الغد',
    overridden: [{ canonical: 'الفجر' }],
  });
  // Steps of the first version's journal can still be taken back.
  await engine.call('history.undo', { reach: 'any' });
  expect(expectValue(await engine.call('history.undo', { reach: 'any' })).label).toBe('tag.create');
  expect(db.prepare('SELECT * FROM tags').all()).toEqual([]);
});
