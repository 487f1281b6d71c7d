import { fail, ok, type Result } from '../../../contract/result.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';

/** Deepest nesting of elements, that of Chromium's own parser; Readability's time grows with the square of it. */
export const MAX_DEPTH = 512;
/** Most elements: about 300 bytes of heap each, a tenth of a parser's memory. */
export const MAX_ELEMENTS = 200_000;
/** Most texts: each `&amp;`, and each `<` that begins no tag, becomes a node of its own. */
const MAX_TEXTS = 500_000;

// Elements without content, or whose content is no markup (HTML standard, 13.1.2).
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr frame basefont bgsound keygen'.split(
    ' ',
  ),
);
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
// A second one in a row ends the first: their end tags may be left out.
const SELF_ENDING = new Set('p li dt dd tr td th option optgroup thead tbody tfoot rp rt'.split(' '));

const TAG = /<(?:!--|(\/?)([a-zA-Z][^\s/>]{0,60}))/g;

/**
 * Measures markup without building anything, in time linear in its length. Expected failures: `malformed` when
 * elements nest deeper than `MAX_DEPTH`, `too-large` when there are more than `MAX_ELEMENTS`, or more text than an
 * article may have.
 */
export function checkMarkup(html: string): Result<{ depth: number; elements: number }> {
  const open: string[] = [];
  let depth = 0;
  let elements = 0;
  let textStart = 0;
  let text = 0;
  if (countMarks(html) > MAX_TEXTS) return fail('too-large', { limit: MAX_TEXTS, unit: 'elements' });
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const name = match[2]?.toLowerCase();
    text += Math.max(0, match.index - textStart);
    if (text > MAX_ARTICLE_LENGTH) break;
    textStart = after(html, '>', TAG.lastIndex);
    if (name === undefined) {
      TAG.lastIndex = after(html, '-->', TAG.lastIndex);
    } else if (match[1] === '/') {
      closeTo(open, name);
    } else {
      elements++;
      if (elements > MAX_ELEMENTS) return fail('too-large', { limit: MAX_ELEMENTS, unit: 'elements' });
      if (VOID.has(name)) continue;
      if (RAW_TEXT.has(name)) {
        TAG.lastIndex = rawTextEnd(html, name, TAG.lastIndex);
        continue;
      }
      if (SELF_ENDING.has(name) && open.at(-1) === name) open.pop();
      open.push(name);
      depth = Math.max(depth, open.length);
      if (depth > MAX_DEPTH) return fail('malformed', { depth, limit: MAX_DEPTH });
    }
  }
  text += Math.max(0, html.length - textStart);
  if (text > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  return ok({ depth, elements });
}

const AMPERSAND = 0x26;
const LESS = 0x3c;

/** References, and `<` before what begins no tag. */
function countMarks(html: string): number {
  let count = 0;
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === AMPERSAND) count++;
    else if (code === LESS && !/[a-z/!?]/i.test(html.charAt(at + 1))) count++;
  }
  return count;
}

/** Takes the innermost open element of that name, and all within it, off the stack. */
function closeTo(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}

function rawTextEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b`, 'gi');
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : html.length;
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}
