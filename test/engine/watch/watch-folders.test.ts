import { appendFileSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openWatchedArchive, type WatchedArchive } from './watched-archive.ts';

let archive: WatchedArchive;
beforeEach(async () => {
  archive = await openWatchedArchive();
});
afterEach(() => archive.close());

const undo = async (): Promise<{ label: string }> =>
  expectValue(await archive.client().call('history.undo', { reach: 'any' }));

describe('a folder that is added', () => {
  it('does nothing before somebody has said what becomes of the files in it, and says how many they are', async () => {
    archive.put('a.txt');
    archive.put('b.txt');
    const added = expectValue(await archive.client().call('watch.add', { path: archive.press }));
    expect(added).toMatchObject({ status: 'new', files: 2, path: archive.press, lastImportAt: null });
    await archive.settle();
    expect(await archive.listed()).toBe(0);
    await archive.reopen();
    await expect.poll(async () => (await archive.folders())[0]).toMatchObject({ status: 'new', files: 2 });
  });

  it('imports what is in it, and what comes later', async () => {
    archive.put('a.txt');
    await archive.watch('import');
    await archive.until(1);
    archive.put('b.txt');
    await archive.until(2);
    expect(await archive.ledger()).toEqual(['a.txt imported', 'b.txt imported']);
    const [folder] = await archive.folders();
    expect(folder).toMatchObject({ status: 'watching', files: 2, waiting: 0 });
    expect(folder?.lastImportAt).toBeGreaterThan(Date.now() - 60_000);
  });

  it('leaves what is in it where that is wished, but a file of it that is changed is news', async () => {
    const old = archive.put('a.txt');
    await archive.watch('leave');
    archive.put('b.txt');
    await archive.until(1);
    await archive.settle();
    expect(await archive.ledger()).toEqual(['b.txt imported']);
    appendFileSync(old, '\n\nفقرة جديدة');
    await archive.until(2);
  });

  it('can have all that is in it imported later on; nothing is twice in the archive', async () => {
    archive.put('a.txt');
    const { id } = await archive.watch('leave');
    archive.put('b.txt');
    await archive.until(1);
    expectValue(await archive.client().call('watch.start', { id, existing: 'import' }));
    await archive.until(2);
    await expect.poll(archive.ledger).toEqual(['b.txt imported', 'a.txt imported', 'b.txt duplicate']);
  });

  it('is refused where another one, the archive or the disk would be in it', async () => {
    await archive.watch('import');
    const inner = join(archive.press, 'inner');
    mkdirSync(inner);
    const codes = [];
    for (const path of [inner, archive.press, archive.folder, archive.root, '/', 'press']) {
      const answer = await archive.client().call('watch.add', { path });
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
    expect(codes).toEqual([
      'watch-overlap',
      'watch-overlap',
      'watch-around-archive',
      'watch-around-archive',
      'watch-too-wide',
      'not-a-folder',
    ]);
    expect(await archive.folders()).toHaveLength(1);
  });
});

describe('nothing is imported twice', () => {
  it('after a restart; what came while the program was off is imported', async () => {
    archive.put('a.txt');
    await archive.watch('import');
    await archive.until(1);
    await archive.shut();
    archive.put('b.txt');
    await archive.reopen();
    await archive.until(2);
    await archive.settle();
    expect(await archive.ledger()).toEqual(['a.txt imported', 'b.txt imported']);
  });

  it('after its import was undone, neither at the next look nor after a restart', async () => {
    archive.put('a.txt');
    await archive.watch('import');
    await archive.until(1);
    expect(await undo()).toMatchObject({ label: 'import.job' });
    await archive.settle();
    expect(await archive.listed()).toBe(0);
    await archive.reopen();
    await archive.settle();
    expect(await archive.listed()).toBe(0);
    expect(await archive.ledger()).toEqual(['a.txt imported', 'a.txt undone']);
    archive.put('b.txt');
    await archive.until(1);
    // Only where all that is in the folder is asked for does it come back.
    const id = (await archive.folders())[0]?.id ?? '';
    expectValue(await archive.client().call('watch.start', { id, existing: 'import' }));
    await archive.until(2);
  });

  it('when it is reached by two ways', async () => {
    const other = join(archive.root, 'other');
    mkdirSync(other);
    symlinkSync(archive.press, join(other, 'twin'));
    archive.put('a.txt');
    await archive.watch('import');
    await archive.watch('import', other);
    await archive.until(1);
    await archive.settle();
    expect(await archive.listed()).toBe(1);
  });

  it('1,000 files that come at once: each has one row in the ledger', { timeout: 60_000 }, async () => {
    await archive.watch('import');
    for (let at = 0; at < 1_000; at++) archive.put(`${at}.txt`, `خبر رقم ${at}\n\nنص الخبر رقم ${at}`);
    await expect.poll(() => archive.listed(), { timeout: 50_000, interval: 200 }).toBe(1_000);
    await archive.settle();
    const { total } = expectValue(await archive.client().call('ledger.list', {}));
    expect(total).toBe(1_000);
  });
});

it('a rejected file is a row in the ledger, once; repaired by its owner it is imported', async () => {
  await archive.watch('import');
  const path = archive.put('a.txt', '');
  await expect.poll(archive.ledger).toEqual(['a.txt rejected']);
  await archive.settle();
  expect(await archive.ledger()).toEqual(['a.txt rejected']);
  writeFileSync(path, 'خبر\n\nنصه الكامل');
  await archive.until(1);
});

it('a folder on a stick that is pulled out is missing, nothing breaks, and it goes on when it is back', async () => {
  archive.put('a.txt');
  await archive.watch('import');
  await archive.until(1);
  const away = `${archive.press}-away`;
  renameSync(archive.press, away);
  await expect.poll(async () => (await archive.folders())[0]?.status).toBe('missing');
  await archive.reopen();
  await expect.poll(async () => (await archive.folders())[0]?.status).toBe('missing');
  writeFileSync(join(away, 'b.txt'), 'خبر ب\n\nنص الخبر ب');
  renameSync(away, archive.press);
  await archive.until(2);
  expect(await archive.ledger()).toEqual(['a.txt imported', 'b.txt imported']);
  expect((await archive.folders())[0]?.status).toBe('watching');
});

it('what comes while a folder is paused is imported once it is not', async () => {
  const { id } = await archive.watch('import');
  const pause = (paused: boolean) => archive.client().call('watch.pause', { id, paused });
  expect(expectValue(await pause(true)).status).toBe('paused');
  archive.put('a.txt');
  await archive.reopen();
  await archive.settle();
  expect([await archive.listed(), (await archive.folders())[0]?.status]).toEqual([0, 'paused']);
  await pause(false);
  await archive.until(1);
});

describe('a folder that is removed', () => {
  it('is not looked at, and its articles stay; taking it back goes on where it was', async () => {
    archive.put('a.txt');
    const { id } = await archive.watch('import');
    await archive.until(1);
    expectValue(await archive.client().call('watch.remove', { id }));
    archive.put('b.txt');
    await archive.settle();
    expect([await archive.listed(), await archive.folders()]).toEqual([1, []]);
    expectValue(await archive.client().call('watch.restore', { id }));
    await archive.until(2);
    expect(await archive.ledger()).toEqual(['a.txt imported', 'b.txt imported']);
  });

  it('is forgotten with the session, and can be added anew', async () => {
    const { id } = await archive.watch('import');
    await archive.client().call('watch.remove', { id });
    await archive.reopen();
    expect(await archive.client().call('watch.restore', { id })).toMatchObject({
      error: { code: 'watch-not-found' },
    });
    archive.put('a.txt');
    await archive.watch('leave');
    await archive.settle();
    expect(await archive.listed()).toBe(0);
  });
});

it('is no step of the history: undo takes the import back, not the watching', async () => {
  archive.put('a.txt');
  await archive.watch('import');
  await archive.until(1);
  const { rows } = expectValue(await archive.client().call('history.list', {}));
  expect(rows.map(({ label }) => label)).toEqual(['import.job']);
  await undo();
  expect(await archive.client().call('history.undo', { reach: 'any' })).toMatchObject({
    error: { code: 'nothing-to-undo' },
  });
  expect(await archive.folders()).toMatchObject([{ status: 'watching' }]);
});

it('a command that opens the archive for a moment imports nothing of its watch folders', async () => {
  await archive.watch('import');
  await archive.reopen(null);
  archive.put('a.txt');
  await archive.settle();
  expect([await archive.listed(), (await archive.folders()).length]).toEqual([0, 1]);
});

it('says that a folder changed when it did, not at every look', async () => {
  const told: string[] = [];
  archive.client().on('archive.changed', ({ what }) => {
    if (what.includes('watch')) told.push('watch');
  });
  await archive.watch('leave');
  await archive.settle();
  const before = told.length;
  await archive.settle();
  expect(told.length).toBe(before);
  renameSync(archive.press, `${archive.press}-away`);
  await expect.poll(() => told.length).toBe(before + 1);
});
