import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

const ROWS = 3000;

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

/** A table of many items, as news databases export them. */
function table(rows: number, text = (row: number) => `نص المادة ${row} عن العقوبات`): string {
  const lines = Array.from({ length: rows }, (_, row) => `خبر رقم ${row},${text(row)},2021-03-04`);
  return ['title,body,date', ...lines].join('\n');
}

/** Articles as they lie in the database, seen or not. */
function stored(): number {
  const db = new DatabaseSync(join(archive.folder, 'archive.sqlite'), { readOnly: true });
  const count = Number(db.prepare('SELECT count(*) AS n FROM articles').get()?.['n']);
  db.close();
  return count;
}

/** Waits until a part of the file's articles is stored. */
async function begun(): Promise<void> {
  await expect.poll(stored, { timeout: 20_000, interval: 5 }).toBeGreaterThan(100);
}

/** What the archive shows, and whether its index agrees with its articles. */
async function shown(): Promise<{ listed: number; found: number; sound: boolean }> {
  const { ok } = expectValue(await archive.client().call('archive.check', {}));
  return { listed: await archive.listed(), found: await archive.found('العقوبات'), sound: ok };
}

describe('a file of thousands of articles', () => {
  it('comes as a whole: none of it is seen before all of it is there', async () => {
    const path = archive.put('items.csv', table(ROWS));
    const job = await archive.start(path);
    await begun();
    expect(await shown()).toEqual({ listed: 0, found: 0, sound: true });
    expect(expectValue(await archive.client().call('triage.counts', {}))).toMatchObject({ inbox: 0 });
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 1 });
    expect(await shown()).toEqual({ listed: ROWS, found: ROWS, sound: true });
    await archive.undo();
    expect(await shown()).toEqual({ listed: 0, found: 0, sound: true });
    await archive.redo();
    expect(await shown()).toEqual({ listed: ROWS, found: ROWS, sound: true });
  });

  it('keeps the order of its rows, and tells of each text once', async () => {
    const path = archive.put(
      'items.csv',
      table(1000, (row) => `نص المادة ${row % 700} عن العقوبات`).replace(/خبر رقم \d+/g, 'خبر'),
    );
    const { outcomes } = await archive.import(path);
    expect(outcomes).toHaveLength(1);
    expect(await archive.listed()).toBe(700);
    const { rows } = expectValue(await archive.client().call('articles.list', { limit: 3 }));
    expect(rows.map(({ lead }) => lead)).toEqual(
      [699, 698, 697].map((row) => `نص المادة ${row} عن العقوبات`),
    );
  });

  it('leaves nothing when it is cancelled half way, and is whole when taken up again', async () => {
    const path = archive.put('items.csv', table(ROWS));
    const job = await archive.start(path);
    await begun();
    expectValue(await archive.client().call('import.cancel', { job }));
    expect(await archive.end(job)).toMatchObject({ state: 'cancelled', imported: 0 });
    expect(await shown()).toEqual({ listed: 0, found: 0, sound: true });
    await expect.poll(stored, { timeout: 20_000 }).toBe(0);
    expectValue(await archive.client().call('import.resume', { job }));
    await expect.poll(() => archive.listed(), { timeout: 30_000 }).toBe(ROWS);
    expect(await shown()).toEqual({ listed: ROWS, found: ROWS, sound: true });
  });

  it('leaves nothing when the program ends half way, and is whole when taken up again', async () => {
    const path = archive.put('items.csv', table(ROWS));
    const job = await archive.start(path);
    await begun();
    await archive.reopen();
    expect(await shown()).toEqual({ listed: 0, found: 0, sound: true });
    expectValue(await archive.client().call('import.resume', { job }));
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 1 });
    expect(await shown()).toEqual({ listed: ROWS, found: ROWS, sound: true });
    expect(stored()).toBe(ROWS);
  });

  it('offered by two imports at once is imported by one of them', async () => {
    const first = archive.put('items.csv', table(ROWS));
    const second = archive.put('copy.csv', table(ROWS));
    const jobs = await Promise.all([archive.start(first), archive.start(second)]);
    const [one, other] = await Promise.all(jobs.map((job) => archive.end(job)));
    expect([one, other].map((job) => [job?.imported, job?.duplicate]).toSorted()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(await shown()).toEqual({ listed: ROWS, found: ROWS, sound: true });
    expect(stored()).toBe(ROWS);
  });
});
