import { deflateSync, gzipSync } from 'node:zlib';
import { hostile, SENTENCE, type HostileFile } from './hostile-file.ts';

const mail = (headers: string, body: string): string =>
  `From: a@b.invalid\r\nSubject: =?utf-8?B?${Buffer.from('خبر').toString('base64')}?=\r\nDate: Fri, 25 Sep 2020 10:00:00 +0300\r\nMIME-Version: 1.0\r\n${headers}\r\n\r\n${body}`;

const PART = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n';

function rfc822(depth: number): string {
  let inner = mail('Content-Type: text/plain; charset=utf-8', SENTENCE);
  for (let level = 0; level < depth; level++) inner = mail('Content-Type: message/rfc822', inner);
  return inner;
}

const pdf = (objects: readonly string[], root = '1 0 R'): string =>
  `%PDF-1.7\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root ${root} /Size ${objects.length + 1} >>\n%%EOF\n`;
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';

/** A page whose content unpacks to `content` by the filters that are named, the outermost first. */
function pageOfStream(filters: string, packed: Buffer): Buffer {
  const head = pdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
  ]);
  return Buffer.concat([
    Buffer.from(head.replace(/trailer[^]*$/, '')),
    Buffer.from(`4 0 obj\n<< /Length ${packed.length} /Filter [${filters}] >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n'),
  ]);
}
const BLANKS = Buffer.alloc(200_000_000, 0x20);
/** 128 blanks from two bytes (ISO 32000-2, 7.4.5). */
const RUNS = Buffer.alloc(1_200_000, Buffer.from([129, 0x20]));

let records = 0;
const record = (length: number, payload: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.invalid/page-${++records}\r\nWARC-Date: 2020-09-25T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${length}\r\n\r\n`,
    ),
    Buffer.from(payload),
    Buffer.from('\r\n\r\n'),
  ]);
const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><title>خبر</title><p>${SENTENCE}</p></html>`;

export const mailAndPrintFiles = (): HostileFile[] => [
  hostile(
    'parts.eml',
    mail('Content-Type: multipart/mixed; boundary=b', `${PART.repeat(100_000)}--b--`),
    'either',
  ),
  hostile('messages.eml', rfc822(1000), 'either'),
  hostile(
    'header.eml',
    mail(`X-Long: ${'y'.repeat(3_000_000)}\r\nContent-Type: text/plain`, SENTENCE),
    'either',
  ),
  hostile('no-boundary.eml', mail('Content-Type: multipart/mixed', SENTENCE), 'either'),
  hostile(
    'attachment.eml',
    mail(
      'Content-Type: multipart/mixed; boundary=b',
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${SENTENCE}\r\n--b\r\nContent-Type: text/plain; name="../../../tmp/marsad-escaped.txt"\r\nContent-Disposition: attachment; filename="../../../tmp/marsad-escaped.txt"\r\n\r\nescaped\r\n--b--`,
    ),
    'either',
  ),
  hostile('from-lines.mbox', `From a@b Fri Sep 25 10:00:00 2020\n`.repeat(100_000), 'either'),
  hostile(
    'cut.mhtml',
    mail(
      'Content-Type: multipart/related; boundary=b',
      '--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGh0bWw',
    ),
    'either',
  ),
  hostile('cut.pdf', pdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>']).slice(0, 60), 'either'),
  hostile('page-loop.pdf', pdf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 9 >>']), 'either'),
  hostile(
    'pages.pdf',
    pdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', '<< /Type /Page /Parent 2 0 R >>']),
    'either',
  ),
  hostile(
    'script.pdf',
    pdf([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9"\\)) >> >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    ]),
    'either',
  ),
  hostile(
    'launch.pdf',
    pdf([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
    ]),
    'either',
  ),
  hostile('stream-bomb.pdf', pageOfStream('/FlateDecode', deflateSync(BLANKS)), 'refused'),
  hostile(
    'nested-streams.pdf',
    pageOfStream('/FlateDecode /FlateDecode', deflateSync(deflateSync(BLANKS))),
    'refused',
  ),
  hostile('runs.pdf', pageOfStream('/FlateDecode /RunLengthDecode', deflateSync(RUNS)), 'refused'),
  hostile('cut-stream.pdf', pageOfStream('/FlateDecode', deflateSync(BLANKS).subarray(0, -1000)), 'refused'),
  hostile(
    'soft-breaks.eml',
    mail(
      'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
      '=3C'.repeat(5_000_000),
    ),
    'either',
  ),
  hostile('records.warc', record(0, '').toString('latin1').repeat(60_000), 'refused'),
  hostile(
    'same-page.warc',
    Buffer.concat(Array.from({ length: 20_000 }, () => record(http.length, http))),
    'either',
  ),
  hostile('cut.warc', record(http.length * 2, http), 'either'),
  hostile('lying.warc', record(999_999_999, http), 'either'),
  hostile('bomb.warc.gz', gzipSync(record(80_000_000, Buffer.alloc(80_000_000, 0x41))), 'either'),
];
