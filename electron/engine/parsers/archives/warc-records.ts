import type { ByteSource } from '../byte-source.ts';
import { MAX_COUNT, type Position } from '../portion.ts';
import { byteReader, type ByteReader } from './byte-reader.ts';
import { gzipMember, isGzipAt } from './gzip-member.ts';

/** One record of a WARC (ISO 28500). */
export interface WarcRecord {
  /** Fields by their lower-case names, the first of each. */
  readonly fields: ReadonlyMap<string, string>;
  readonly content: Uint8Array;
  /** Where it begins: of a compressed file the gzip member, and the number of the record in it. */
  readonly position: Position;
}

/** What is told while records are read. */
export interface WarcState {
  /** The file ends, or breaks, in the middle of a record. */
  isTruncated: boolean;
  /** It was given up: it unpacks to what only a bomb does. */
  isBomb: boolean;
}

const MAX_HEADER = 64 * 1024;
const WINDOW = 64 * 1024;

/** Which records are wanted, by their fields and length; the others are passed over and never held. */
export type Wanted = (fields: ReadonlyMap<string, string>, length: number) => boolean;

/**
 * The wanted records, from a position on, of a WARC 0.17, 1.0 or 1.1, plain, compressed record by record or as a
 * whole; of a file that is cut off all that is whole. One record is held at a time.
 */
export async function* warcRecords(
  source: ByteSource,
  state: WarcState,
  wanted: Wanted,
  from: Position = { offset: 0, count: 0 },
): AsyncGenerator<WarcRecord> {
  if (!isGzipAt(source, 0)) {
    const reader = byteReader(windows(source, from.offset));
    for await (const record of records(reader, state, wanted)) {
      yield { ...record, position: { offset: from.offset + record.start, count: 0 } };
    }
    return;
  }
  let passed = from.count;
  for (let at = from.offset; at < source.size && isGzipAt(source, at);) {
    const member = gzipMember(source, at);
    if (!member) {
      state.isTruncated = true;
      return;
    }
    for await (const record of records(byteReader(member.chunks), state, wanted)) {
      if (record.number >= passed) yield { ...record, position: { offset: at, count: record.number } };
    }
    passed = 0;
    state.isBomb ||= member.isBomb();
    const end = member.end();
    if (end === null) {
      state.isTruncated = true;
      return;
    }
    // Some writers pad between members.
    for (at = end; at < source.size && source.read(at, at + 1)[0] === 0;) at++;
  }
}

async function* windows(source: ByteSource, from: number): AsyncGenerator<Buffer> {
  for (let at = from; at < source.size; at += WINDOW) {
    yield await Promise.resolve(Buffer.from(source.read(at, at + WINDOW)));
  }
}

type FoundRecord = Omit<WarcRecord, 'position'> & { readonly start: number; readonly number: number };

async function* records(reader: ByteReader, state: WarcState, wanted: Wanted): AsyncGenerator<FoundRecord> {
  for (let number = 0; number < MAX_COUNT && (await findRecord(reader)); number++) {
    const start = reader.at;
    const header = await takeHeader(reader);
    const fields = warcFields(header ?? '');
    const length = Number(fields.get('content-length') ?? Number.NaN);
    if (header === null || !Number.isSafeInteger(length) || length < 0) {
      state.isTruncated = true;
      return;
    }
    const isWanted = wanted(fields, length);
    const content = isWanted ? await reader.take(length) : null;
    const held = content ? content.length : await reader.skip(length);
    if (held < length) {
      state.isTruncated = true;
      return;
    }
    if (content) yield { fields, content, start, number };
  }
}

const SIGNATURE = Buffer.from('WARC/');

/** Passes over whatever stands before the next record; false where there is none. */
async function findRecord(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const ahead = await reader.peek(WINDOW);
    const at = ahead.indexOf(SIGNATURE);
    if (at >= 0) {
      await reader.skip(at);
      return true;
    }
    if (ahead.length < WINDOW) return false;
    await reader.skip(ahead.length - SIGNATURE.length);
  }
}

/** The header lines of the record that comes next; null where they do not end within reach. */
async function takeHeader(reader: ByteReader): Promise<string | null> {
  const head = await reader.peek(MAX_HEADER);
  const crlf = head.indexOf('\r\n\r\n');
  const lf = head.indexOf('\n\n');
  const isCrlf = crlf >= 0 && (lf < 0 || crlf < lf);
  const end = isCrlf ? crlf : lf;
  if (end < 0) return null;
  const taken = await reader.take(end + (isCrlf ? 4 : 2));
  return taken.toString('utf8', 0, end);
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
