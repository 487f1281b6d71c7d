import { Readable } from 'node:stream';
import { constants, createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';
import { expandsTooMuch } from './zip-directory.ts';

/** One member of a gzip file (RFC 1952), unpacked piece by piece. */
export interface GzipMember {
  readonly chunks: AsyncGenerator<Buffer>;
  /** Where the next member begins; known when `chunks` has come to its end, null where the member has none. */
  readonly end: () => number | null;
  /** Whether it was given up because it grows as only a bomb does. */
  readonly isBomb: () => boolean;
}

const HEADER = 64 * 1024;
const WINDOW = 64 * 1024;
/** CRC-32 and length. */
const TRAILER = 8;

export function isGzipAt(source: ByteSource, at: number): boolean {
  return source.read(at, at + 2).equals(Buffer.from([0x1f, 0x8b]));
}

/**
 * The member that begins at `at`; null where its header is broken. Damage ends `chunks` without an `end`, after all
 * that is whole.
 */
export function gzipMember(source: ByteSource, at: number): GzipMember | null {
  const start = dataStart(source.read(at, at + HEADER));
  if (start === null) return null;
  const first = at + start;
  let end: number | null = null;
  let isBomb = false;

  async function* unpacked(): AsyncGenerator<Buffer> {
    const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
    let size = 0;
    try {
      for await (const chunk of Readable.from(windows(source, first)).pipe(inflate)) {
        if (!Buffer.isBuffer(chunk)) return;
        size += chunk.length;
        isBomb = expandsTooMuch(size, inflate.bytesWritten);
        if (isBomb) return;
        yield chunk;
      }
    } catch {
      return;
    }
    const after = first + inflate.bytesWritten + TRAILER;
    if (after <= source.size) end = after;
  }

  return { chunks: unpacked(), end: () => end, isBomb: () => isBomb };
}

function* windows(source: ByteSource, from: number): Generator<Buffer> {
  for (let at = from; at < source.size; at += WINDOW) {
    // A copy: the inflater reads it later, in a thread of its own.
    yield Buffer.from(source.read(at, at + WINDOW));
  }
}

function dataStart(header: Buffer): number | null {
  const flags = header[3] ?? 0;
  let start = 10;
  if (flags & 4) start += 2 + (header[start] ?? 0) + ((header[start + 1] ?? 0) << 8);
  for (const named of [8, 16]) {
    if (!(flags & named)) continue;
    const end = header.indexOf(0, start);
    if (end < 0) return null;
    start = end + 1;
  }
  if (flags & 2) start += 2;
  return start < header.length ? start : null;
}
