import { fail, ok, type Result } from '../../../contract/result.ts';
import { PORTION_BYTES } from '../archives/read-zip.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import type { Member, ParsedFile } from '../parser-host.ts';
import { decodedOfParts } from '../parts-decoded.ts';

/** Messages of one answer. */
const PORTION_MESSAGES = 1000;

/**
 * A mailbox (mboxo, mboxrd: RFC 4155): each message an article, attachments as members `msg-12/name`; a message that
 * cannot be read is a member that says why. `next` is the offset in bytes of the message to go on with. Expected
 * failure: `no-text` (no message).
 */
export async function readMbox(input: FormatInput): Promise<Result<FormatOutput>> {
  const { bytes, cursor } = input;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const articles: FoundArticle[] = [];
  const members: Member[] = [];
  const read: ParsedFile[] = [];
  let held = 0;
  let number = cursor === 0 ? 1 : countBefore(buffer, cursor) + 1;
  let start = cursor;
  for (let taken = 0; start < buffer.length && taken < PORTION_MESSAGES && held < PORTION_BYTES; taken++) {
    const end = messageEnd(buffer, start);
    const message = unescaped(buffer.subarray(lineAfter(buffer, start), end));
    const name = `msg-${number++}`;
    start = end;
    if (message.length === 0) continue;
    const found = await input.parsePart({ bytes: message, name: `${name}.eml`, format: 'eml' });
    if (!found.ok) {
      members.push({ name: `${name}.eml`, bytes: null, error: found.error });
      continue;
    }
    read.push(found.value);
    articles.push(...found.value.articles);
    for (const member of found.value.members) {
      members.push({ ...member, name: `${name}/${member.name}` });
      held += member.bytes?.length ?? 0;
    }
  }
  const isWhole = cursor === 0 && start >= buffer.length;
  if (isWhole && articles.length === 0 && members.length === 0) return fail('no-text');
  const decoded = decodedOfParts(read);
  return ok({
    articles,
    members,
    next: start < buffer.length ? start : null,
    ...(decoded ? { decoded } : {}),
  });
}

const FROM = Buffer.from('\nFrom ');
const MAX_ENVELOPE = 500;

/** Where the message that begins at `start` ends: at the next envelope line. */
function messageEnd(buffer: Buffer, start: number): number {
  for (let at = buffer.indexOf(FROM, start); at >= 0; at = buffer.indexOf(FROM, at + 1)) {
    const line = at + 1;
    const end = Math.min(lineAfter(buffer, line), line + MAX_ENVELOPE);
    if (line > start && isEnvelope(buffer.toString('latin1', line, end))) return line;
  }
  return buffer.length;
}

/** `From sender@example.org Tue Mar  3 10:15:00 2020`, and what other programs write there: a time and a year. */
function isEnvelope(line: string): boolean {
  return /^From \S/.test(line) && /\b\d\d:\d\d/.test(line) && /\b\d{4}\b/.test(line);
}

function countBefore(buffer: Buffer, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset; at = messageEnd(buffer, at)) count++;
  return count;
}

function lineAfter(buffer: Buffer, start: number): number {
  const end = buffer.indexOf(0x0a, start);
  return end < 0 ? buffer.length : end + 1;
}

/** Takes back what mailboxes put before lines that look like envelopes: one `>` of `>From `, `>>From `. */
function unescaped(message: Buffer): Uint8Array {
  if (message.indexOf('>From ') < 0) return Uint8Array.from(message);
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
