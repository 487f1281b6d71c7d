import type { Article } from '../../electron/contract/values.ts';
import type { Paragraph } from './text-map.ts';

type StructureSpan = Article['structure'][number];

/** What a paragraph is where it is no plain one. */
export interface ParagraphKind {
  readonly kind: StructureSpan['kind'];
  /** An item's first paragraph, which has no sign of its own before its words: a mark is drawn beside it. */
  readonly marked: boolean;
}

/** «- », «• », «3. », «٣) », «(ب) »: what a list's items may begin with in the text itself. */
const OWN_SIGN = /^\s*(?:[-–—*•▪◦·‣]|\(?[\p{Nd}\p{L}]{1,3}[.)\-–])\s/u;
const BLANK = /\s/u;

/**
 * The kind of each paragraph of `body`, null for plain ones. A span makes paragraphs of its kind only of those whose
 * words it covers whole: what it covers in part stays as it is.
 */
export function paragraphKinds(
  body: string,
  paragraphs: readonly Paragraph[],
  structure: readonly StructureSpan[],
): readonly (ParagraphKind | null)[] {
  let at = 0;
  return paragraphs.map((paragraph) => {
    const { start, end } = words(body, paragraph);
    while ((structure[at]?.end ?? end) < end) at++;
    const span = structure[at];
    if (!span || span.start > start) return null;
    const isFirst = span.start >= paragraph.start;
    const text = body.slice(start, Math.min(end, start + 8));
    return { kind: span.kind, marked: span.kind === 'item' && isFirst && !OWN_SIGN.test(text) };
  });
}

/** A paragraph without the blanks around its words. */
function words(body: string, { start, end }: Paragraph): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && BLANK.test(body.charAt(from))) from++;
  while (to > from && BLANK.test(body.charAt(to - 1))) to--;
  return { start: from, end: to };
}
