import { addressParser } from 'postal-mime';
import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import { distinctMemberNames, safeMemberName } from '../archives/zip-names.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import type { Member } from '../parser-host.ts';
import { publishedDate } from '../published-date.ts';
import { browserLink } from './browser-link.ts';
import { cut, plainBody, unflowed, withoutNotices, type MailText } from './mail-text.ts';
import { fieldText, headerText, type MimeHeader } from './mime-header.ts';
import { readMime, type MimeMessage, type MimePart } from './mime-tree.ts';

/**
 * A mail: one article, and its attachments as members. Of a text in several forms the page is taken, unless most of
 * the plain text is missing from it. Expected failures: those of `readMime`, `no-text` (no text, subject or
 * attachment), `too-large`.
 */
export async function readMail(input: FormatInput): Promise<Result<FormatOutput>> {
  const message = readMime(withoutEnvelope(input.bytes));
  if (!message.ok) return message;
  const { header } = message.value;
  const { texts, attachments } = sorted(message.value);
  const members = membersOf(attachments);
  const found = await bodyOf(input, texts);
  const title = headerText(header, 'subject', charsetOf(texts[0]));
  if (!found && title === '' && members.length === 0) return fail('no-text');
  if (!found && members.length > 0 && title === '') return ok({ articles: [], members });
  const text = found ? withoutNotices(withoutFirstLine(found.text, title)) : { body: '', structure: [] };
  if (text.body.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  const sender = senderOf(header);
  const article: FoundArticle = {
    title,
    ...text,
    ...sender.credit,
    published: mailDate(header.get('date') ?? ''),
    url: found?.url || archivedAt(header),
    ...(found?.language ? { language: found.language } : {}),
    details: detailsOf(header, { from: sender.from, noText: text.body === '' }),
  };
  return ok({ articles: [article], members, ...(found?.decoded ? { decoded: found.decoded } : {}) });
}

/** An mbox line before the message, as programs leave it when they take a message out. */
function withoutEnvelope(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== 'From ') return bytes;
  return bytes.subarray(bytes.indexOf(0x0a) + 1);
}

/** Which parts are the text and which are files of their own; pictures shown in the text are neither. */
function sorted({ parts }: MimeMessage): { texts: MimePart[]; attachments: MimePart[] } {
  const texts: MimePart[] = [];
  const attachments: MimePart[] = [];
  for (const part of parts) {
    const { value } = part.type;
    const isText = value === 'text/plain' || value === 'text/html';
    const isAttached = part.disposition.value === 'attachment' || nameOf(part) !== '';
    if (isText && !isAttached) texts.push(part);
    else if (!isShownInText(part) && !value.startsWith('multipart/')) attachments.push(part);
  }
  return { texts, attachments };
}

const NO_DOCUMENT =
  /^(?:application\/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature|ms-tnef)|text\/(?:calendar|x-amp-html)|message\/(?:delivery-status|feedback-report))$/;

function isShownInText({ type, header, disposition, within }: MimePart): boolean {
  if (NO_DOCUMENT.test(type.value)) return true;
  const isReferred = header.has('content-id') || within.at(-1) === 'multipart/related';
  const isMedia = /^(?:image|audio|video|font)\//.test(type.value) || type.value === 'text/css';
  return isMedia && (disposition.value === 'inline' || (isReferred && disposition.value !== 'attachment'));
}

function nameOf({ type, disposition }: MimePart): string {
  const raw = disposition.params.get('filename') ?? type.params.get('name') ?? '';
  return raw === '' ? '' : fieldText(raw);
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': '.eml',
  'text/html': '.html',
  'text/plain': '.txt',
  'application/pdf': '.pdf',
};

function membersOf(attachments: readonly MimePart[]): Member[] {
  const names = attachments.map((part, at) => {
    return safeMemberName(nameOf(part)) || `part-${at + 1}${EXTENSIONS[part.type.value] ?? ''}`;
  });
  const distinct = distinctMemberNames(names);
  return attachments.map(({ bytes }, at) => ({ name: distinct[at] ?? '', bytes }));
}

interface MailBody {
  readonly text: MailText;
  readonly url: string;
  readonly language: string;
  readonly decoded: FormatOutput['decoded'];
}

/** A page that has less than this share of the plain text lacks some of it. */
const MIN_PAGE_SHARE = 0.4;
const SUBSTANTIAL = 200;

