import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/engine/parsers/parse-file.ts';
import { writeZip } from './archives/zip-writer.ts';
import { allPortions, inPlace } from './portions.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-in-place-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const mail = (at: number): string =>
  `From a@example.org Tue Mar  3 10:15:00 2020\nFrom: a@example.org\nSubject: bulletin ${at}\nContent-Type: text/plain; charset=utf-8\n\nنص النشرة رقم ${at} عن الميناء.\n\n`;

const record = (at: number): Buffer => {
  const page = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>خبر ${at}</title></head><body><p>وصلت السفينة ${at} إلى الرصيف الجديد صباح اليوم بعد رحلة طويلة.</p></body></html>`;
  return Buffer.from(
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/${at}\r\nWARC-Date: 2020-03-03T10:00:00Z\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}\r\n\r\n`,
  );
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('a container that is read where it lies', () => {
  it('is a ZIP: the same files as when it is sent whole', async () => {
    const zip = writeZip(
      numbers(30).map((at) => ({ name: `أخبار/${at}.txt`, data: `خبر ${at}\n\nنص ${at}` })),
    );
    const { members } = await allPortions(inPlace(put('a.zip', zip)));
    const sent = await allPortions({ bytes: zip, name: 'a.zip' });
    expect(members.map(({ name, bytes }) => [name, Buffer.from(bytes ?? []).toString()])).toEqual(
      sent.members.map(({ name, bytes }) => [name, Buffer.from(bytes ?? []).toString()]),
    );
    expect(members).toHaveLength(30);
  });

  it('is a ZIP of 1.5 GB: a file in it that is too large says so, the others come', async () => {
    const path = join(folder, 'large.zip');
    const size = 1_500_000_000;
    // The directory of a ZIP with two stored files, the first of which is a hole in the disk.
    const small = writeZip([
      { name: 'film.bin', data: '', method: 0, claims: size },
      { name: 'خبر.txt', data: 'خبر\n\nنص بعد فيلم طويل', method: 0 },
    ]);
    const second = small.indexOf('PK\x03\x04', 4, 'latin1');
    const central = small.indexOf('PK\x01\x02', 0, 'latin1');
    const next = small.indexOf('PK\x01\x02', central + 4, 'latin1');
    const end = small.length - 22;
    for (const at of [18, central + 20]) small.writeUInt32LE(size, at);
    small.writeUInt32LE(second + size, next + 42);
    small.writeUInt32LE(central + size, end + 16);
    const descriptor = openSync(path, 'w');
    writeSync(descriptor, small.subarray(0, second));
    ftruncateSync(descriptor, second + size);
    closeSync(descriptor);
    appendFileSync(path, small.subarray(second));

    const { members } = await allPortions(inPlace(path));
    expect(members.map(({ name, bytes, error }) => [name, bytes?.length ?? error?.code])).toEqual([
      ['film.bin', 'too-large'],
      ['خبر.txt', Buffer.byteLength('خبر\n\nنص بعد فيلم طويل')],
    ]);
  });

  it('is a mailbox: each message once, numbered through all portions', async () => {
    const path = put('all.mbox', numbers(700).map(mail).join(''));
    const { portions, articles } = await allPortions(inPlace(path));
    expect(articles.map(({ title }) => title)).toEqual(numbers(700).map((at) => `bulletin ${at}`));
    expect(portions.length).toBeGreaterThan(1);
    const anew = await allPortions(inPlace(path), { anew: true });
    expect(anew.articles).toEqual(articles);
  });

  it('is a mailbox with a message of 80 MB: that one says so, the others come', async () => {
    const path = put('fat.mbox', mail(1));
    appendFileSync(path, `${mail(2)}${'x'.repeat(76)}\n`.padEnd(70_000_000, 'attached line\n'));
    appendFileSync(path, `\n${mail(3)}`);
    const { articles, members } = await allPortions(inPlace(path));
    expect(articles.map(({ title }) => title)).toEqual(['bulletin 1', 'bulletin 3']);
    expect(members).toMatchObject([{ name: 'msg-2.eml', bytes: null, error: { code: 'too-large' } }]);
  });

  it.each([
    ['plain', (records: Buffer[]) => Buffer.concat(records)],
    ['compressed by record', (records: Buffer[]) => Buffer.concat(records.map((each) => gzipSync(each)))],
    ['compressed as a whole', (records: Buffer[]) => gzipSync(Buffer.concat(records))],
    [
      'packed as WACZ',
      (records: Buffer[]) =>
        writeZip([
          { name: 'datapackage.json', data: '{}' },
          {
            name: 'archive/a.warc.gz',
            data: Buffer.concat(records.slice(0, 510).map((each) => gzipSync(each))),
            method: 0,
          },
          { name: 'archive/b.warc', data: Buffer.concat(records.slice(510)), method: 0 },
        ]),
    ],
  ])('is a web archive, %s: each page once, in portions', async (name, pack) => {
    const records = numbers(540).map(record);
    const path = put(`a.${/WACZ/.test(name) ? 'wacz' : 'warc'}`, pack([...records, ...records.slice(0, 10)]));
    const { portions, articles } = await allPortions(inPlace(path));
    expect(articles.map(({ url }) => url)).toEqual(numbers(540).map((at) => `https://example.org/${at}`));
    expect(portions.map((portion) => portion.articles.length)).toEqual([500, 40]);
    // A child that has not read what came before cannot know the pages that come again: the archive finds those.
    const anew = await allPortions(inPlace(path), { anew: true });
    expect(new Set(anew.articles.map(({ url }) => url)).size).toBe(540);
  });

  it('is a web archive that is cut off in a later portion: the last page says so', async () => {
    const bytes = Buffer.concat(numbers(501).map(record));
    const { articles } = await allPortions(inPlace(put('cut.warc', bytes.subarray(0, -40))));
    expect(articles).toHaveLength(500);
    expect(articles.map(({ details }) => details['truncated']).filter(Boolean)).toEqual(['1']);
  });

  it('is refused when it has changed since it was offered', async () => {
    const path = put('a.zip', writeZip([{ name: 'a.txt', data: 'نص' }]));
    const asked = inPlace(path);
    appendFileSync(path, 'more');
    expect(await parseFile(asked)).toMatchObject({ ok: false, error: { code: 'path-not-readable' } });
    rmSync(path);
    expect(await parseFile(asked)).toMatchObject({ ok: false, error: { code: 'path-not-readable' } });
  });
});

describe('a large file of another format', () => {
  it('is a text: refused by its size, with its format known', async () => {
    const path = put('a.txt', 'عنوان\n\n'.padEnd(70_000_000, 'كلمات كثيرة '));
    expect(await parseFile(inPlace(path))).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  it('is a ZIP that the engine does not say the place of: refused as before', async () => {
    const { file: _file, ...asked } = inPlace(put('a.zip', writeZip([{ name: 'a.txt', data: 'نص' }])), 50);
    expect(await parseFile(asked)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});
