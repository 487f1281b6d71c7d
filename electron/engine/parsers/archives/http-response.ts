import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { structuredField } from '../mail/mime-header.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import { warcFields } from './warc-records.ts';

/** An HTTP response as an archive keeps it, its encodings undone. */
export interface HttpResponse {
  readonly status: number;
  /** Media type in lower case, and the charset that it names. */
  readonly type: string;
  readonly charset: string;
  readonly body: Uint8Array;
}

/** Reads a stored response; null where it is none, or its body cannot be unpacked. */
export function readHttpResponse(bytes: Uint8Array): HttpResponse | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const crlf = buffer.indexOf('\r\n\r\n');
  const lf = buffer.indexOf('\n\n');
  const isCrlf = crlf >= 0 && (lf < 0 || crlf < lf);
  const end = isCrlf ? crlf : lf;
  if (end < 0) return null;
  const header = buffer.toString('latin1', 0, end);
  const status = Number(/^HTTP\/[\d.]+\s+(\d{3})/.exec(header)?.[1] ?? Number.NaN);
  if (Number.isNaN(status)) return null;
  const fields = warcFields(header);
  const { value, params } = structuredField(fields.get('content-type') ?? '');
  const raw = buffer.subarray(end + (isCrlf ? 4 : 2));
  const isChunked = /chunked/i.test(fields.get('transfer-encoding') ?? '');
  // Many crawlers undo the chunks, or the compression, and keep the header.
  const packed = isChunked ? (unchunked(raw) ?? raw) : raw;
  const body = unpacked(packed, (fields.get('content-encoding') ?? '').toLowerCase());
  return body ? { status, type: value, charset: params.get('charset') ?? '', body } : null;
}

/** RFC 9112, 7.1; null where these are no chunks. A body that is cut off is taken as far as it goes. */
function unchunked(raw: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; at < raw.length;) {
    const line = raw.indexOf(0x0a, at);
    if (line < 0 || line - at > 1000) return chunks.length > 0 ? Buffer.concat(chunks) : null;
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(raw.toString('latin1', at, line).trim())?.[1];
    if (size === undefined) return chunks.length > 0 ? Buffer.concat(chunks) : null;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(raw.subarray(line + 1, line + 1 + length));
    at = line + 1 + length;
    if (raw[at] === 0x0d) at++;
    if (raw[at] === 0x0a) at++;
  }
  return Buffer.concat(chunks);
}

const LIMIT = { maxOutputLength: MAX_PARSED_BYTES };

function unpacked(bytes: Buffer, encoding: string): Uint8Array | null {
  try {
    if (/gzip/.test(encoding)) return isGzip(bytes) ? gunzipSync(bytes, LIMIT) : bytes;
    if (encoding === 'deflate') return inflated(bytes);
    if (encoding === 'br') return brotliDecompressSync(bytes, LIMIT);
    if (encoding === 'zstd') return zstdDecompressSync(bytes, LIMIT);
    return bytes;
  } catch {
    // What is unpacked already, under a header that still says otherwise, begins with markup.
    return /^\s*</.test(bytes.toString('latin1', 0, 100)) ? bytes : null;
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Servers send `deflate` with zlib's wrapper, as the standard says, and without. */
function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, LIMIT);
  } catch {
    return inflateRawSync(bytes, LIMIT);
  }
}
