import { parseDocument } from '../html/html-document.ts';
import { checkMarkup } from '../html/html-scan.ts';
import { blockText } from '../html/html-text.ts';
import type { StructureSpan } from '../parser-host.ts';
import { oneLine, tidyText } from './tidy-text.ts';

/** A body as an article holds it, and what its stretches are (UTF-16 offsets into it). */
export interface StructuredBody {
  readonly body: string;
  readonly structure: readonly StructureSpan[];
}

/** As many as a parser may answer. */
const MAX_SPANS = 100_000;

const TAG =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|img|blockquote|table|figure|article|section)\b[^<>]{0,2000}>/i;
const REFERENCE =
  /&(?:amp|lt|gt|quot|apos|nbsp|hellip|laquo|raquo|ldquo|rdquo|rsquo|lsquo|mdash|ndash|#\d{1,7}|#x[\da-f]{1,6});/i;

/** Text that may be markup, as feeds and databases deliver it: tags and references are read where there are any. */
export function readableText(raw: string): string {
  return readableBody(raw).body;
}

/** `readableText` with its structure. */
export function readableBody(raw: string): StructuredBody {
  return TAG.test(raw) || REFERENCE.test(raw) ? markupBody(raw) : plainBody(raw);
}

/** The text of a piece of markup, blocks parted by empty lines; as it stands where it is no readable markup. */
export function markupBody(html: string): StructuredBody {
  if (!checkMarkup(html).ok) return plainBody(html);
  const { text, structure } = blockText(parseDocument(html).body);
  const body = tidyText(text);
  return { body, structure: body === text ? structure.slice(0, MAX_SPANS) : [] };
}

export function plainBody(text: string): StructuredBody {
  return { body: tidyText(text), structure: [] };
}

/** A body without a first line that repeats the title above it. */
export function withoutTitle({ body, structure }: StructuredBody, title: string): StructuredBody {
  const end = body.indexOf('\n');
  if (title === '' || end < 0 || oneLine(body.slice(0, end)) !== title) return { body, structure };
  const rest = body.slice(end).trimStart();
  const shift = body.length - rest.length;
  const kept = structure
    .filter(({ start }) => start >= shift)
    .map((span) => ({ ...span, start: span.start - shift, end: span.end - shift }));
  return { body: rest, structure: kept };
}
