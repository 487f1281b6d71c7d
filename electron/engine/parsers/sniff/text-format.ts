import {
  isEuropressePage,
  isFactivaPage,
  isFactivaXml,
  isNexisPage,
  isNexisText,
} from '../databases/database-signs.ts';
import { isSrtStart, isVttStart } from '../channels/cues.ts';
import { isTelegramPage } from '../channels/telegram-html.ts';
import type { Format } from '../parser-host.ts';
import { csvSign } from '../tables/csv-sign.ts';
import { isJsonStart } from '../tables/read-json.ts';
import { isMarkdown } from '../text/markdown-sign.ts';
import { isMail, isMbox, isMhtml } from './mail-signs.ts';
import { XML_FORMATS, xmlFormatOf } from './xml-format.ts';

/** How a text format is known by its first characters; `head` begins without a byte order mark. */
export interface TextSign {
  readonly format: Format;
  readonly matches: (head: string, name: string) => boolean;
}

/** Formats that are HTML pages of a producer with a reader of its own; asked before HTML. */
const PAGE_SIGNS: readonly TextSign[] = [
  { format: 'telegram', matches: isTelegramPage },
  { format: 'nexis', matches: isNexisPage },
  { format: 'factiva', matches: (head) => isFactivaPage(head) || isFactivaXml(head) },
  { format: 'europresse', matches: isEuropressePage },
];

/** Other text formats, the more certain signs first. */
const SIGNS: readonly TextSign[] = [
  { format: 'mbox', matches: isMbox },
  { format: 'mhtml', matches: isMhtml },
  { format: 'eml', matches: isMail },
  { format: 'nexis', matches: isNexisText },
  { format: 'vtt', matches: isVttStart },
  { format: 'srt', matches: isSrtStart },
  { format: 'json', matches: isJsonStart },
  { format: 'md', matches: isMarkdown },
  ...XML_FORMATS.map((format): TextSign => ({ format, matches: (head) => xmlFormatOf(head) === format })),
];

// https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type, and a few that saved pages start with.
const HTML_START =
  /^(?:<!doctype html|<(?:html|head|body|title|meta|link|script|style|iframe|h[1-6]|div|font|table|a|b|p|br|ul|ol|article|section|main)[\s>/])/i;
const SKIPPED_BEFORE_MARKUP = /^(?:\s+|<!--[\s\S]*?-->|<\?xml[^>]*\?>|<!doctype html[^>]*>)+/i;
const ANY_ELEMENT =
  /<(?:html|body|div|p|span|a|b|i|strong|em|img|blockquote|h[1-6]|br|table|ul|ol|li|article)\b[^>]*>/i;

/** Which text format a file is, by its first `head` characters; the name decides only for fragments. */
export function textFormat(head: string, name: string): Format | { readonly unsupported: string } {
  const start = head.replace(/^\uFEFF/, '');
  for (const { format, matches } of PAGE_SIGNS) if (matches(start, name)) return format;
  if (/^\s*<!doctype html/i.test(start)) return 'html';
  const markup = start.replace(SKIPPED_BEFORE_MARKUP, '');
  if (HTML_START.test(markup)) return 'html';
  for (const { format, matches } of SIGNS) if (matches(start, name)) return format;
  if (/^\s*<\?xml/.test(start)) return { unsupported: xmlFormat(markup) };
  if (/\.x?html?$/i.test(name) && ANY_ELEMENT.test(start)) return 'html';
  // Tables look like text, so they come last.
  return csvSign(start, name) ?? 'txt';
}

function xmlFormat(markup: string): string {
  const root = /<([A-Za-z][\w:.-]{0,40})/.exec(markup)?.[1]?.toLowerCase() ?? '';
  return ['svg', 'rss', 'nitf', 'newsml', 'newsitem'].includes(root) ? root : 'xml';
}
