import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { asLines, openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const ledger = async (job: string): Promise<string[]> => {
  const { rows } = expectValue(await archive.client().call('ledger.list', { job }));
  return rows.reverse().map((row) => `${basename(row.path)} ${row.status}`);
};

describe('undoing an import', () => {
  it('hides its articles, says so in the ledger, and redoing brings them back', async () => {
    await archive.import(archive.put('kept.txt', 'خبر قديم\n\nعن العقوبات'));
    const { job } = await archive.import(
      archive.put('x/a.txt', 'خبر أول\n\nعن العقوبات'),
      archive.put('x/b.txt', 'خبر ثان\n\nعن العقوبات'),
      archive.put('x/c.txt', ''),
    );
    expect(await archive.undo()).toMatchObject({ label: 'import.job', params: { count: 2, name: 'a.txt' } });
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([1, 1]);
    expect(await ledger(job.job)).toEqual([
      'a.txt imported',
      'b.txt imported',
      'c.txt rejected',
      'a.txt undone',
      'b.txt undone',
    ]);
    await archive.redo();
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([3, 3]);
    await archive.reopen();
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([3, 3]);
  });

  it('survives reopening, and importing the same file again brings the same article back', async () => {
    const path = archive.put('a.txt', 'خبر\n\nعن العقوبات');
    const { outcomes } = await archive.import(path);
    await archive.undo();
    await archive.reopen();
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([0, 0]);
    const again = await archive.import(path);
    expect(asLines(again.outcomes)).toEqual(['a.txt imported']);
    expect(again.outcomes[0]?.articles).toEqual(outcomes[0]?.articles);
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([1, 1]);
    await archive.undo();
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([0, 0]);
  });

  it('while it runs stops it', async () => {
    archive.putMany(400);
    const begun = archive.nextOutcomes();
    const job = await archive.start(archive.files);
    await begun;
    await archive.undo();
    expect(await archive.end(job)).toMatchObject({ state: 'cancelled' });
    expect([await archive.found('العقوبات'), await archive.listed()]).toEqual([0, 0]);
  });
});
