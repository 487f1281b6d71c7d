import { crc32, inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../../contract/result.ts';
import type { ByteSource } from '../byte-source.ts';
import { entryRefusal, type ZipEntry } from './zip-directory.ts';

/**
 * The bytes of an entry, in memory of their own; counted as they come, never more than the directory claims. Expected
 * failures: `encrypted`, `bomb`, `too-large` (than `limit` bytes), `unsupported-format` (method), `malformed` (a size
 * or checksum that lies).
 */
export function entryBytes(source: ByteSource, entry: ZipEntry, limit: number): Result<Uint8Array> {
  const refusal = entryRefusal(entry, limit);
  if (refusal) return { ok: false, error: refusal };
  const packed = source.read(entry.start, entry.end);
  const bytes = entry.method === 0 ? Uint8Array.from(packed) : inflated(packed, entry.size);
  if (bytes?.length !== entry.size || crc32(bytes) !== entry.crc32) return fail('malformed');
  return ok(bytes);
}

function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return Uint8Array.from(inflateRawSync(packed, { maxOutputLength: size + 1 }));
  } catch {
    return null;
  }
}
