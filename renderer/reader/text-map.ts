/** A line of text that is not blank: a paragraph on screen. UTF-16 offsets into the field's text, end exclusive. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Whether blank lines stand before it. */
  readonly gap: boolean;
}

/** What a span covers of one paragraph. `from` and `to` are UTF-16 offsets into the paragraph, end exclusive. */
export interface Piece {
  /** Index of the paragraph. */
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
}

const BLANK = /^\s*$/u;

/**
 * The paragraphs of a canonical text (line ends `\n`). Blank lines, with blanks in them or not, are no paragraphs;
 * every other character belongs to exactly one paragraph, except the line ends themselves.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let gap = false;
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (BLANK.test(text.slice(start, end))) {
      gap = true;
    } else {
      paragraphs.push({ start, end, gap: gap && paragraphs.length > 0 });
      gap = false;
    }
    start = end + 1;
  }
  return paragraphs;
}

/** Index of the first paragraph that ends after `offset`; the number of paragraphs when there is none. */
export function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cuts a span into what it covers of each paragraph, in order; blank lines and line ends fall away. */
export function piecesOf(paragraphs: readonly Paragraph[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (let index = paragraphAt(paragraphs, start); index < paragraphs.length; index++) {
    const paragraph = paragraphs[index];
    if (!paragraph || paragraph.start >= end) break;
    const from = Math.max(start, paragraph.start) - paragraph.start;
    const to = Math.min(end, paragraph.end) - paragraph.start;
    if (from < to) pieces.push({ paragraph: index, from, to });
  }
  return pieces;
}

/**
 * Where extending a selection by a paragraph takes its moving end: to the end of the paragraph, or of the next
 * one when it is there already; backwards to the starts.
 */
export function paragraphEdge(paragraphs: readonly Paragraph[], offset: number, forward: boolean): number {
  const edges = paragraphs.map((paragraph) => (forward ? paragraph.end : paragraph.start));
  const edge = forward ? edges.find((each) => each > offset) : edges.findLast((each) => each < offset);
  return edge ?? offset;
}
