import { fail, ok, type Result } from '../../../contract/result.ts';
import type { ByteSource } from '../byte-source.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { decodedOfParts } from '../parts-decoded.ts';
import { cursorOf, positionOf, type Position } from '../portion.ts';
import { addPages, pagePortion, type PagePortion } from './web-pages.ts';

/** Pages that have been read of the files that are being read in portions. */
const seenOf = new WeakMap<ByteSource, Set<string>>();

/** Hashes of the pages that the portions before this one have brought; none where another child has read those. */
export function pagesSeen(source: ByteSource, cursor: number): Set<string> {
  const seen = (cursor > 0 ? seenOf.get(source) : undefined) ?? new Set<string>();
  seenOf.set(source, seen);
  return seen;
}

/**
 * A web archive: each page that was answered with 200 an article, with its address and when it was captured; the same
 * page twice is one. An archive that is cut off says so in its last article (`details.truncated`). Expected failures:
 * `no-text` (no page with text), `malformed` (cut off before any), `bomb`.
 */
export async function readWarc(input: FormatInput): Promise<Result<FormatOutput>> {
  const { source, cursor } = input;
  const portion = pagePortion(pagesSeen(source, cursor));
  const next = await addPages(portion, source, input, positionOf(cursor));
  return portionOutput(portion, { isFirst: cursor === 0, next });
}

/** A portion of pages as the answer of a reader. */
export function portionOutput(
  { articles, read, state }: PagePortion,
  { isFirst, next }: { readonly isFirst: boolean; readonly next: Position | null },
): Result<FormatOutput> {
  if (isFirst && next === null && articles.length === 0) {
    if (state.isBomb) return fail('bomb');
    return state.isTruncated ? fail('malformed') : fail('no-text');
  }
  const last = articles.at(-1);
  const told =
    last && next === null && state.isTruncated
      ? [...articles.slice(0, -1), { ...last, details: { ...last.details, truncated: '1' } }]
      : articles;
  const decoded = decodedOfParts(read);
  return ok({ articles: told, next: next && cursorOf(next), ...(decoded ? { decoded } : {}) });
}
