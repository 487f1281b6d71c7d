import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { fail, ok, type Result } from '../../contract/result.ts';

/** A file's bytes, read where they are wanted. Offsets in bytes, end exclusive. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `start` to `end` as far as there are; perhaps a view, not to be changed. */
  read(start: number, end: number): Buffer;
}

/** A source that reads a file; between `open` and `close` only. */
export interface FileSource extends ByteSource {
  /** Expected failure: `path-not-readable`, also where the file is no longer what it was. */
  open(): Result<null>;
  close(): void;
}

export function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: buffer.length, read: (start, end) => buffer.subarray(start, end) };
}

/** A stretch of another source as one of its own. */
export function stretchOf(source: ByteSource, start: number, end: number): ByteSource {
  const size = Math.max(0, Math.min(end, source.size) - start);
  return { size, read: (from, to) => source.read(start + from, start + Math.min(to, size)) };
}

/** Where a file lies, and what it was when it was offered. */
export interface FilePlace {
  readonly path: string;
  /** `stat`'s `mtimeMs`. */
  readonly modifiedMs: number;
}

// A pipe without a writer would be waited for for ever. Windows has neither such pipes nor the flag.
const READ_WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;
/** Small reads, which mostly follow each other, are served from one block. */
const BLOCK = 64 * 1024;

/** A file of `size` bytes that is read in place. */
export function fileSource({ path, modifiedMs }: FilePlace, size: number): FileSource {
  let descriptor: number | null = null;
  let block: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  const readAt = (start: number, length: number): Buffer => {
    if (descriptor === null) throw new Error('a source is read while it is open');
    const buffer = Buffer.allocUnsafeSlow(length);
    let filled = 0;
    while (filled < length) {
      const count = readSync(descriptor, buffer, filled, length - filled, start + filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  };

  return {
    size,
    open() {
      const unreadable = fail('path-not-readable', { path });
      try {
        descriptor = openSync(path, READ_WITHOUT_WAITING);
      } catch {
        return unreadable;
      }
      const found = fstatSync(descriptor);
      if (found.isFile() && found.size === size && found.mtimeMs === modifiedMs) return ok(null);
      this.close();
      return unreadable;
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
    read(start, end) {
      const stop = Math.min(end, size);
      if (stop <= start) return Buffer.alloc(0);
      if (stop - start > BLOCK) return readAt(start, stop - start);
      if (start < block.start || stop > block.start + block.bytes.length) {
        block = { start, bytes: readAt(start, Math.min(BLOCK, size - start)) };
      }
      return block.bytes.subarray(start - block.start, stop - block.start);
    },
  };
}

const WINDOW = 64 * 1024;

/** Where `wanted` is next found from `from` on; -1 for nowhere. */
export function indexIn(source: ByteSource, wanted: Buffer, from: number): number {
  const step = WINDOW - wanted.length;
  for (let start = from; start < source.size; start += step) {
    const at = source.read(start, start + WINDOW).indexOf(wanted);
    if (at >= 0) return start + at;
  }
  return -1;
}
