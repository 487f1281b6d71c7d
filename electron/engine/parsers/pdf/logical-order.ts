/** What stands at one place of a line: a letter with its marks, a ligature, a sign, a space. */
export type Cell = string;

export type CellClass = 'R' | 'L' | 'N' | 'S' | 'X';

const RTL =
  /[\u0590-\u05FF\u0600-\u0605\u0608\u060B\u060D\u061B-\u064A\u066D-\u066F\u0671-\u06D5\u06E5\u06E6\u06EE\u06EF\u06FA-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const DIGIT = /[0-9\u0660-\u0669\u06F0-\u06F9]/;
const LETTER = /\p{L}/u;
/** Separators that keep two numbers together (UAX #9, class CS). */
const NUMBER_SEPARATOR = /^[.,:/\u060C\u066B\u066C]$/;

const PAIRS: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '«»', '‹›', '<>'].flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
);
const OPENING = new Set(['(', '[', '{', '«', '‹']);

export function isRtlText(text: string): boolean {
  return RTL.test(text);
}

/** What a cell is by its first strong character: right-to-left, left-to-right, number, space, anything else. */
export function classOf(cell: Cell): CellClass {
  if (RTL.test(cell)) return 'R';
  if (LETTER.test(cell)) return 'L';
  if (DIGIT.test(cell)) return 'N';
  return cell.trim() === '' ? 'S' : 'X';
}

/**
 * The text of a line in logical order, from its cells as they are seen from left to right: the bidirectional algorithm
 * (UAX #9) backwards. `mirror`: brackets in right-to-left text are named by their shape, as most producers do, not
 * by their character. What the algorithm shows alike for several texts is read as the commonest: `hello 123` as one
 * run, numbers each for themselves.
 */
export function logicalText(cells: readonly Cell[], rtl: boolean, mirror: boolean): string {
  if (rtl) return rightToLeft(cells, mirror);
  const classes = cells.map(classOf);
  let text = '';
  for (let start = 0; start < cells.length; start++) {
    if (classes[start] !== 'R') {
      text += cells[start] ?? '';
      continue;
    }
    let end = start;
    for (let at = start; at < cells.length && classes[at] !== 'L'; at++) if (classes[at] === 'R') end = at;
    text += rightToLeft(cells.slice(start, end + 1), mirror);
    start = end;
  }
  return text;
}

/** A line's cells with what is asked of each: its class, and whether Latin stands before it in the same stretch. */
interface Visual {
  readonly cells: readonly Cell[];
  readonly classes: readonly CellClass[];
  readonly followsLatin: readonly boolean[];
}

/** Cells that one run from left to right has at most; bounds the work on hostile lines. */
const MAX_RUN = 400;

function visualOf(cells: readonly Cell[]): Visual {
  const classes = cells.map(classOf);
  let seen = false;
  const followsLatin = classes.map((one) => {
    const before = seen;
    seen = one === 'L' || (seen && one !== 'R');
    return before;
  });
  return { cells, classes, followsLatin };
}

function rightToLeft(cells: readonly Cell[], mirror: boolean): string {
  const visual = visualOf(cells);
  let text = '';
  for (let at = cells.length - 1; at >= 0;) {
    const start = leftToRightStart(visual, at);
    if (start === null) {
      const cell = cells[at] ?? '';
      text += mirror ? (PAIRS.get(cell) ?? cell) : cell;
      at--;
    } else {
      text += cells.slice(start, at + 1).join('');
      at = start - 1;
    }
  }
  return text;
}

/** Where a run from left to right begins that ends at `end`; null where none ends there. */
function leftToRightStart(visual: Visual, end: number): number | null {
  const { cells, classes, followsLatin } = visual;
  const last = classes[end];
  const opened = last === 'X' ? bracketStart(visual, end) : null;
  if (last !== 'L' && last !== 'N' && opened === null) return null;
  let firstLetter: number | null = null;
  for (let at = opened ?? end; at >= Math.max(0, end - MAX_RUN) && classes[at] !== 'R'; at--) {
    if (classes[at] === 'L') firstLetter = at;
    // A bracket that opens here without a letter before it belongs to the text around.
    if (OPENING.has(cells[at] ?? '') && at !== opened && !followsLatin[at]) break;
  }
  if (firstLetter === null) return last === 'N' ? numberStart(cells, classes, end) : null;
  let start = firstLetter;
  while (start > 0 && classes[start - 1] === 'N') start--;
  return start;
}

/** Where the bracket opens that closes at `end`, if it closes one within text from left to right. */
function bracketStart({ cells, classes, followsLatin }: Visual, end: number): number | null {
  const close = cells[end] ?? '';
  const open = PAIRS.get(close);
  if (open === undefined || OPENING.has(close)) return null;
  for (let at = end - 1; at >= Math.max(0, end - MAX_RUN) && classes[at] !== 'R'; at--) {
    if (cells[at] === close) return null;
    if (cells[at] === open) return followsLatin[at] ? at : null;
  }
  return null;
}

function numberStart(cells: readonly Cell[], classes: readonly CellClass[], end: number): number {
  let start = end;
  for (;;) {
    if (classes[start - 1] === 'N') start--;
    else if (NUMBER_SEPARATOR.test(cells[start - 1] ?? '') && classes[start - 2] === 'N') start -= 2;
    else return start;
  }
}

/** Whether brackets of right-to-left text look as if they were named by shape (above 0) or by character (below 0). */
export function bracketEvidence(cells: readonly Cell[]): number {
  let evidence = 0;
  for (const [at, cell] of cells.entries()) {
    if (!PAIRS.has(cell) || cell === '<' || cell === '>') continue;
    const before = cells[at + 1] ?? ' ';
    const after = cells[at - 1] ?? ' ';
    if (before === ' ' && RTL.test(after)) evidence += OPENING.has(cell) ? -1 : 1;
    if (after === ' ' && RTL.test(before)) evidence += OPENING.has(cell) ? 1 : -1;
  }
  return evidence;
}
