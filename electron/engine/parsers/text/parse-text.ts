import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';

/** A first line up to this length, in UTF-16 units, is the headline; a longer one is text. */
const MAX_TITLE_LENGTH = 300;

/**
 * Reads decoded plain text as one article. Line ends become `\n`; the first line with text is the title when it is
 * at most 300 UTF-16 units long, the rest the body, blank lines around it cut. Expected failures: `no-text`, `too-large`.
 */
export function parseText(decoded: string): Result<FoundArticle> {
  const text = trimBlankLines(decoded.replace(/\r\n?/g, '\n'));
  if (text === '') return fail('no-text');
  if (text.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  return ok(splitTitle(text));
}

/** Title and body of a text without blank lines around it. */
export function splitTitle(text: string): { title: string; body: string } {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  if (first.trim().length > MAX_TITLE_LENGTH) return { title: '', body: text };
  return { title: first.trim(), body: end < 0 ? '' : trimBlankLines(text.slice(end + 1)) };
}

// Blank: no character that shows. Bidi marks, zero-width blanks and a stray U+FEFF show nothing.
const BLANK_LINE = /^[\s\p{Cc}\p{Cf}]*$/u;

function trimBlankLines(text: string): string {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if (!BLANK_LINE.test(text.slice(start, end < 0 ? text.length : end))) break;
    if (end < 0) return '';
    start = end + 1;
  }
  let stop = text.length;
  while (stop > start) {
    const begin = text.lastIndexOf('\n', stop - 1);
    if (begin < start || !BLANK_LINE.test(text.slice(begin + 1, stop))) break;
    stop = begin;
  }
  return text.slice(start, stop);
}
