import type { Block } from './block.ts';

// The first paragraphs say it; in UTF-16 units.
const SAMPLE = 4000;

/** Whether a document's letters are mostly of a right-to-left script. */
export function isMostlyRightToLeft(blocks: readonly Block[]): boolean {
  let sample = '';
  for (const { text } of blocks) {
    if (sample.length >= SAMPLE) break;
    sample += text.slice(0, SAMPLE);
  }
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const rightToLeft =
    sample.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return 2 * rightToLeft > letters;
}
