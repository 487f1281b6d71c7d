import type { DiffSpan } from '../../contract/values.ts';

/** A paragraph of either text, with its line ends; one that both have may have changes within. */
export type DiffParagraph = DiffSpan[];

/**
 * Cuts a diff into paragraphs, as it is to be shown: behind every line end but one that was removed from between two
 * paragraphs that are one now.
 */
export function diffParagraphs(spans: readonly DiffSpan[]): DiffParagraph[] {
  const paragraphs: DiffSpan[][] = [];
  let paragraph: DiffSpan[] = [];
  for (const { kind, text } of spans) {
    for (const piece of text.match(/[^\n]*\n+|[^\n]+/g) ?? []) {
      paragraph.push({ kind, text: piece });
      const isWhollyGone = paragraph.every((part) => part.kind === 'removed');
      if (piece.endsWith('\n') && (kind !== 'removed' || isWhollyGone)) {
        paragraphs.push(paragraph);
        paragraph = [];
      }
    }
  }
  if (paragraph.length > 0) paragraphs.push(paragraph);
  return paragraphs;
}
