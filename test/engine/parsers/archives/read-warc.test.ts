import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parsed } from '../parse.ts';
import { writeZip } from './zip-writer.ts';

const STORY = 'قال الوزير إن العقوبات الجديدة تبدأ في آذار، وإن الحكومة ستناقش آثارها على التجارة مع الجوار.';
const page = (at: number): string =>
  `<html><head><title>خبر ${at}</title></head><body><article><p>${STORY} ${at}</p><p>${STORY}</p></article></body></html>`;

function record(type: string, content: string | Buffer, uri = 'https://example.org/1'): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2020-03-03T10:00:00Z\r\nContent-Length: ${bytes.length}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n\r\n'),
  ]);
}

function response(body: string | Buffer, headers = '', status = 200): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} OK\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n`),
    Buffer.from(body),
  ]);
}

const chunk = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]);

const RECORDS = [
  record('warcinfo', 'software: x'),
  record('request', 'GET / HTTP/1.1\r\n\r\n'),
  record('response', response(page(1))),
  record(
    'response',
    response(chunk(gzipSync(page(2))), 'Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n'),
    '<https://example.org/2>',
  ),
  record(
    'response',
    response(brotliCompressSync(page(3)), 'Content-Encoding: br\r\n'),
    'https://example.org/3',
  ),
  record('response', response(page(1)), 'https://example.org/again'),
  record('response', response('<p>gone</p>', '', 404)),
  record('revisit', response('')),
];

describe('a web archive', () => {
  it.each([
    ['plain', Buffer.concat(RECORDS)],
    ['compressed by record', Buffer.concat(RECORDS.map((each) => gzipSync(each)))],
    ['compressed as a whole', gzipSync(Buffer.concat(RECORDS))],
  ])('%s: each page once, with its address and capture', async (_name, bytes) => {
    const { format, articles } = await parsed(bytes, 'a.warc');
    expect(format).toBe('warc');
    expect(articles.map(({ title, url }) => [title, url])).toEqual([
      ['خبر 1', 'https://example.org/1'],
      ['خبر 2', 'https://example.org/2'],
      ['خبر 3', 'https://example.org/3'],
    ]);
    expect(articles[1]).toMatchObject({ language: 'ar', details: { captured: '2020-03-03T10:00:00Z' } });
    expect(articles[1]?.body).toContain(STORY);
  });

  it('cut off is read as far as it goes, and says so', async () => {
    const bytes = Buffer.concat(RECORDS.map((each) => gzipSync(each)));
    const at = Buffer.concat(RECORDS.slice(0, 4).map((each) => gzipSync(each))).length;
    const { articles } = await parsed(bytes.subarray(0, at + 200), 'a.warc.gz');
    expect(articles.map(({ details }) => details['truncated'] ?? '')).toEqual(['', '1']);
    await expect(parsed(record('response', response(page(1))).subarray(0, 200), 'a.warc')).rejects.toThrow(
      'malformed',
    );
  });

  it('packed as WACZ is read with the titles of its pages', async () => {
    const untitled = page(4).replace(/<title>.*<\/title>/, '');
    const { format, articles } = await parsed(
      writeZip([
        { name: 'archive/data.warc.gz', data: gzipSync(record('response', response(untitled))), method: 0 },
        {
          name: 'pages/pages.jsonl',
          data: '{"format":"json-pages-1.0"}\n{"url":"https://example.org/1","title":"من القائمة"}\nbroken',
        },
        { name: 'datapackage.json', data: '{}' },
      ]),
      'a.wacz',
    );
    expect([format, articles[0]?.title, articles.length]).toEqual(['wacz', 'من القائمة', 1]);
  });
});
