import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { encodeSingleByte } from '../parsers/encoding/single-byte.ts';
import { asLines, openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

describe('an import', () => {
  it('gives every file of a bad batch an outcome, and imports the rest', async () => {
    archive.put('01-good.txt', 'عنوان الخبر\n\nنص الخبر عن العقوبات.');
    archive.put('02-empty.txt', '');
    archive.put(
      '03-binary.txt',
      new Uint8Array(5000).map((_, at) => (at * 37) % 256),
    );
    archive.put(
      '04-lying.html',
      encodeSingleByte('<meta charset="utf-8"><p>خبر من بيروت عن العقوبات الجديدة</p>', 'windows-1256'),
    );
    truncateSync(archive.put('05-huge.txt', 'x'), 3 * 1024 ** 3);
    archive.put('06-document.txt', '%PDF-1.4\n...');
    archive.put('07-blank.txt', ' \n\t\n');
    archive.put('08-deep.html', '<div>'.repeat(100_000));
    archive.put(
      '09-damaged.txt',
      Buffer.concat([Buffer.from('عنوان تالف\n\nنص العقوبات '), Buffer.from([0xd9])]),
    );
    symlinkSync(archive.files, join(archive.files, '10-loop'));
    archive.put('11-good.txt', 'Another title\n\nbody');
    const missing = join(archive.files, 'missing.txt');
    const { job, outcomes } = await archive.import(archive.files, missing);
    expect(asLines(outcomes)).toEqual([
      '01-good.txt imported',
      '02-empty.txt rejected empty-file',
      '03-binary.txt rejected binary',
      '04-lying.html repaired charset-overruled',
      '05-huge.txt rejected too-large',
      '06-document.txt rejected malformed',
      '07-blank.txt rejected no-text',
      '08-deep.html rejected malformed',
      '09-damaged.txt repaired replaced-characters',
      '10-loop rejected link-loop',
      '11-good.txt imported',
      'missing.txt rejected path-not-found',
    ]);
    expect(job).toMatchObject({
      state: 'done',
      total: 12,
      done: 12,
      imported: 2,
      repaired: 2,
      rejected: 8,
      duplicate: 0,
    });
    expect(outcomes.filter(({ code, reason }) => code && !/^[A-Z].*\.$/s.test(reason ?? ''))).toEqual([]);
    expect(await archive.found('العقوبات')).toBe(3);
  });

  it('keeps the original bytes, small and large, under their hash', async () => {
    const small = Buffer.from('عنوان\r\n\r\nنص صغير');
    const large = Buffer.from(`عنوان كبير\n\n${'جملة طويلة متكررة. '.repeat(60_000)}`);
    expect(large.length).toBeGreaterThan(1024 * 1024);
    const { outcomes } = await archive.import(
      archive.put('small.txt', small),
      archive.put('large.txt', large),
    );
    for (const [bytes, outcome] of [
      [small, outcomes[0]],
      [large, outcomes[1]],
    ] as const) {
      const id = outcome?.articles[0]?.id ?? '';
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(expectValue(await archive.client().call('articles.get', { id }))).toMatchObject({ sha256 });
      const { path } = expectValue(await archive.client().call('originals.extract', { article: id }));
      expect(readFileSync(path).equals(bytes)).toBe(true);
    }
    expect(readdirSync(join(archive.folder, 'originals'))).toHaveLength(1);
  });

  it('knows the same bytes and the same text again', async () => {
    const first = await archive.import(archive.put('a.txt', 'عنوان\n\nنص'));
    const again = await archive.import(
      archive.put('b.txt', 'عنوان\n\nنص'),
      archive.put('c.txt', 'عنوان\r\n\r\nنص\r\n'),
    );
    expect(asLines(again.outcomes)).toEqual(['b.txt duplicate same-bytes', 'c.txt duplicate same-text']);
    for (const outcome of again.outcomes) expect(outcome.articles).toEqual(first.outcomes[0]?.articles);
    expect(asLines((await archive.import(archive.put('d.txt', 'عنوان\r\n\r\nنص\r\n'))).outcomes)).toEqual([
      'd.txt duplicate same-bytes',
    ]);
    expect(await archive.listed()).toBe(1);
  });

  it('knows copies within one batch: the first in line is imported', async () => {
    for (let at = 0; at < 40; at++)
      archive.put(`${String(at).padStart(2, '0')}.txt`, `عنوان ${at % 4}\n\nنص`);
    const { job, outcomes } = await archive.import(archive.files);
    expect(job).toMatchObject({ imported: 4, duplicate: 36 });
    expect(asLines(outcomes).slice(0, 5)).toEqual([
      '00.txt imported',
      '01.txt imported',
      '02.txt imported',
      '03.txt imported',
      '04.txt duplicate same-bytes',
    ]);
  });

  it('takes a path that is offered twice once', async () => {
    const path = archive.put('a.txt', 'عنوان');
    expect(asLines((await archive.import(path, archive.files, path)).outcomes)).toEqual(['a.txt imported']);
  });
});

it('the sample is six articles in four languages that share a story', async () => {
  const { job } = expectValue(await archive.client().call('import.sample', {}));
  expect(await archive.end(job)).toMatchObject({ imported: 6, total: 6 });
  const { rows } = expectValue(await archive.client().call('articles.list', {}));
  expect(rows.map((row) => row.language).sort()).toEqual(['ar', 'ar', 'ar', 'en', 'fa', 'fr']);
  expect([await archive.found('العقوبات'), await archive.found('3127')]).toEqual([3, 5]);
});
