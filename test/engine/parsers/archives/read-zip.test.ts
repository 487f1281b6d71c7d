import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parsed } from '../parse.ts';
import { encodeSingleByte } from '../encoding/single-byte.ts';
import { writeZip, type WrittenEntry } from './zip-writer.ts';

/** Names and texts of a ZIP's members over all portions; codes where there is no text. */
async function membersOf(zip: Uint8Array): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const file = await parsed(zip, 'a.zip', { cursor });
    for (const { name, bytes, error } of file.members) {
      found.push([name, bytes ? Buffer.from(bytes).toString() : (error?.code ?? '')]);
    }
    cursor = file.next;
  }
  return found;
}

const named = (...names: string[]): WrittenEntry[] => names.map((name) => ({ name, data: `نص ${name}` }));

describe('a ZIP', () => {
  it('gives its files, names in the code page that they were packed in', async () => {
    const zip = writeZip([
      { name: 'تقرير/خبر.txt', data: 'نص' },
      { name: encodeSingleByte('مقالات الصحف.txt', 'windows-1256'), data: 'b', flags: 0 },
      {
        name: Buffer.from([0x44, 0x82, 0x70, 0x88, 0x63, 0x68, 0x65, 0x2e, 0x74, 0x78, 0x74]),
        data: 'c',
        flags: 0,
      },
      { name: Buffer.from([0x9f, 0xec, 0xa9, 0x2e, 0x74, 0x78, 0x74]), data: 'd', flags: 0 },
    ]);
    expect((await membersOf(zip)).map(([name]) => name)).toEqual([
      'تقرير/خبر.txt',
      'مقالات الصحف.txt',
      'Dépêche.txt',
      'اهر.txt',
    ]);
  });

  it('never names a way out of itself, and tells equal names apart', async () => {
    const zip = writeZip(
      named('../../etc/passwd', 'C:\\Windows\\a.txt', '/abs.txt', 'a\0b\u202E.txt', 'x.txt', 'x.txt'),
    );
    expect((await membersOf(zip)).map(([name]) => name)).toEqual([
      'etc/passwd',
      'Windows/a.txt',
      'abs.txt',
      'ab.txt',
      'x.txt',
      'x.txt (2)',
    ]);
  });

  it('leaves out links, what systems leave behind and what belongs to a saved page, and counts it', async () => {
    const zip = writeZip([
      ...named(
        '__MACOSX/._a.html',
        '.DS_Store',
        'd/Thumbs.db',
        'خبر.html',
        'خبر_files/x.html',
        'خبر_files/y.jpg',
      ),
      ...named('Seite-Dateien/a.js', 'Seite.htm', 'style.css', 'scan.jpg', 'other_files/z.txt'),
      { name: 'link.txt', data: '/etc/passwd', mode: 0o120777 },
    ]);
    const { members, skipped } = await parsed(zip, 'a.zip');
    expect(members.map(({ name }) => name)).toEqual([
      'خبر.html',
      'Seite.htm',
      'scan.jpg',
      'other_files/z.txt',
    ]);
    expect(skipped).toBe(8);
  });

  it('comes in portions that together are the whole', async () => {
    const many = Array.from({ length: 2050 }, (_, at) => ({ name: `${at}.txt`, data: `نص ${at}` }));
    const large = Array.from({ length: 3 }, (_, at) => ({
      name: `l${at}.txt`,
      data: Buffer.alloc(5 * 2 ** 20, 97 + at),
      method: 0 as const,
    }));
    const zip = writeZip([...many, ...large]);
    expect((await parsed(zip, 'a.zip')).members).toHaveLength(2000);
    expect((await membersOf(zip)).map(([name]) => name)).toEqual([...many, ...large].map(({ name }) => name));
  });

  it('refuses single entries that cannot be read, and gives the others', async () => {
    const zip = writeZip([
      { name: 'locked.txt', data: 'x', flags: 0x801 },
      { name: 'lies.txt', data: 'more than it says', claims: 3 },
      { name: 'boasts.txt', data: 'less', claims: 3000 },
      { name: 'odd.txt', data: 'x', method: 99 },
      { name: 'good.txt', data: 'نص' },
    ]);
    expect(await membersOf(zip)).toEqual([
      ['locked.txt', 'encrypted'],
      ['lies.txt', 'malformed'],
      ['boasts.txt', 'malformed'],
      ['odd.txt', 'unsupported-format'],
      ['good.txt', 'نص'],
    ]);
  });

  it('refuses bombs: flat, overlapping, more than 2 GB by its own word', async () => {
    const flat = writeZip([{ name: 'zeros.txt', data: Buffer.alloc(60 * 2 ** 20) }]);
    await expect(parsed(flat, 'a.zip')).rejects.toThrow('bomb');
    const kernel = { name: 'a.txt', data: 'x'.repeat(5000) };
    const overlapping = writeZip([kernel, { ...kernel, sharedWith: 0 }, { ...kernel, sharedWith: 0 }]);
    await expect(parsed(overlapping, 'a.zip')).rejects.toThrow('bomb');
    const claiming = writeZip([
      { ...kernel, claims: 2 ** 31 },
      { ...kernel, name: 'b', claims: 2 ** 30 },
    ]);
    await expect(parsed(claiming, 'a.zip')).rejects.toThrow('bomb');
  });

  it('refuses one that is cut off or damaged, whatever is cut off', async () => {
    const zip = writeZip(named('a.txt', 'b.txt'));
    await expect(parsed(zip.subarray(0, zip.length - 30), 'a.zip')).rejects.toThrow('malformed');
    const damaged = Buffer.from(zip);
    damaged.writeUInt32LE(0xfffffff0, zip.length - 22 - 'b.txt'.length - 4);
    await expect(parsed(damaged, 'a.zip')).rejects.toThrow('malformed');
  });

  it('takes a folder called word for a folder', async () => {
    expect((await parsed(writeZip(named('password/a.txt', 'my word/b.txt')), 'a.zip')).format).toBe('zip');
  });
});

describe('a gzip file', () => {
  it('gives what it holds, named without .gz', async () => {
    const { members } = await parsed(gzipSync('خبر'), 'خبر.txt.gz');
    expect(members.map(({ name, bytes }) => [name, Buffer.from(bytes ?? []).toString()])).toEqual([
      ['خبر.txt', 'خبر'],
    ]);
  });

  it('refuses a bomb and one that is cut off', async () => {
    await expect(parsed(gzipSync(Buffer.alloc(80 * 2 ** 20)), 'a.gz')).rejects.toThrow('bomb');
    await expect(parsed(gzipSync('x'.repeat(5000)).subarray(0, 25), 'a.gz')).rejects.toThrow('malformed');
  });
});
