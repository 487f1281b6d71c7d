import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { writeZip } from '../parsers/archives/zip-writer.ts';
import type { Outcome } from '../../../electron/contract/values.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const story = (at: number) => ({
  name: `نشرة/${at}.txt`,
  data: `خبر رقم ${at}\n\nنص عن العقوبات في اليوم ${at}`,
});
const stories = (count: number) => Array.from({ length: count }, (_, at) => story(at));

/** Outcomes as lines, paths from the folder of files on. */
function lines(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(({ path, status, code }) => {
    return `${path.slice(archive.files.length + 1)} ${status}${code ? ` ${code}` : ''}`;
  });
}

describe('a container', () => {
  it('brings what lies in it as files of their own, before itself, whatever one of them is', async () => {
    const inner = writeZip([story(7)]);
    const path = archive.put(
      'دفعة.zip',
      writeZip([story(1), { name: 'empty.txt', data: '' }, { name: 'inner.zip', data: inner }, story(2)]),
    );
    const { job, outcomes } = await archive.import(path);
    expect(lines(outcomes)).toEqual([
      'دفعة.zip!/نشرة/1.txt imported',
      'دفعة.zip!/empty.txt rejected empty-file',
      'دفعة.zip!/inner.zip!/نشرة/7.txt imported',
      'دفعة.zip!/inner.zip imported opened',
      'دفعة.zip!/نشرة/2.txt imported',
      'دفعة.zip imported opened',
    ]);
    expect(outcomes.at(-1)).toMatchObject({ params: { files: 4, skipped: 0 } });
    expect(job).toMatchObject({ state: 'done', total: 6, done: 6, imported: 5, rejected: 1 });
    expect(await archive.found('العقوبات')).toBe(3);
    await archive.undo();
    expect(await archive.listed()).toBe(0);
  });

  it('offered again brings nothing twice', async () => {
    const path = archive.put('a.zip', writeZip(stories(3)));
    await archive.import(path);
    const { job } = await archive.import(path);
    expect(job).toMatchObject({ duplicate: 3, imported: 1, done: 4 });
    expect(await archive.listed()).toBe(3);
  });

  it('that is a mail stands after its attachments, and brings what of it is missing when offered again', async () => {
    const zip = writeZip([story(5)]).toString('base64');
    const mail = [
      'From: a@example.org\nSubject: مع مرفق\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b',
      'Content-Type: text/plain; charset=utf-8\n\nنص الرسالة\n--b',
      `Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n${zip}\n--b--`,
    ].join('\n');
    const path = archive.put('m.eml', mail);
    const first = await archive.import(path);
    expect(lines(first.outcomes)).toEqual([
      'm.eml!/a.zip!/نشرة/5.txt imported',
      'm.eml!/a.zip imported opened',
      'm.eml imported',
    ]);
    await archive.undo();
    const again = await archive.import(path);
    expect(again.job).toMatchObject({ imported: 3, duplicate: 0 });
    expect(await archive.listed()).toBe(2);
  });

  it('with nothing readable in it is refused', async () => {
    const path = archive.put('a.zip', writeZip([{ name: 'blank.txt', data: ' ' }]));
    const bare = archive.put('b.zip', writeZip([]));
    const { outcomes } = await archive.import(path, bare);
    expect(lines(outcomes)).toEqual([
      'a.zip!/blank.txt rejected no-text',
      'a.zip rejected no-text',
      'b.zip rejected no-text',
    ]);
  });

  it('is opened eight deep and no deeper', async () => {
    let zip = writeZip([story(1)]);
    for (let depth = 0; depth < 9; depth++) zip = writeZip([{ name: 'z.zip', data: zip }]);
    const { outcomes } = await archive.import(archive.put('z.zip', zip));
    expect(outcomes.filter(({ code }) => code === 'too-deep')).toHaveLength(1);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('cancelled in its middle is gone on with there', async () => {
    const begun = archive.nextOutcomes();
    const job = await archive.start(archive.put('a.zip', writeZip(stories(600))));
    await begun;
    await archive.client().call('import.cancel', { job });
    const ended = await archive.end(job);
    expect(ended.imported).toBeLessThan(600);
    expectValue(await archive.client().call('import.resume', { job }));
    await expect.poll(() => archive.listed(), { timeout: 20_000 }).toBe(600);
  });

  it('many of them at once stay within the memory that files may take, and in order', async () => {
    // Refused at a glance, and large: what is measured is the queue, not the index.
    const film = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
      .toString('latin1')
      .repeat(24_576);
    for (let at = 0; at < 20; at++) {
      archive.put(
        `${10 + at}.zip`,
        writeZip([story(at), { name: 'film.bin', data: Buffer.from(film, 'latin1') }]),
      );
    }
    const { job, outcomes } = await archive.import(archive.files);
    expect(job).toMatchObject({ state: 'done', imported: 40, rejected: 20, total: 60 });
    const own = lines(outcomes).filter((line) => line.endsWith('opened'));
    expect(own).toEqual(Array.from({ length: 20 }, (_, at) => `${10 + at}.zip imported opened`));
  });
});

it('killed in the middle of a ZIP, nothing acknowledged is lost and the rest is found', async () => {
  const count = 200;
  archive.put('a.zip', writeZip(stories(count)));
  await archive.close({ keep: true });
  const program = resolve('test/engine/import/import-process.ts');
  const acknowledged = await new Promise<string[]>((settle, reject) => {
    const child = spawn(process.execPath, [program, archive.folder, archive.files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    const enough = 1 + Math.floor(Math.random() * 120);
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > enough) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => settle(told.split('\n').slice(0, -1)));
  });
  expect(acknowledged.length).toBeGreaterThan(0);
  await archive.reopen();
  const client = archive.client();
  for (const id of acknowledged) expectValue(await client.call('articles.get', { id }));
  const { interrupted } = expectValue(await client.call('archive.status', {}));
  // A kill after the last commit leaves nothing to resume.
  if (interrupted) expectValue(await client.call('import.resume', { job: interrupted.job }));
  const resumed = interrupted && (await archive.end(interrupted.job));
  expect(resumed ?? { state: 'done', duplicate: 0, total: count + 1 }).toMatchObject({
    state: 'done',
    duplicate: 0,
    total: count + 1,
  });
  expect(await archive.listed()).toBe(count);
  expect(await archive.found('العقوبات')).toBe(count);
  expect(expectValue(await client.call('archive.check', {}))).toMatchObject({ ok: true });
});
