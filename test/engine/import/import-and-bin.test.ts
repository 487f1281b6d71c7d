import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { importHandlers } from '../../../electron/engine/import/import-handlers.ts';
import { addArticle, openTestArchive as openBareArchive } from '../test-archive.ts';
import { asLines, openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const bin = async (ids: readonly string[], binned: boolean): Promise<void> =>
  void expectValue(await archive.client().call('triage.bin', { ids: [...ids], binned }));

const counts = async (): Promise<[number, number, number]> => [
  await archive.found('العقوبات'),
  await archive.listed(),
  expectValue(await archive.client().call('articles.list', { binned: true })).total,
];

describe('what is in the bin', () => {
  it('does not come back by importing it again, nor under another name with the same text', async () => {
    const path = archive.put('a.txt', 'خبر\n\nعن العقوبات');
    const { outcomes } = await archive.import(path);
    await bin(outcomes[0]?.articles.map(({ id }) => id) ?? [], true);
    expect(await counts()).toEqual([0, 0, 1]);
    const again = await archive.import(path, archive.put('b.txt', 'خبر\r\n\r\nعن العقوبات'));
    expect(asLines(again.outcomes).sort()).toEqual([
      'a.txt duplicate same-bytes',
      'b.txt duplicate same-text',
    ]);
    expect(await counts()).toEqual([0, 0, 1]);
    await archive.reopen();
    expect(await counts()).toEqual([0, 0, 1]);
  });

  it('stays there while its import is undone and redone around it', async () => {
    const { outcomes } = await archive.import(
      archive.put('a.txt', 'خبر أول\n\nعن العقوبات'),
      archive.put('b.txt', 'خبر ثان\n\nعن العقوبات'),
    );
    const [first = ''] = outcomes.flatMap(({ articles }) => articles.map(({ id }) => id));
    await bin([first], true);
    expect(await counts()).toEqual([1, 1, 1]);
    await archive.undo();
    expect(await counts()).toEqual([2, 2, 0]);
    await archive.undo();
    expect(await counts()).toEqual([0, 0, 0]);
    await archive.redo();
    expect(await counts()).toEqual([2, 2, 0]);
    await archive.redo();
    expect(await counts()).toEqual([1, 1, 1]);
    await archive.reopen();
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it('cannot take in what an undone import brought', async () => {
    const { outcomes } = await archive.import(archive.put('a.txt', 'خبر\n\nعن العقوبات'));
    const ids = outcomes.flatMap(({ articles }) => articles.map(({ id }) => id));
    await archive.undo();
    expect(await archive.client().call('triage.bin', { ids, binned: true })).toMatchObject({
      error: { code: 'article-not-found' },
    });
  });

  it('stays there even where the journal did not put it there after the import', async () => {
    const { context } = await openBareArchive();
    const imports = importHandlers(context);
    const [first, second] = [{ body: 'نص عن العقوبات' }, { body: 'نص آخر عن العقوبات' }].map((sample) =>
      addArticle(context, sample),
    );
    const { archive: bare, journal, index } = context;
    bare.transaction(() => journal.note('import.job', { job: 'job1', name: 'a.txt', count: 2 }));
    bare.db.prepare('UPDATE triage SET binned = 1 WHERE article = ?').run(first?.id ?? '');
    index.setHidden([first?.number ?? 0], true);
    const visible = (): unknown[] =>
      bare.db
        .prepare('SELECT number FROM articles WHERE hidden = 0')
        .all()
        .map(({ number }) => number);
    journal.undo('session');
    expect(visible()).toEqual([]);
    journal.redo('session');
    expect(visible()).toEqual([second?.number]);
    expect(index.search('العقوبات', { level: 'inflected', loose: true }).total).toBe(1);
    await imports.stop();
    context.parsers.close();
  });

  it('keeps the triage of an article whose import is undone and done again', async () => {
    const path = archive.put('a.txt', 'خبر\n\nعن العقوبات');
    const { outcomes } = await archive.import(path);
    const ids = outcomes.flatMap(({ articles }) => articles.map(({ id }) => id));
    await archive.client().call('triage.read', { id: ids[0] ?? '' });
    await archive.undo();
    await archive.import(path);
    const { triage } = expectValue(await archive.client().call('articles.get', { id: ids[0] ?? '' }));
    expect(triage).toEqual({ status: 'inbox', unread: false, starred: false, binned: false });
  });
});
