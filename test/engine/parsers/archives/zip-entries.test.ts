import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../../../electron/engine/parsers/archives/zip-entries.ts';

interface Entry {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the central directory says; the truth where left out. */
  readonly size?: number;
  readonly flags?: number;
  /** Where the central directory says it lies. */
  readonly offset?: number;
}

/** A ZIP written by hand, so that its headers can lie (APPNOTE.TXT 6.3.10). */
function zipOf(entries: readonly Entry[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, data, size = data.length, flags = 0, offset = at } of entries) {
    const packed = deflateRawSync(data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

async function read(zip: Uint8Array, name: string): Promise<string> {
  const opened = await openZip(zip);
  if (!opened.ok) return opened.error.code;
  const found = await opened.value.read(name);
  if (!found.ok) return found.error.code;
  return found.value === null ? 'none' : Buffer.from(found.value).toString();
}

describe('openZip', () => {
  const text = Buffer.from('texte');

  it('takes single parts out', async () => {
    const zip = zipOf([
      { name: 'a.xml', data: text },
      { name: 'b/', data: Buffer.alloc(0) },
    ]);
    expect(await read(zip, 'a.xml')).toBe('texte');
    expect(await read(zip, 'c.xml')).toBe('none');
    const opened = await openZip(zip);
    expect(opened.ok && [...opened.value.names]).toEqual(['a.xml']);
  });

  it.each([
    ['says more than it holds', 4000, 'malformed'],
    ['says less than it holds', 2, 'malformed'],
  ])('refuses an entry that %s', async (_name, size, code) => {
    expect(await read(zipOf([{ name: 'a', data: text, size }]), 'a')).toBe(code);
  });

  it('refuses entries that share bytes', async () => {
    const zip = zipOf([
      { name: 'a', data: text },
      { name: 'b', data: text, offset: 0 },
    ]);
    expect(await read(zip, 'a')).toBe('bomb');
  });

  it('counts what comes out, whatever the header says', async () => {
    expect(await read(zipOf([{ name: 'a', data: Buffer.alloc(30_000_000) }]), 'a')).toBe('bomb');
  });

  it('says that an entry is under a password', async () => {
    expect(await read(zipOf([{ name: 'a', data: text, flags: 1 }]), 'a')).toBe('encrypted');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['its first half', zipOf([{ name: 'a', data: text }]).subarray(0, 40)],
    ['a path out of the file', zipOf([{ name: '../a', data: text }])],
  ])('is malformed of %s', async (_name, zip) => {
    expect(await read(zip, 'a')).toBe('malformed');
  });
});
