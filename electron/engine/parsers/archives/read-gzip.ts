import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import { expandsTooMuch } from './zip-directory.ts';
import { safeMemberName } from './zip-names.ts';

/** A gzip file: what it holds as its one member. Expected failures: `bomb`, `too-large`, `malformed`. */
export function readGzip({ source, name }: FormatInput): Result<FormatOutput> {
  // Deflate at its worst adds a few bytes: nothing larger can hold less.
  if (source.size > 2 * MAX_PARSED_BYTES) return fail('too-large', { limit: MAX_PARSED_BYTES });
  try {
    const packed = source.read(0, source.size);
    const inside = Uint8Array.from(gunzipSync(packed, { maxOutputLength: MAX_PARSED_BYTES }));
    return ok({ articles: [], members: [{ name: nameInside(name), bytes: inside }], next: null });
  } catch (error) {
    if (!(error instanceof RangeError)) return fail('malformed');
    return expandsTooMuch(MAX_PARSED_BYTES, source.size)
      ? fail('bomb')
      : fail('too-large', { limit: MAX_PARSED_BYTES });
  }
}

function nameInside(name: string): string {
  return safeMemberName(basename(name).replace(/\.gz(?:ip)?$/i, '')) || 'file';
}
