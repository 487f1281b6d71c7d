import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { FilePlace } from '../parsers/byte-source.ts';
import { MAX_CONTAINER_BYTES, MAX_PARSED_BYTES, SNIFFED_BYTES } from '../parsers/limits.ts';
import { refusal, type Location } from './walk.ts';

/** The bytes of a source file as they were at one reading. */
export interface SourceBytes {
  /** All bytes, or the start of a file that is larger than was asked for. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Of the whole file, lower-case hex; '' where only its start was read (see `hashedInPlace`). */
  readonly sha256: string;
  /** Where the whole file lies, where only its start was read. */
  readonly file?: FilePlace;
  /** `bytes` by raw DEFLATE, as small ones are stored. */
  readonly deflated?: Uint8Array;
}

// A pipe without a writer would be waited for for ever. Windows has neither such pipes nor the flag.
const READ_WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;
const CHUNK = 4 * 1024 * 1024;

/**
 * Reads and hashes a file, its size checked first, in pieces so that the thread stays free in between; of a file of
 * more than `whole` bytes (what a parser takes) only the start. Expected failures: `empty-file`, `too-large` (unread), `path-not-found`, `path-not-readable`, `not-a-file`.
 */
export async function readSource(location: Location, whole = MAX_PARSED_BYTES): Promise<Result<SourceBytes>> {
  const path = location.toString();
  let handle: FileHandle | null = null;
  try {
    handle = await open(location, READ_WITHOUT_WAITING);
    const found = await handle.stat();
    if (!found.isFile()) return fail('not-a-file', { path });
    if (found.size === 0) return fail('empty-file', { path });
    if (found.size > MAX_CONTAINER_BYTES) {
      return fail('too-large', { path, size: found.size, limit: MAX_CONTAINER_BYTES });
    }
    if (found.size > whole) {
      const { bytes } = await readBytes(handle, SNIFFED_BYTES);
      // A parser is told of a place by its name, which bytes that are no UTF-8 are not.
      const file = typeof location === 'string' ? { path, modifiedMs: found.mtimeMs } : null;
      return ok({ bytes, size: found.size, sha256: '', ...(file ? { file } : {}) });
    }
    const { bytes, sha256 } = await readBytes(handle, found.size);
    if (bytes.length === 0) return fail('empty-file', { path });
    return ok({ bytes, size: bytes.length, sha256 });
  } catch (error) {
    return { ok: false, error: refusal(error, path) };
  } finally {
    await handle?.close();
  }
}

/** Up to `length` bytes from the start; fewer when the file has been cut meanwhile. */
async function readBytes(handle: FileHandle, length: number): Promise<{ bytes: Uint8Array; sha256: string }> {
  // Not from Buffer's pool: Electron clones a view's whole ArrayBuffer when it is sent.
  const buffer = Buffer.allocUnsafeSlow(length);
  const hash = createHash('sha256');
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, Math.min(CHUNK, length - filled), filled);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(filled, filled + bytesRead));
    filled += bytesRead;
  }
  const bytes = filled === length ? buffer : Buffer.from(buffer.subarray(0, filled));
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * A file of which only the start was read, with the hash of all of it. Expected failure: `path-not-readable`, also where
 * it is no longer what it was.
 */
export async function hashedInPlace(source: SourceBytes): Promise<Result<SourceBytes>> {
  if (!source.file) return ok(source);
  const hash = createHash('sha256');
  for await (const piece of piecesOf(source, source.file)) {
    if (!piece.ok) return piece;
    hash.update(piece.value);
  }
  return ok({ ...source, sha256: hash.digest('hex') });
}

/** A file of which only the start was read, piece after piece; each is to be used at once. Failure as `hashedInPlace`. */
export async function* piecesOf(
  { size }: SourceBytes,
  { path, modifiedMs }: FilePlace,
): AsyncGenerator<Result<Uint8Array>> {
  const changed = fail('path-not-readable', { path, detail: 'changed' });
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, READ_WITHOUT_WAITING);
    const found = await handle.stat();
    if (!found.isFile() || found.size !== size || found.mtimeMs !== modifiedMs) {
      yield changed;
      return;
    }
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (let at = 0; at < size;) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(CHUNK, size - at), at);
      if (bytesRead === 0) {
        yield changed;
        return;
      }
      yield ok(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  } catch (error) {
    yield { ok: false, error: refusal(error, path) };
  } finally {
    await handle?.close();
  }
}
