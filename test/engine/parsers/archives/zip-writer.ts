import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as a test writes it: what is said of it may be a lie. */
export interface WrittenEntry {
  readonly name: string | Uint8Array;
  readonly data: string | Uint8Array;
  readonly flags?: number;
  readonly method?: 0 | 8 | 99;
  /** The size that the headers claim. */
  readonly claims?: number;
  /** Unix mode, for links and devices. */
  readonly mode?: number;
  /** Its local header is that of the entry with this number. */
  readonly sharedWith?: number;
}

/** Writes a ZIP, as packers do where nothing else is asked for: deflated, names in UTF-8 with the flag set. */
export function writeZip(entries: readonly WrittenEntry[]): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, flags = 0x800, method = 8, claims, mode, sharedWith } of entries) {
    const nameBytes = Buffer.from(name);
    const bytes = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(flags, 0);
    fields.writeUInt16LE(method, 2);
    fields.writeUInt32LE(crc32(bytes), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(claims ?? bytes.length, 16);
    fields.writeUInt16LE(nameBytes.length, 20);
    const offset = sharedWith === undefined ? at : (offsets[sharedWith] ?? 0);
    offsets.push(offset);
    if (sharedWith === undefined) {
      const local = Buffer.concat([
        Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
        fields,
        Buffer.alloc(2),
        nameBytes,
        packed,
      ]);
      parts.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 8);
    tail.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0]),
        fields,
        Buffer.alloc(2),
        tail.subarray(2),
        nameBytes,
      ]),
    );
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}
