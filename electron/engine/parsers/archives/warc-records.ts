import { constants, inflateRawSync } from 'node:zlib';

/** One record of a WARC (ISO 28500). */
export interface WarcRecord {
  /** Fields by their lower-case names, the first of each. */
  readonly fields: ReadonlyMap<string, string>;
  readonly content: Uint8Array;
}

/** What is told while records are read: whether the file ends, or breaks, in the middle of one. */
export interface WarcState {
  isTruncated: boolean;
}

/** Bytes of one gzip member that are taken out; a file may be one member. */
const MAX_MEMBER = 256 * 1024 * 1024;
const MAX_HEADER = 64 * 1024;

/**
 * The records of a WARC 0.17, 1.0 or 1.1, plain, compressed record by record or as a whole; of a file that is cut off
 * all that is whole.
 */
export function* warcRecords(bytes: Uint8Array, state: WarcState): Generator<WarcRecord> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isGzip(buffer, 0)) {
    yield* plainRecords(buffer, state);
    return;
  }
  for (let at = 0; at < buffer.length && isGzip(buffer, at);) {
    const member = gunzipMember(buffer, at);
    if (!member) {
      state.isTruncated = true;
      return;
    }
    yield* plainRecords(member.content, state);
    at = member.end;
    // Some writers pad between members.
    while (at < buffer.length && buffer[at] === 0) at++;
  }
}

function isGzip(buffer: Buffer, at: number): boolean {
  return buffer[at] === 0x1f && buffer[at + 1] === 0x8b;
}

/** One gzip member (RFC 1952) at `at`: what it holds, and where it ends. */
function gunzipMember(buffer: Buffer, at: number): { content: Buffer; end: number } | null {
  const flags = buffer[at + 3] ?? 0;
  let start = at + 10;
  if (flags & 4) start += 2 + (buffer[start] ?? 0) + ((buffer[start + 1] ?? 0) << 8);
  if (flags & 8) start = buffer.indexOf(0, start) + 1;
  if (flags & 16) start = buffer.indexOf(0, start) + 1;
  if (flags & 2) start += 2;
  if (start <= at || start >= buffer.length) return null;
  try {
    const inflated: unknown = inflateRawSync(buffer.subarray(start), {
      info: true,
      maxOutputLength: MAX_MEMBER,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    const { buffer: content, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
    return { content, end: start + engine.bytesWritten + 8 };
  } catch {
    return null;
  }
}

function* plainRecords(buffer: Buffer, state: WarcState): Generator<WarcRecord> {
  for (let at = recordAt(buffer, 0); at >= 0;) {
    const header = headerEnd(buffer, at);
    if (!header) {
      state.isTruncated = true;
      return;
    }
    const fields = warcFields(buffer.toString('utf8', at, header.end));
    const length = Number(fields.get('content-length') ?? Number.NaN);
    const end = header.next + length;
    if (!Number.isSafeInteger(end) || length < 0 || end > buffer.length) {
      state.isTruncated = true;
      return;
    }
    yield { fields, content: buffer.subarray(header.next, end) };
    at = recordAt(buffer, end);
  }
}

const SIGNATURE = Buffer.from('WARC/');

function recordAt(buffer: Buffer, from: number): number {
  let at = from;
  while (buffer[at] === 0x0d || buffer[at] === 0x0a) at++;
  return at >= buffer.length ? -1 : buffer.indexOf(SIGNATURE, at);
}

function headerEnd(buffer: Buffer, start: number): { end: number; next: number } | null {
  const head = buffer.subarray(start, start + MAX_HEADER);
  const crlf = head.indexOf('\r\n\r\n');
  const lf = head.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { end: start + crlf, next: start + crlf + 4 };
  return lf >= 0 ? { end: start + lf, next: start + lf + 2 } : null;
}

/** Header lines of a record or an HTTP message after their first line. */
export function warcFields(header: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of header.split(/\r?\n/).slice(1)) {
    if (/^[ \t]/.test(line) && last !== '') {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    last = fields.has(name) ? '' : name;
    if (last !== '') fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
