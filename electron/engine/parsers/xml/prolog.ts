import { fail, ok, type Result } from '../../../contract/result.ts';

/** Longest document type declaration, in UTF-16 units, that is skipped; a longer one is an attack or no XML. */
export const MAX_DOCTYPE = 64 * 1024;

const ROOT = /<[\p{L}_:]/uy;
const DOCTYPE = /<!doctype/iy;

/**
 * Where the first element begins: behind junk, the XML declaration, comments, instructions and document types, which
 * are skipped without being read. Expected failure: `malformed`, where there is no element, or a document type that
 * is longer than `MAX_DOCTYPE` or does not end. Linear.
 */
export function rootStart(text: string): Result<number> {
  let at = text.indexOf('<');
  while (at >= 0) {
    let from = at + 1;
    if (isAt(ROOT, text, at)) return ok(at);
    if (text.startsWith('<?', at)) from = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) from = after(text, '-->', at);
    else if (isAt(DOCTYPE, text, at)) {
      const end = doctypeEnd(text, at);
      if (end < 0) return fail('malformed', { limit: MAX_DOCTYPE });
      from = end;
    }
    at = text.indexOf('<', from);
  }
  return fail('malformed');
}

/** Behind the `>` of a document type declaration; -1 where there is none within reach. */
function doctypeEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_DOCTYPE);
  let isSubset = false;
  let at = start + 2;
  while (at < limit) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") at = after(text, character, at + 1);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else {
      if (character === '[') isSubset = true;
      if (character === ']') isSubset = false;
      if (character === '>' && !isSubset) return at + 1;
      at++;
    }
  }
  return -1;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Behind the next `mark`; the end where it is missing. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}
