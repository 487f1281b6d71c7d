import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { archiveHandlers } from '../../../electron/engine/archive/archive-handlers.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { addArticle, clientOf, openTestArchive } from '../test-archive.ts';

async function setUp() {
  const { context } = await openTestArchive();
  const small = addArticle(context, { title: 'خبر', body: 'نص قصير عن العقوبات.' });
  const large = addArticle(context, { title: 'ملف', body: 'نص طويل. '.repeat(200), large: true });
  const engine = clientOf({ ...archiveHandlers(context), ...passageHandlers(context) });
  await engine.call('passages.create', { article: small.id, field: 'body', start: 3, end: 7 });
  const findings = async (): Promise<string[]> =>
    expectValue(await engine.call('archive.check', {})).findings.map((finding) => finding.code);
  return { context, engine, small, large, findings };
}

it('finds nothing wrong with a sound archive, and says what it looked at', async () => {
  const { engine } = await setUp();
  const progress: { done: number; total: number }[] = [];
  const verdict = expectValue(
    await engine.call('archive.check', {}, { onProgress: (value) => progress.push(value) }),
  );
  expect(verdict).toEqual({
    ok: true,
    findings: [],
    articles: 2,
    originals: 2,
    segments: expect.any(Number),
  });
  expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
});

it('names an original that is gone, and one whose bytes changed', async () => {
  const { context, large, small, findings } = await setUp();
  const path = join(context.archive.folder, 'originals', large.sha256);
  writeFileSync(path, 'other bytes');
  expect(await findings()).toEqual(['original-damaged']);
  rmSync(path);
  expect(await findings()).toEqual(['original-missing']);
  context.archive.db
    .prepare('UPDATE sources SET deflated = ? WHERE sha256 = ?')
    .run(Buffer.from([1, 2]), small.sha256);
  expect((await findings()).sort()).toEqual(['original-damaged', 'original-missing']);
});

it('names an article whose text is not the one stored, and a passage that no longer fits it', async () => {
  const { context, small, findings } = await setUp();
  context.archive.db.prepare('UPDATE articles SET body = ? WHERE id = ?').run('شيء آخر تماماً', small.id);
  expect(await findings()).toEqual(expect.arrayContaining(['article-damaged', 'passage-lost']));
});

it('names rows that point nowhere', async () => {
  const { context, findings } = await setUp();
  context.archive.db.exec(`PRAGMA foreign_keys = OFF; DELETE FROM sources WHERE storage = 'file'`);
  expect(await findings()).toContain('foreign-key');
});

it('can be stopped', async () => {
  const { engine } = await setUp();
  const cancel = new AbortController();
  cancel.abort();
  expect(await engine.call('archive.check', {}, { signal: cancel.signal })).toMatchObject({
    error: { code: 'cancelled' },
  });
});

it('counts only what shows', async () => {
  const { context, engine, small } = await setUp();
  context.archive.db.prepare('UPDATE articles SET hidden = 1 WHERE id = ?').run(small.id);
  expect(expectValue(await engine.call('archive.status', {}))).toMatchObject({
    folder: context.archive.folder,
    name: 'archive',
    articles: 1,
    passages: 0,
    interrupted: null,
    lastBackupAt: null,
  });
});