async function bodyOf(input: FormatInput, texts: readonly MimePart[]): Promise<MailBody | null> {
  const page = await pageBody(
    input,
    texts.filter(({ type }) => type.value === 'text/html'),
  );
  const plain = plainBodyOf(
    input,
    texts.filter(({ type }) => type.value === 'text/plain'),
  );
  if (!page || !plain) return page ?? plain;
  const isPartial =
    plain.text.body.length >= SUBSTANTIAL && page.text.body.length < plain.text.body.length * MIN_PAGE_SHARE;
  return isPartial ? { ...plain, url: page.url } : page;
}

async function pageBody(
  input: FormatInput,
  [part, ...others]: readonly MimePart[],
): Promise<MailBody | null> {
  if (!part) return null;
  const encoding = charsetOf(part);
  const read = await input.parsePart({ bytes: part.bytes, name: 'mail.html', format: 'html', encoding });
  const article = read.ok ? read.value.articles[0] : undefined;
  if (!read.ok || !article) return pageBody(input, others);
  const decoded = input.decode({ declares: true, part: { bytes: part.bytes, declared: encoding } });
  const { body, structure, language } = article;
  return {
    text: { body, structure },
    url: (decoded.ok && browserLink(decoded.value.text)) || '',
    language: language === 'und' ? '' : language,
    decoded: {
      encoding: read.value.encoding,
      reason: read.value.encodingReason,
      declared: read.value.declaredEncoding,
      replaced: read.value.replaced,
    },
  };
}

/** All plain parts, in their order: mailing lists append their footer, and forwards their message, as parts. */
function plainBodyOf(input: FormatInput, parts: readonly MimePart[]): MailBody | null {
  const bodies: string[] = [];
  let first: FormatOutput['decoded'];
  for (const part of parts) {
    const decoded = input.decode({ declares: false, part: { bytes: part.bytes, declared: charsetOf(part) } });
    if (!decoded.ok) continue;
    const text = decoded.value.text.replace(/\r\n?/g, '\n');
    const isFlowed = part.type.params.get('format')?.toLowerCase() === 'flowed';
    const body = plainBody(
      isFlowed ? unflowed(text, part.type.params.get('delsp')?.toLowerCase() === 'yes') : text,
    );
    if (body === '') continue;
    bodies.push(body);
    first ??= decoded.value;
  }
  if (bodies.length === 0) return null;
  return { text: { body: bodies.join('\n\n'), structure: [] }, url: '', language: '', decoded: first };
}

function charsetOf(part: MimePart | undefined): string {
  return part?.type.params.get('charset') ?? '';
}

function withoutFirstLine(text: MailText, title: string): MailText {
  const end = text.body.indexOf('\n');
  const first = end < 0 ? text.body : text.body.slice(0, end);
  const isTitle = title !== '' && first.replace(/\s+/g, ' ').trim() === title;
  return isTitle ? cut(text, first.length, text.body.length) : text;
}

/** Who is credited: newsletters and lists are published under their name, letters are written under theirs. */
function senderOf(header: MimeHeader): { credit: Pick<FoundArticle, 'byline' | 'publisher'>; from: string } {
  const from = headerText(header, 'from');
  const [sender] = addressParser(from.slice(0, MAX_ADDRESSES));
  const name = (sender?.name ?? '').trim() || (sender?.address ?? '').trim();
  const isList = header.has('list-id') || header.has('list-unsubscribe');
  return { credit: isList ? { publisher: name } : { byline: name }, from };
}

const MAX_ADDRESSES = 2000;

// RFC 5322, 4.3.
const ZONES: Readonly<Record<string, string>> = {
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
  UT: '+0000',
};

/** A mail's date as ISO 8601 with its zone, '' for none. */
export function mailDate(raw: string): string {
  const text = raw
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .trim();
  return publishedDate(text.replace(/[A-Z]{2,3}$/, (zone) => ZONES[zone] ?? zone));
}

function archivedAt(header: MimeHeader): string {
  const address = /https?:\/\/[^\s<>"]{1,2000}/i.exec(header.get('archived-at') ?? '')?.[0];
  return address ?? '';
}

const MAX_DETAIL = 1000;

function detailsOf(
  header: MimeHeader,
  { from, noText }: { from: string; noText: boolean },
): Record<string, string> {
  const messageId = headerText(header, 'message-id').replace(/^<|>$/g, '');
  const all = { from, to: headerText(header, 'to'), messageId, noText: noText ? '1' : '' };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, value.slice(0, MAX_DETAIL).toWellFormed()]),
  );
}

/** The page that a saved web archive (MHTML) begins with. */
export function rootPart({ type, parts }: MimeMessage): MimePart | undefined {
  const start = type.params.get('start') ?? '';
  const pages = parts.filter((part) => /^(?:text\/html|application\/xhtml\+xml)$/.test(part.type.value));
  return pages.find(({ header }) => start !== '' && header.get('content-id') === start) ?? pages[0];
}
