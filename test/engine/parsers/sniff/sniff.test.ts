import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import { sniffFormat } from '../../../../electron/engine/parsers/sniff/sniff-format.ts';
import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';

/** Bytes without any order, the same in every run. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256').update(`${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const sniffed = (bytes: Uint8Array, name = 'خبر.txt'): unknown => {
  const result = sniffFormat(bytes, name);
  return result.ok ? result.value : [result.error.code, result.error.params['format'] ?? ''];
};
const start = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    noise(600),
  ]);

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')];

describe('a file is what its bytes are, whatever its name', () => {
  it.each([
    ['PDF', start('%PDF-1.7\n'), 'pdf'],
    ['Word', start('PK\x03\x04', [20, 0, 0, 0], '[Content_Types].xml word/document.xml'), 'docx'],
    ['EPUB', start('PK\x03\x04', [20, 0, 0, 0], 'mimetypeapplication/epub+zipPK'), 'epub'],
    ['zip', start('PK\x03\x04', [20, 0, 0, 0], 'a.txt'), 'zip'],
    ['an old office file', start(OLE), ['unsupported-format', 'ole']],
    ['old Word', start(OLE, wide('Root Entry WordDocument')), ['unsupported-format', 'doc']],
    ['old Excel', start(OLE, wide('Root Entry Workbook')), ['unsupported-format', 'xls']],
    ['old PowerPoint', start(OLE, wide('PowerPoint Document')), ['unsupported-format', 'ppt']],
    [
      'PowerPoint',
      start('PK\x03\x04', [20, 0, 0, 0], 'ppt/presentation.xml'),
      ['unsupported-format', 'pptx'],
    ],
    [
      'an OpenDocument presentation',
      start('PK\x03\x04', 'mimetypeapplication/vnd.oasis.opendocument.presentationPK'),
      ['unsupported-format', 'odp'],
    ],
    ['Excel', start('PK\x03\x04', [20, 0, 0, 0], 'xl/workbook.xml'), 'xlsx'],
    ['RTF', start('{\\rtf1\\ansi'), 'rtf'],
    ['gzip', gzipSync('نص طويل'), 'gzip'],
    ['PNG', start([0x89], 'PNG\r\n\x1a\n'), ['unsupported-format', 'png']],
    ['JPEG', start([0xff, 0xd8, 0xff, 0xe0]), ['unsupported-format', 'jpeg']],
    ['DjVu', start('AT&TFORM'), ['unsupported-format', 'djvu']],
    ['HEIC', start([0, 0, 0, 24], 'ftypheic'), ['unsupported-format', 'heic']],
    ['MP4', start([0, 0, 0, 24], 'ftypisom'), ['binary', 'mp4']],
    ['BMP', start('BM', [9, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0]), ['unsupported-format', 'bmp']],
    ['text that begins like BMP', Buffer.from('BM reports record sales\n\nThe company said'), 'txt'],
    ['ELF', start([0x7f], 'ELF'), ['binary', 'elf']],
    ['SQLite', start('SQLite format 3\0'), ['binary', 'sqlite']],
    ['random bytes', noise(4096), ['binary', '']],
    ['zeros', Buffer.alloc(4096), ['binary', '']],
    [
      'mail',
      Buffer.from('From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello'),
      'eml',
    ],
    [
      'a saved page as MHTML',
      Buffer.from(
        'From: <Saved by X>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x',
      ),
      'mhtml',
    ],
    ['RSS', Buffer.from('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), 'rss'],
  ])('%s', (_name, bytes, expected) => {
    expect(sniffed(bytes)).toEqual(expected);
  });

  it('finds a binary whose first kilobytes are text', () => {
    expect(sniffed(Buffer.concat([Buffer.from('نص '.repeat(20_000)), noise(400_000)]))).toEqual([
      'binary',
      '',
    ]);
  });

  it.each([
    ['a page named .txt', '<!DOCTYPE html><html><body><p>نص الخبر هنا</p></body></html>', 'a.txt', 'html'],
    ['a page without a doctype', '\n<!-- saved --><HTML><BODY>نص الخبر</BODY></HTML>', 'a', 'html'],
    [
      'XHTML',
      '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>نص الخبر</body></html>',
      'a.xhtml',
      'html',
    ],
    ['a fragment named .html', 'نص <b>عريض</b> هنا', 'a.html', 'html'],
    ['a text that mentions tags', 'كتب <b> ثم قال إن 3 < 5', 'a.txt', 'txt'],
    ['a text named .html', 'نص بلا أي وسم', 'a.html', 'txt'],
    ['a text that starts with MZ', 'MZ is what executables start with', 'a.txt', 'txt'],
  ])('%s', (_name, text, name, expected) => {
    expect(sniffed(Buffer.from(text), name)).toBe(expected);
  });

  it('refuses an empty file as empty', async () => {
    expect(await parseFile({ bytes: new Uint8Array(), name: 'خبر.txt' })).toMatchObject({
      error: { code: 'empty-file' },
    });
  });

  it('says of a new office file with a password that it has one', async () => {
    const bytes = start(OLE, wide('Root Entry EncryptedPackage EncryptionInfo'));
    expect(await parseFile({ bytes, name: 'خبر.docx' })).toMatchObject({ error: { code: 'encrypted' } });
  });
});
