import { deflateRawSync, gzipSync, crc32 } from 'node:zlib';
import { hostile, SENTENCE, type HostileFile } from './hostile-file.ts';

interface Entry {
  readonly name: string;
  readonly data: Buffer;
  /** What the headers say of it where that is a lie. */
  readonly claimedSize?: number;
  readonly flags?: number;
  /** Not deflated, as the first entry of an OpenDocument file or EPUB must be. */
  readonly stored?: boolean;
  /** Unix mode, in the upper half of the external attributes. */
  readonly mode?: number;
}

/** A ZIP as its specification (APPNOTE 6.3) lays it out, but for what an entry is told to lie about. */
export function zip(entries: readonly Entry[], { overlapping = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedSize, flags = 0x800, mode = 0o100644, stored = false } of entries) {
    const packed = stored ? data : deflateRawSync(data, { level: 9 });
    const path = Buffer.from(name);
    const size = claimedSize ?? data.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
    const record = Buffer.alloc(46);
    record.write('PK\x01\x02', 0, 'latin1');
    record.writeUInt16LE(0x031e, 4);
    common.copy(record, 6, 0, 24);
    record.writeUInt32LE((mode << 16) >>> 0, 38);
    record.writeUInt32LE(overlapping ? 0 : offset, 42);
    central.push(Buffer.concat([record, path]));
    if (overlapping && locals.length > 0) continue;
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const text = (words: string): Buffer => Buffer.from(`${words}\n\n${SENTENCE}\n`);
const entry = (name: string, data: Buffer, rest: Omit<Entry, 'name' | 'data'> = {}): Entry => ({
  name,
  data,
  ...rest,
});
const ZEROS = Buffer.alloc(80_000_000);

function nested(depth: number): Buffer {
  let inner = text('في القاع');
  let name = 'bottom.txt';
  for (let level = 0; level < depth; level++) {
    inner = zip([entry(name, inner)]);
    name = `level-${level}.zip`;
  }
  return inner;
}

const docx = (document: string): Buffer =>
  zip([
    entry('[Content_Types].xml', Buffer.from('<Types/>')),
    entry('word/document.xml', Buffer.from(document)),
  ]);
const word = (inner: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${inner} ${SENTENCE}</w:t></w:r></w:p></w:body></w:document>`;

export const packedFiles = (): HostileFile[] => [
  hostile('flat-bomb.zip', zip([entry('zeros.txt', ZEROS)]), 'either'),
  hostile(
    'many-bombs.zip',
    zip(Array.from({ length: 40 }, (_, at) => entry(`z${at}.txt`, ZEROS.subarray(0, 20_000_000)))),
    'either',
  ),
  hostile(
    'overlapping.zip',
    zip(
      Array.from({ length: 500 }, (_, at) => entry(`o${at}.txt`, ZEROS.subarray(0, 5_000_000))),
      { overlapping: true },
    ),
    'either',
  ),
  hostile('nested.zip', nested(14), 'either'),
  hostile(
    'lying.zip',
    zip([entry('lying.txt', ZEROS.subarray(0, 10_000_000), { claimedSize: 10 })]),
    'either',
  ),
  hostile(
    'traversal.zip',
    zip([
      entry('../../../../tmp/marsad-escaped.txt', text('هارب')),
      entry('..\\..\\marsad-escaped.txt', text('هارب آخر')),
    ]),
    'either',
  ),
  hostile(
    'absolute.zip',
    zip([entry('/tmp/marsad-escaped.txt', text('مطلق')), entry('C:\\marsad-escaped.txt', text('قرص'))]),
    'either',
  ),
  hostile('nul-name.zip', zip([entry('a\0b.txt', text('اسم'))]), 'either'),
  hostile('encrypted.zip', zip([entry('secret.txt', text('سر'), { flags: 0x801 })]), 'either'),
  hostile(
    'link.zip',
    zip([entry('passwd', Buffer.from('/etc/passwd'), { mode: 0o120777 })]),
    'either',
    'root:x',
  ),
  hostile(
    'cut.zip',
    zip([entry('a.txt', text('مقطوع')), entry('b.txt', text('آخر'))]).subarray(0, 200),
    'either',
  ),
  hostile(
    'entries.zip',
    zip(Array.from({ length: 60_000 }, (_, at) => entry(`e${at}`, Buffer.alloc(0)))),
    'either',
  ),
  hostile('bomb.gz', gzipSync(ZEROS, { level: 9 }), 'either'),
  hostile('cut.gz', gzipSync(text('مقطوع')).subarray(0, 60), 'either'),
  hostile('laughs.docx', docx(word('&a;&a;', '<!DOCTYPE x [<!ENTITY a "hahahaha">]>')), 'either', 'hahahaha'),
  hostile(
    'entity.docx',
    docx(word('&f;', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>')),
    'either',
    'root:x',
  ),
  hostile('bomb.docx', docx(word('x'.repeat(90_000_000))), 'either'),
  hostile(
    'marks.docx',
    zip([
      entry('[Content_Types].xml', Buffer.from('<Types/>')),
      entry('word/document.xml', Buffer.from(word('&amp;'.repeat(4_000_000))), { stored: true }),
    ]),
    'refused',
  ),
  hostile('deep.docx', docx(word('<w:r>'.repeat(100_000))), 'either'),
  hostile(
    'hollow.docx',
    zip([entry('[Content_Types].xml', Buffer.from('<Types/>')), entry('word/none.xml', Buffer.from('<a/>'))]),
    'refused',
  ),
  hostile(
    'traversal.epub',
    zip([
      entry('mimetype', Buffer.from('application/epub+zip'), { stored: true }),
      entry(
        'META-INF/container.xml',
        Buffer.from(
          '<container><rootfiles><rootfile full-path="../../../etc/passwd"/></rootfiles></container>',
        ),
      ),
    ]),
    'either',
    'root:x',
  ),
  hostile(
    'laughs.odt',
    zip([
      entry('mimetype', Buffer.from('application/vnd.oasis.opendocument.text'), { stored: true }),
      entry(
        'content.xml',
        Buffer.from(
          `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "hahahaha">]><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>&a; ${SENTENCE}</text:p></office:text></office:body></office:document-content>`,
        ),
      ),
    ]),
    'either',
    'hahahaha',
  ),
];
