import type { PlacedGlyph, Row } from './rows.ts';

/** Rows that are read one after another: a column, or what runs across the page. */
export interface Block {
  readonly rows: readonly Row[];
  readonly left: number;
  readonly right: number;
}

type Interval = readonly [from: number, to: number];

/** A gutter's width as a share of the font size. */
const GUTTER = 0.8;
/** Lines that each side of a gutter must have. */
const MIN_ROWS = 3;
/** Words that a line of a column has on average, at least: verses and tables are read across. */
const MIN_WORDS = 2.5;
const MAX_DEPTH = 4;

/**
 * Blocks of a page in reading order: stretches of rows that share a gutter are split there, columns from the right
 * where the text runs so (a recursive XY cut that looks for gutters first, over rows rather than boxes).
 */
export function blocksOf(rows: readonly Row[], rtl: boolean, depth = 0): Block[] {
  const blocks: Block[] = [];
  let plain: Row[] = [];
  const flush = (): void => {
    if (plain.length > 0) blocks.push(blockOf(plain));
    plain = [];
  };
  for (let at = 0; at < rows.length;) {
    const stretch = depth < MAX_DEPTH ? columnsFrom(rows, at) : null;
    const row = rows[at];
    if (stretch === null) {
      if (row) plain.push(row);
      at++;
      continue;
    }
    flush();
    const sides = rtl ? [stretch.right, stretch.left] : [stretch.left, stretch.right];
    for (const side of sides) blocks.push(...blocksOf(side, rtl, depth + 1));
    at = stretch.end;
  }
  flush();
  return blocks;
}

interface Stretch {
  readonly left: Row[];
  readonly right: Row[];
  readonly end: number;
}

/** The longest stretch of rows from `start` on with a gutter in common; null when there is none worth the name. */
function columnsFrom(rows: readonly Row[], start: number): Stretch | null {
  let gutters: Interval[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]];
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let best: { gutter: Interval; end: number } | null = null;
  for (let at = start; at < rows.length; at++) {
    const row = rows[at];
    if (!row) break;
    left = Math.min(left, row.glyphs[0]?.left ?? left);
    right = Math.max(right, row.glyphs.at(-1)?.right ?? right);
    const narrowest = GUTTER * row.size;
    gutters = intersection(gutters, freeIntervals(row, narrowest)).filter(
      ([from, to]) => to - from >= narrowest,
    );
    const inner = gutters.filter(([from, to]) => from > left && to < right);
    const widest = inner.toSorted((one, other) => other[1] - other[0] - (one[1] - one[0]))[0];
    if (widest) best = { gutter: widest, end: at + 1 };
    else if (best || !gutters.some(([from, to]) => from > left || to < right)) break;
  }
  if (!best) return null;
  const middle = (best.gutter[0] + best.gutter[1]) / 2;
  const split = splitRows(rows.slice(start, best.end), middle);
  return isColumn(split.left) && isColumn(split.right) ? { ...split, end: best.end } : null;
}

function isColumn(rows: readonly Row[]): boolean {
  if (rows.length < MIN_ROWS) return false;
  const words = rows.reduce((sum, { glyphs }) => sum + glyphs.filter(({ spaced }) => spaced).length + 1, 0);
  return words >= rows.length * MIN_WORDS;
}

function splitRows(rows: readonly Row[], x: number): { left: Row[]; right: Row[] } {
  const side = (isWanted: (glyph: PlacedGlyph) => boolean): Row[] =>
    rows.flatMap((row) => {
      const glyphs = row.glyphs.filter(isWanted);
      return glyphs.length > 0 ? [{ ...row, glyphs }] : [];
    });
  return { left: side((glyph) => glyph.right <= x), right: side((glyph) => glyph.right > x) };
}

/** Where a row has nothing, its margins included. */
function freeIntervals({ glyphs }: Row, narrowest: number): Interval[] {
  const free: Interval[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const { left, right } of glyphs) {
    if (left - from >= narrowest) free.push([from, left]);
    from = Math.max(from, right);
  }
  free.push([from, Number.POSITIVE_INFINITY]);
  return free;
}

function intersection(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  const shared: Interval[] = [];
  for (let one = 0, other = 0; one < some.length && other < others.length;) {
    const [a, b] = [some[one], others[other]];
    if (!a || !b) break;
    const from = Math.max(a[0], b[0]);
    const to = Math.min(a[1], b[1]);
    if (from < to) shared.push([from, to]);
    if (a[1] < b[1]) one++;
    else other++;
  }
  return shared;
}

function blockOf(rows: readonly Row[]): Block {
  const left = Math.min(...rows.map(({ glyphs }) => glyphs[0]?.left ?? Number.POSITIVE_INFINITY));
  const right = Math.max(...rows.map(({ glyphs }) => glyphs.at(-1)?.right ?? Number.NEGATIVE_INFINITY));
  return { rows, left, right };
}
