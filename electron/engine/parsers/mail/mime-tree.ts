import { fail, ok, type Result } from '../../../contract/result.ts';
import { readHeader, structuredField, type MimeHeader, type StructuredField } from './mime-header.ts';

/** A part of a message that holds no other parts. */
export interface MimePart {
  readonly header: MimeHeader;
  readonly type: StructuredField;
  readonly disposition: StructuredField;
  /** Its transfer encoding undone. */
  readonly bytes: Uint8Array;
  /** The types of the multiparts around it, the outermost first: `multipart/mixed`. */
  readonly within: readonly string[];
}

export interface MimeMessage {
  readonly header: MimeHeader;
  readonly type: StructuredField;
  /** In the order of the message. */
  readonly parts: readonly MimePart[];
}

/** Parts of a message, and parts within parts, that are read; real mail has dozens and three. */
const MAX_PARTS = 2000;
const MAX_DEPTH = 30;
const MAX_HEADER = 2 * 1024 * 1024;

interface OpenMultipart {
  readonly boundary: string;
  readonly type: string;
}

/**
 * Reads a MIME message (RFC 2045, 2046) in one pass over its lines, as far as it goes: a part whose end is missing
 * ends with the message. Expected failures: `malformed`, with `limit` and `unit` where parts are too many or too deep.
 */
export function readMime(bytes: Uint8Array): Result<MimeMessage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const top = headerAt(buffer, 0, buffer.length);
  if (top.bodyStart > MAX_HEADER) return fail('malformed');
  const type = typeOf(top.header, 'text/plain');
  const parts: MimePart[] = [];
  const open: OpenMultipart[] = [];

  const add = (header: MimeHeader, partType: StructuredField, start: number, end: number): void => {
    parts.push({
      header,
      type: partType,
      disposition: structuredField(header.get('content-disposition') ?? ''),
      bytes: transferDecoded(buffer.subarray(start, end), header),
      within: open.map((multipart) => multipart.type),
    });
  };

  const boundary = boundaryOf(type);
  if (boundary === '') {
    add(top.header, type, top.bodyStart, buffer.length);
    return ok({ header: top.header, type, parts });
  }
  open.push({ boundary, type: type.value });
  let leaf: { header: MimeHeader; type: StructuredField; start: number } | null = null;
  let seen = 0;

  for (let at = top.bodyStart; at < buffer.length;) {
    const lineEnd = buffer.indexOf(0x0a, at);
    const next = lineEnd < 0 ? buffer.length : lineEnd + 1;
    const delimiter =
      buffer[at] === DASH && buffer[at + 1] === DASH ? delimiterOf(buffer, at, next, open) : null;
    if (!delimiter) {
      at = next;
      continue;
    }
    if (leaf) add(leaf.header, leaf.type, leaf.start, withoutLineEnd(buffer, leaf.start, at));
    leaf = null;
    open.length = delimiter.isEnd ? delimiter.level : delimiter.level + 1;
    at = next;
    if (delimiter.isEnd) {
      if (open.length === 0) break;
      continue;
    }
    if (++seen > MAX_PARTS) return fail('malformed', { limit: MAX_PARTS, unit: 'parts' });
    const { header, bodyStart } = headerAt(buffer, at, buffer.length);
    const isDigest = open.at(-1)?.type === 'multipart/digest';
    const partType = typeOf(header, isDigest ? 'message/rfc822' : 'text/plain');
    const inner = boundaryOf(partType);
    if (inner === '') leaf = { header, type: partType, start: bodyStart };
    else if (open.length >= MAX_DEPTH) return fail('malformed', { limit: MAX_DEPTH, unit: 'parts' });
    else open.push({ boundary: inner, type: partType.value });
    at = bodyStart;
  }
  if (leaf) add(leaf.header, leaf.type, leaf.start, buffer.length);
  return ok({ header: top.header, type, parts });
}

const DASH = 0x2d;
const MAX_DELIMITER = 300;

