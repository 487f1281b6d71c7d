import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { createPreparer } from '../../../electron/engine/import/prepare-file.ts';
import { emptyBin } from '../../../electron/engine/triage/empty-bin.ts';
import { asLines, openTestArchive, type TestArchive } from '../import/archive-fixture.ts';
import { NEVER, openRepairArchive } from '../repair/repair-archive.ts';
import { addArticle, temporaryFolder } from '../test-archive.ts';

async function open(): Promise<TestArchive> {
  const archive = await openTestArchive();
  onTestFinished(() => archive.close());
  return archive;
}

it('a file whose article was removed for good comes anew, and what was imported with it stays undoable', async () => {
  const archive = await open();
  const [a, b] = [
    archive.put('a.txt', 'خبر\n\nعن العقوبات'),
    archive.put('b.txt', 'آخر\n\nعن العقوبات أيضاً'),
  ];
  const { outcomes } = await archive.import(a, b);
  const client = archive.client();
  const [gone] = outcomes.find(({ path }) => path === a)?.articles ?? [];
  await client.call('triage.bin', { ids: [gone?.id ?? ''], binned: true });
  expect(await client.call('triage.emptyBin', { articles: 1 })).toMatchObject({ ok: true });
  expect(await archive.found('العقوبات')).toBe(1);
  expect(expectValue(await client.call('ledger.list', {})).total).toBe(2);

  const again = await archive.import(a, b);
  expect(asLines(again.outcomes).toSorted()).toEqual(['a.txt imported', 'b.txt duplicate same-bytes']);
  expect(await archive.found('العقوبات')).toBe(2);
  await archive.undo();
  await archive.undo();
  expect(await archive.listed()).toBe(0);
  await archive.redo();
  await archive.redo();
  expect(await archive.listed()).toBe(2);
  await archive.reopen();
  expect(await archive.found('العقوبات')).toBe(2);
});

it('a file that an import took for known is read after all when the bin is emptied meanwhile', async () => {
  const { context, engine } = await openRepairArchive();
  const { id } = addArticle(context, { title: 'خبر', body: 'عن العقوبات' });
  const path = join(temporaryFolder(), 'same.txt');
  writeFileSync(path, 'خبر\n\nعن العقوبات');
  const preparer = createPreparer(context.archive.db, context.parsers, 'unit', new AbortController().signal);
  onTestFinished(() => context.parsers.close());
  const prepared = await preparer.prepare({ kind: 'file', path, location: path, bytes: 1 });
  expect(prepared.content.kind).toBe('known');
  expect((await preparer.renewed(prepared)).content.kind).toBe('known');
  await engine.call('triage.bin', { ids: [id], binned: true });
  expect(emptyBin(context, { articles: 1 }, { signal: NEVER, progress: () => {} }).ok).toBe(true);
  expect((await preparer.renewed(prepared)).content).toMatchObject({
    kind: 'parsed',
    file: { articles: [{ title: 'خبر' }] },
  });
});
