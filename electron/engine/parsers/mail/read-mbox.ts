import { fail, ok, type Result } from '../../../contract/result.ts';
import { indexIn, type ByteSource } from '../byte-source.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import type { Member, ParsedFile } from '../parser-host.ts';
import { decodedOfParts } from '../parts-decoded.ts';
import { cursorOf, MAX_COUNT, PORTION_ARTICLES, PORTION_BYTES, positionOf } from '../portion.ts';

/** Messages that one answer looks at, those without anything in them included. */
const PORTION_MESSAGES = 20_000;

/**
 * A mailbox (mboxo, mboxrd: RFC 4155) of up to 2,000,000 messages: each an article, attachments as members
 * `msg-12/name`; a message that cannot be read is a member that says why. `next` is where the message begins to go on
 * with, and how many are before it. Expected failures: `no-text` (no message), `too-large`.
 */
export async function readMbox(input: FormatInput): Promise<Result<FormatOutput>> {
  const { source, cursor } = input;
  const articles: FoundArticle[] = [];
  const members: Member[] = [];
  const read: ParsedFile[] = [];
  let held = 0;
  let { offset: start, count } = positionOf(cursor);
  const isFull = (): boolean => articles.length + members.length >= PORTION_ARTICLES || held >= PORTION_BYTES;
  for (let looked = 0; start < source.size && looked < PORTION_MESSAGES && !isFull(); looked++) {
    if (count >= MAX_COUNT) return fail('too-large', { limit: MAX_COUNT, unit: 'articles' });
    const end = messageEnd(source, start);
    const from = lineAfter(source, start);
    const name = `msg-${++count}`;
    start = end;
    if (from >= end) continue;
    const found =
      end - from > MAX_PARSED_BYTES
        ? fail('too-large', { limit: MAX_PARSED_BYTES, size: end - from })
        : await input.parsePart({
            bytes: unescaped(source.read(from, end)),
            name: `${name}.eml`,
            format: 'eml',
          });
    if (!found.ok) {
      members.push({ name: `${name}.eml`, bytes: null, error: found.error });
      continue;
    }
    read.push({ ...found.value, articles: [], members: [] });
    articles.push(...found.value.articles);
    for (const { body } of found.value.articles) held += body.length;
    for (const member of found.value.members) {
      members.push({ ...member, name: `${name}/${member.name}` });
      held += member.bytes?.length ?? 0;
    }
  }
  const isWhole = cursor === 0 && start >= source.size;
  if (isWhole && articles.length === 0 && members.length === 0) return fail('no-text');
  const decoded = decodedOfParts(read);
  return ok({
    articles,
    members,
    next: start < source.size ? cursorOf({ offset: start, count }) : null,
    ...(decoded ? { decoded } : {}),
  });
}

const FROM = Buffer.from('\nFrom ');
const MAX_ENVELOPE = 500;

/** Where the message that begins at `start` ends: at the next envelope line. */
function messageEnd(source: ByteSource, start: number): number {
  for (let at = indexIn(source, FROM, start); at >= 0; at = indexIn(source, FROM, at + 1)) {
    const line = at + 1;
    const [text = ''] = source
      .read(line, line + MAX_ENVELOPE)
      .toString('latin1')
      .split('\n', 1);
    if (isEnvelope(text)) return line;
  }
  return source.size;
}

/** `From sender@example.org Tue Mar  3 10:15:00 2020`, and what other programs write there: a time and a year. */
function isEnvelope(line: string): boolean {
  return /^From \S/.test(line) && /\b\d\d:\d\d/.test(line) && /\b\d{4}\b/.test(line);
}

const LINE_END = Buffer.from('\n');

function lineAfter(source: ByteSource, start: number): number {
  const end = indexIn(source, LINE_END, start);
  return end < 0 ? source.size : end + 1;
}

/** Takes back what mailboxes put before lines that look like envelopes: one `>` of `>From `, `>>From `. */
function unescaped(message: Buffer): Uint8Array {
  if (message.indexOf('>From ') < 0) return Uint8Array.from(message);
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