/** Which open multipart a line delimits (RFC 2046: `--boundary`, `--boundary--`, blanks after it). */
function delimiterOf(
  buffer: Buffer,
  start: number,
  end: number,
  open: readonly OpenMultipart[],
): { level: number; isEnd: boolean } | null {
  if (end - start > MAX_DELIMITER) return null;
  const line = buffer.toString('latin1', start + 2, end).trimEnd();
  for (let level = open.length - 1; level >= 0; level--) {
    const boundary = open[level]?.boundary ?? '';
    if (line === boundary) return { level, isEnd: false };
    if (line === `${boundary}--`) return { level, isEnd: true };
  }
  return null;
}

/** The header that begins at `start`, up to its empty line; one that begins with an empty line is empty. */
function headerAt(buffer: Buffer, start: number, end: number): { header: MimeHeader; bodyStart: number } {
  let at = start;
  while (at < end) {
    const lineEnd = buffer.indexOf(0x0a, at);
    const next = lineEnd < 0 ? end : lineEnd + 1;
    const isEmpty = buffer[at] === 0x0a || (buffer[at] === 0x0d && buffer[at + 1] === 0x0a);
    if (isEmpty) return { header: readHeader(buffer.subarray(start, at)), bodyStart: next };
    // A part that begins with its text has no header.
    if (buffer[at] === DASH && buffer[at + 1] === DASH) break;
    at = next;
  }
  return { header: readHeader(buffer.subarray(start, at)), bodyStart: at };
}

function typeOf(header: MimeHeader, otherwise: string): StructuredField {
  const type = structuredField(header.get('content-type') ?? '');
  return type.value.includes('/') ? type : { value: otherwise, params: type.params };
}

function boundaryOf({ value, params }: StructuredField): string {
  return value.startsWith('multipart/') ? (params.get('boundary') ?? '').trimEnd() : '';
}

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(buffer: Buffer, start: number, end: number): number {
  let stop = end;
  if (stop > start && buffer[stop - 1] === 0x0a) stop--;
  if (stop > start && buffer[stop - 1] === 0x0d) stop--;
  return stop;
}

function transferDecoded(body: Buffer, header: MimeHeader): Uint8Array {
  const encoding = /[\w-]+/.exec((header.get('content-transfer-encoding') ?? '').toLowerCase())?.[0];
  if (encoding === 'base64') return Uint8Array.from(Buffer.from(body.toString('latin1'), 'base64'));
  if (encoding === 'quoted-printable') return quotedPrintable(body);
  return Uint8Array.from(body);
}

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** RFC 2045, 6.7, as it is found: a lone `=` stays, blanks before a line end go. Linear, and in one buffer. */
function quotedPrintable(body: Buffer): Uint8Array {
  const decoded = new Uint8Array(body.length);
  let length = 0;
  // Where the blanks begin that a line end, should one follow, takes with it.
  let blanks = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte === EQUALS) {
      const softEnd = lineEndAfter(body, at + 1);
      const value = softEnd < 0 ? hexAt(body, at + 1) : -1;
      if (softEnd >= 0) at = softEnd;
      else if (value >= 0) at += 2;
      if (softEnd < 0) decoded[length++] = value >= 0 ? value : byte;
      blanks = length;
    } else if (byte === LINE_FEED) {
      length = blanks;
      decoded[length++] = byte;
      blanks = length;
    } else if (byte !== RETURN || body[at + 1] !== LINE_FEED) {
      decoded[length++] = byte;
      if (byte !== 0x20 && byte !== 0x09) blanks = length;
    }
  }
  return decoded.slice(0, blanks);
}

/** The line feed that ends the line, where nothing but blanks stands before it; -1 where something does. */
function lineEndAfter(body: Buffer, from: number): number {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09 || body[at] === RETURN) at++;
  return body[at] === LINE_FEED ? at : -1;
}

function hexAt(body: Buffer, at: number): number {
  const digits = body.toString('latin1', at, at + 2);
  return /^[\dA-Fa-f]{2}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
}
