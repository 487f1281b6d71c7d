import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

describe('an import that is held up', () => {
  it('cancelled keeps what is committed, and can be taken up again', async () => {
    archive.putMany(400);
    const begun = archive.nextOutcomes();
    const job = await archive.start(archive.files);
    await begun;
    expect(expectValue(await archive.client().call('import.cancel', { job }))).toMatchObject({
      state: 'cancelled',
    });
    const ended = await archive.end(job);
    expect(ended.imported).toBeGreaterThan(0);
    expect(ended.imported).toBeLessThan(400);
    expect(await archive.listed()).toBe(ended.imported);
    expectValue(await archive.client().call('import.resume', { job }));
    await expect.poll(() => archive.listed(), { timeout: 20_000 }).toBe(400);
  });

  it('cancelled before anything was found ends as cancelled', async () => {
    archive.putMany(50);
    const job = await archive.start(archive.files);
    await archive.client().call('import.cancel', { job });
    expect(await archive.end(job)).toMatchObject({ state: 'cancelled' });
    expect(expectValue(await archive.client().call('import.jobs', {})).jobs).toMatchObject([
      { job, state: 'cancelled' },
    ]);
  });

  it('paused stands still, and goes on', async () => {
    archive.putMany(300);
    const begun = archive.nextOutcomes();
    const job = await archive.start(archive.files);
    await begun;
    expect(expectValue(await archive.client().call('import.pause', { job, paused: true })).state).toBe(
      'paused',
    );
    const before = await archive.listed();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await archive.listed()).toBe(before);
    await archive.client().call('import.pause', { job, paused: false });
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 300 });
  });

  it('interrupted by closing is shown, resumed without reading files twice, and undone as one', async () => {
    archive.putMany(400);
    const begun = archive.nextOutcomes();
    const job = await archive.start(archive.files);
    await begun;
    await archive.reopen();
    const { interrupted } = expectValue(await archive.client().call('archive.status', {}));
    expect(interrupted).toMatchObject({ job, state: 'interrupted' });
    expect(await archive.listed()).toBe(interrupted?.imported);
    expectValue(await archive.client().call('import.resume', { job }));
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 400, duplicate: 0, total: 400 });
    expect(await archive.listed()).toBe(400);
    expect(expectValue(await archive.client().call('archive.status', {})).interrupted).toBeNull();
    await archive.undo();
    expect(await archive.listed()).toBe(interrupted?.imported);
    await archive.undo('any');
    expect(await archive.listed()).toBe(0);
    await archive.redo('any');
    expect(await archive.listed()).toBe(interrupted?.imported);
  });

  it('dismissed is not offered again', async () => {
    archive.putMany(200);
    const begun = archive.nextOutcomes();
    const job = await archive.start(archive.files);
    await begun;
    await archive.reopen();
    expectValue(await archive.client().call('import.dismiss', { job }));
    expect(expectValue(await archive.client().call('archive.status', {})).interrupted).toBeNull();
    expect(await archive.client().call('import.resume', { job: 'jnone' })).toMatchObject({
      error: { code: 'job-not-found' },
    });
  });
});
