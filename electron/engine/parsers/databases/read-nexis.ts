import { ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { readHtml } from '../html/read-html.ts';
import { readText } from '../text/read-text.ts';
import { readMarkup } from './markup-reader.ts';
import { DOCUMENT_START, nexisArticles } from './nexis-file.ts';
import { nexisTextBlocks } from './nexis-text.ts';
import type { TextBlock } from './text-block.ts';

/**
 * A delivery of Nexis as HTML or TXT: its documents are articles. What turns out to be none is read as an ordinary page
 * or text. Expected failures: `undecodable`, `malformed`, and those of `readHtml` and `readText`.
 */
export function readNexis(input: FormatInput): Result<FormatOutput> {
  // Only markup declares its encoding; a text may quote such a declaration.
  const isPage = /^[^\w<]{0,200}</.test(Buffer.from(input.bytes.subarray(0, 1024)).toString('latin1'));
  const decoded = input.decode({ declares: isPage });
  if (!decoded.ok) return decoded;
  const blocks = isPage ? pageBlocks(decoded.value.text) : ok(nexisTextBlocks(decoded.value.text));
  if (!blocks.ok) return blocks;
  const articles = nexisArticles(blocks.value);
  if (articles && articles.length > 0) return ok({ articles, decoded: decoded.value });
  const other = isPage ? readHtml(input) : readText(input);
  return other.ok ? ok({ ...other.value, format: isPage ? 'html' : 'txt' }) : other;
}

/**
 * Nexis's pages hold each document after `<A NAME="DOC_ID_3_0">`, and `<DOCFULL>` in a comment that hides it from
 * browsers; paragraphs are `<P CLASS="c1">` with a `<SPAN>` for each run of type.
 */
function pageBlocks(html: string): Result<TextBlock[]> {
  const blocks: TextBlock[] = [];
  const read = readMarkup(html, {
    xml: false,
    fieldOf: ({ name, attributes }) =>
      name === 'docfull' || (name === 'a' && /^DOC_ID_\d/i.test(attributes['name'] ?? ''))
        ? 'document'
        : null,
    onEvent: (event) => {
      if (event.kind === 'block') blocks.push(event.block);
      else if (event.kind === 'open') blocks.push({ text: DOCUMENT_START, kind: 'paragraph' });
    },
  });
  return read.ok ? ok(blocks) : read;
}
