import { blocksOf, type Block } from './columns.ts';
import { withoutStretch } from './glyph-text.ts';
import { bracketEvidence, isRtlText, logicalText, type Cell } from './logical-order.ts';
import { cellsOf, type Row } from './rows.ts';
import type { PageRows } from './running-heads.ts';

/** A line of text in logical order, with what says where paragraphs end. Lengths are in points. */
export interface Line {
  readonly text: string;
  /** Index of its page. */
  readonly page: number;
  /** Its place on the page as a share of the height, 0 at the top. */
  readonly place: number;
  /** Lines of one column follow one another; another column is another block. */
  readonly block: string;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  /** From the column's edge to the line's first letter. */
  readonly indent: number;
  /** From the line's last letter to the column's other edge. */
  readonly slack: number;
  readonly width: number;
}

/** Rows beyond this are no page of a newspaper or book: they are read across. */
const MAX_COLUMN_ROWS = 2000;
/** Share of right-to-left letters from which a line runs that way. */
const RTL_SHARE = 0.3;

/** The lines of all pages in reading order, of text at one `turn`. */
export function linesOf(pages: readonly PageRows[], turn: number): Line[] {
  const rtl = isRtl(pages.flatMap(({ rows }) => rows));
  const mirror =
    pages.reduce((sum, { rows }) => {
      return sum + rows.reduce((votes, row) => votes + bracketEvidence(cellsOf(row.glyphs)), 0);
    }, 0) >= 0;
  const lines: Line[] = [];
  let block = 0;
  for (const [page, { rows, height }] of pages.entries()) {
    const pageRtl = rows.length > 0 ? isRtl(rows) : rtl;
    const blocks =
      rows.length > MAX_COLUMN_ROWS
        ? blocksOf(rows, pageRtl, Number.MAX_SAFE_INTEGER)
        : blocksOf(rows, pageRtl);
    for (const one of blocks) {
      block++;
      for (const row of one.rows) {
        const line = lineOf(row, one, pageRtl, mirror);
        if (line.text !== '')
          lines.push({ ...line, page, block: `${turn}:${block}`, place: row.baseline / height });
      }
    }
  }
  return lines;
}

function lineOf(
  row: Row,
  block: Block,
  pageRtl: boolean,
  mirror: boolean,
): Omit<Line, 'page' | 'block' | 'place'> {
  const cells = cellsOf(row.glyphs);
  const rtl = pageRtl ? hasRtl(row) || endsAtLeft(cells) : isRtl([row]);
  const text = withoutStretch(logicalText(cells, rtl, mirror)).trim();
  const left = (row.glyphs[0]?.left ?? block.left) - block.left;
  const right = block.right - (row.glyphs.at(-1)?.right ?? block.right);
  const bold = row.glyphs.filter((glyph) => glyph.bold).length;
  return {
    text,
    baseline: row.baseline,
    size: row.size,
    bold: bold > row.glyphs.length * 0.8,
    indent: pageRtl ? right : left,
    slack: pageRtl ? left : right,
    width: block.right - block.left,
  };
}

function hasRtl({ glyphs }: Row): boolean {
  return glyphs.some(({ text }) => isRtlText(text));
}

/** A line of Latin alone that ends a sentence on its left is part of a text from right to left. */
function endsAtLeft(cells: readonly Cell[]): boolean {
  return /^[.،,؛;:؟?!]/.test(cells[0] ?? '') && !/[.،,؛;:؟?!]$/.test(cells.at(-1) ?? '');
}

function isRtl(rows: readonly Row[]): boolean {
  let [rtl, letters] = [0, 0];
  for (const { glyphs } of rows) {
    for (const { text } of glyphs) {
      if (isRtlText(text)) rtl++;
      if (/\p{L}/u.test(text)) letters++;
    }
  }
  return rtl > letters * RTL_SHARE;
}
