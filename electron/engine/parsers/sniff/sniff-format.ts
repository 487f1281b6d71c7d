import { fail, ok, type Result } from '../../../contract/result.ts';
import { byteOrderMark } from '../encoding/byte-order-mark.ts';
import { decodeAs } from '../encoding/known-encoding.ts';
import { looksLikeUtf16 } from '../encoding/utf16.ts';
import type { Format } from '../parser-host.ts';
import { isGzippedWarc } from './container-signs.ts';
import { sniff } from './sniff.ts';
import { textFormat } from './text-format.ts';

// Formats are told apart by their first tags; pages may start with long comments.
const HEAD = 16 * 1024;

/**
 * Which reader a file belongs to, by its bytes; its name decides only between formats that look the same. Expected
 * failures: `binary`, `encrypted`, `unsupported-format`.
 */
export function sniffFormat(bytes: Uint8Array, name: string): Result<Format> {
  const sniffed = sniff(bytes);
  if (sniffed.kind === 'binary') return fail('binary', { format: sniffed.format });
  if (sniffed.kind === 'unsupported' && sniffed.format === 'encrypted') return fail('encrypted', { name });
  if (sniffed.kind === 'unsupported') return fail('unsupported-format', { format: sniffed.format });
  if (sniffed.kind === 'read') {
    return ok(sniffed.format === 'gzip' && isGzippedWarc(bytes) ? 'warc' : sniffed.format);
  }
  const format = textFormat(headOf(bytes), name);
  return typeof format === 'string' ? ok(format) : fail('unsupported-format', { format: format.unsupported });
}

/** The first characters, good enough to see markup by: letters of 8-bit encodings come out as U+FFFD. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD);
  return decodeAs(head, byteOrderMark(head) || looksLikeUtf16(bytes) || 'utf-8');
}
