import type { Glyph } from './glyph.ts';
import { glyphText, isMark, typedMarks } from './glyph-text.ts';
import { classOf, type Cell } from './logical-order.ts';

/** What stands on one line of a page, from left to right, spaces left out; letters that touch are one piece. */
export interface Row {
  readonly baseline: number;
  /** The size that most of it has. */
  readonly size: number;
  readonly glyphs: readonly PlacedGlyph[];
}

export interface PlacedGlyph extends Glyph {
  /** A space stands, or a gap is, to its left. */
  readonly spaced: boolean;
}

// Shares of the font size.
const SAME_LINE = 0.3;
const SAME_PLACE = 0.08;
const MARK_REACH = 1.4;
/** A gap this wide is a space: narrow fonts have spaces of 0.22, and producers leave some out. */
const SPACE = 0.18;

/** The lines of a page from top to bottom. */
export function rowsOf(glyphs: readonly Glyph[]): Row[] {
  const texts = glyphs.flatMap((glyph) => {
    const text = glyphText(glyph.text);
    return text === '' ? [] : [{ ...glyph, text }];
  });
  const sorted = withMarks(texts).toSorted((one, other) => one.baseline - other.baseline);
  const groups: Glyph[][] = [];
  let top: Glyph | undefined;
  for (const glyph of sorted) {
    const group = groups.at(-1);
    if (top && group && glyph.baseline - top.baseline <= SAME_LINE * Math.max(top.size, glyph.size)) {
      group.push(glyph);
    } else {
      groups.push([glyph]);
      top = glyph;
    }
  }
  return withRaised(groups.filter((group) => group.some(({ text }) => text !== ' '))).map(rowOf);
}

/** Puts marks on the letter above or below which they stand: a neighbour in the order of the file. */
function withMarks(glyphs: readonly Glyph[]): Glyph[] {
  const marks = new Map<Glyph, string>();
  const bases: Glyph[] = [];
  for (const [index, glyph] of glyphs.entries()) {
    if (!isMark(glyph.text)) {
      bases.push(glyph);
      continue;
    }
    const base = baseOf(glyph, glyphs, index);
    if (base) marks.set(base, (marks.get(base) ?? '') + glyph.text);
  }
  return bases.map((base) => {
    const own = marks.get(base);
    return own === undefined ? base : { ...base, text: base.text + typedMarks(own) };
  });
}

function baseOf(mark: Glyph, glyphs: readonly Glyph[], index: number): Glyph | undefined {
  const centre = (mark.left + mark.right) / 2;
  let best: Glyph | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const offset of [1, -1, 2, -2, 3, -3]) {
    const base = glyphs[index + offset];
    if (!base || isMark(base.text) || base.text === ' ') continue;
    if (Math.abs(base.baseline - mark.baseline) > MARK_REACH * base.size) continue;
    const distance = Math.max(base.left - centre, centre - base.right, 0);
    if (distance < nearest) [best, nearest] = [base, distance];
  }
  return best;
}

/** Small raised or lowered letters belong to the line that they lean on. */
function withRaised(groups: readonly Glyph[][]): Glyph[][] {
  const rows: Glyph[][] = [];
  for (const group of groups) {
    const above = rows.at(-1);
    if (above && leansOn(above, group)) above.push(...group);
    else rows.push([...group]);
  }
  return rows;
}

function leansOn(above: readonly Glyph[], below: readonly Glyph[]): boolean {
  const [upper, lower] = [mainSize(above), mainSize(below)];
  if (Math.max(upper, lower) * 0.8 < Math.min(upper, lower)) return false;
  const distance = (below[0]?.baseline ?? 0) - (above[0]?.baseline ?? 0);
  if (distance > Math.max(upper, lower) * 0.55) return false;
  const small = upper < lower ? above : below;
  return small.length <= 12;
}

function mainSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of glyphs) {
    if (text !== ' ') counts.set(size, (counts.get(size) ?? 0) + text.length);
  }
  let main = glyphs[0]?.size ?? 0;
  let most = 0;
  for (const [size, count] of counts) if (count > most) [main, most] = [size, count];
  return main;
}

function rowOf(group: readonly Glyph[]): Row {
  const sorted = group.toSorted((one, other) => one.left + one.right - (other.left + other.right));
  const glyphs: PlacedGlyph[] = [];
  let spaced = false;
  for (const glyph of sorted) {
    if (glyph.text === ' ') {
      spaced = true;
      continue;
    }
    const before = glyphs.at(-1);
    if (before && isPaintedTwice(before, glyph)) continue;
    const isGap =
      before !== undefined && glyph.left - before.right > SPACE * Math.max(before.size, glyph.size);
    const isSpaced = before !== undefined && (spaced || isGap);
    spaced = false;
    if (before && !isSpaced && isSameWord(before, glyph)) glyphs[glyphs.length - 1] = joined(before, glyph);
    else glyphs.push({ ...glyph, spaced: isSpaced });
  }
  const size = mainSize(glyphs);
  const baseline = glyphs.find((glyph) => glyph.size === size)?.baseline ?? 0;
  return { baseline, size, glyphs };
}

/** Letters of one direction, one size, one weight. */
function isSameWord(one: Glyph, other: Glyph): boolean {
  const kind = classOf(one.text);
  return (
    (kind === 'R' || kind === 'L') &&
    classOf(other.text) === kind &&
    one.size === other.size &&
    one.bold === other.bold
  );
}

function joined(left: PlacedGlyph, right: Glyph): PlacedGlyph {
  const text = classOf(left.text) === 'R' ? right.text + left.text : left.text + right.text;
  return { ...left, text, right: Math.max(left.right, right.right) };
}

/** Some producers make bold letters by painting them twice, a hair apart. */
function isPaintedTwice(one: Glyph, other: Glyph): boolean {
  return (
    one.text === other.text &&
    other.right > other.left &&
    Math.abs(one.left - other.left) < SAME_PLACE * one.size &&
    Math.abs(one.baseline - other.baseline) < SAME_PLACE * one.size
  );
}

/** What stands on a stretch of a line, from left to right. */
export function cellsOf(glyphs: readonly PlacedGlyph[]): Cell[] {
  return glyphs.flatMap(({ text, spaced }, index) => (spaced && index > 0 ? [' ', text] : [text]));
}
