import type { Field, Span } from '../../electron/contract/values.ts';
import { paragraphAt, piecesOf, type Paragraph } from './text-map.ts';

interface Line extends Paragraph {
  readonly node: Text;
}

interface Position {
  readonly field: Field;
  readonly offset: number;
}

const FIELDS: readonly Field[] = ['title', 'body'];

/** Which text node shows which stretch of the article: the way between DOM ranges and spans. */
export class TextNodes {
  private readonly lines: Record<Field, Line[]> = { title: [], body: [] };
  private readonly starts = new WeakMap<Node, Position>();

  /** Must be called in the order of the text. */
  add(field: Field, paragraph: Paragraph, node: Text): void {
    this.lines[field].push({ ...paragraph, node });
    this.starts.set(node, { field, offset: paragraph.start });
  }

  paragraphs(field: Field): readonly Paragraph[] {
    return this.lines[field];
  }

  /** Field and offset of a DOM point inside the text; null for any other. */
  positionOf(node: Node | null, offset: number): Position | null {
    const start = node && this.starts.get(node);
    return start ? { field: start.field, offset: start.offset + offset } : null;
  }

  /** The DOM point of an offset; where that is in a blank line, the start of the next paragraph or the text's end. */
  pointOf(field: Field, offset: number): { node: Text; offset: number } | null {
    const lines = this.lines[field];
    const index = paragraphAt(lines, Math.max(0, offset - 1));
    const line = lines[index] ?? lines.at(-1);
    if (!line) return null;
    return { node: line.node, offset: Math.min(Math.max(0, offset - line.start), line.node.length) };
  }

  /** What a DOM range covers of one field; of title and body, the one it covers more of. Null when neither. */
  spanOf(range: Range): Span | null {
    let longest: Span | null = null;
    for (const field of FIELDS) {
      const span = this.overlap(range, field);
      if (span && (!longest || span.end - span.start > longest.end - longest.start)) longest = span;
    }
    return longest;
  }

  /** The DOM range of a span, from its first to its last paragraph; null when it covers no text. */
  rangeOf({ field, start, end }: Span): Range | null {
    const pieces = piecesOf(this.lines[field], start, end);
    const [first, last] = [pieces[0], pieces.at(-1)];
    const [from, to] = [this.lines[field][first?.paragraph ?? -1], this.lines[field][last?.paragraph ?? -1]];
    if (!first || !last || !from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, first.from);
    range.setEnd(to.node, last.to);
    return range;
  }

  private overlap(range: Range, field: Field): Span | null {
    const lines = this.lines[field];
    // The first line that does not end before the range, the last that does not start after it.
    const low = firstIndex(lines, ({ node }) => range.comparePoint(node, node.length) >= 0);
    const high = firstIndex(lines, ({ node }) => range.comparePoint(node, 0) > 0) - 1;
    const [first, last] = [lines[low], lines[high]];
    if (!first || !last || low > high) return null;
    const start = range.startContainer === first.node ? first.start + range.startOffset : first.start;
    const end = range.endContainer === last.node ? last.start + range.endOffset : last.end;
    return start < end ? { field, start, end } : null;
  }
}

/** Index of the first line that passes, given that all after it do; the number of lines when none does. */
function firstIndex(lines: readonly Line[], passes: (line: Line) => boolean): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line && passes(line)) high = middle;
    else low = middle + 1;
  }
  return low;
}
