/** A marked stretch of a text: UTF-16 offsets, end exclusive. `leaf` tells the words of the query apart. */
export interface SnippetMark {
  readonly start: number;
  readonly end: number;
  readonly leaf: number;
}

/** A piece of a text on one line; offsets of `marks` count in `text`. */
export interface Snippet<M extends SnippetMark> {
  readonly text: string;
  readonly marks: readonly M[];
}

/** UTF-16 units: about two lines of the results list. */
const WINDOW = 200;
const MAX_SNIPPETS = 2;
/** How far a cut moves to fall between words. */
const SLACK = 40;
/** Text before the first mark. */
const LEAD_IN = 48;
const ELLIPSIS = '…';

/**
 * The windows of `text` that show most of the query: first those with most different words, then with most
 * marks, then the earliest; in the order of the text, at most two, not overlapping. A second one only when it
 * shows a word that the first does not. Without marks, the beginning. `marks` are sorted and do not overlap.
 */
export function buildSnippets<M extends SnippetMark>(text: string, marks: readonly M[]): Snippet<M>[] {
  if (text.trim() === '') return [];
  const chosen: Window[] = [];
  let left = bestFirst(marks);
  const shown = new Set<number>();
  while (chosen.length < MAX_SNIPPETS) {
    const best = left.find(
      (window) => chosen.length === 0 || marksIn(marks, window).some(({ leaf }) => !shown.has(leaf)),
    );
    if (best === undefined) break;
    const window = widen(text, best, marks);
    chosen.push(window);
    for (const { leaf } of marksIn(marks, window)) shown.add(leaf);
    left = left.filter(({ start, end }) => end <= window.start || start >= window.end);
  }
  if (chosen.length === 0) chosen.push(widen(text, { start: 0, end: 0 }, marks));
  return chosen.sort((a, b) => a.start - b.start).map((window) => cut(text, window, marksIn(marks, window)));
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** The marks that lie wholly in a window, found by halving: an article may have tens of thousands. */
function marksIn<M extends SnippetMark>(marks: readonly M[], { start, end }: Window): M[] {
  let low = 0;
  for (let high = marks.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: M[] = [];
  for (let at = low; at < marks.length; at++) {
    const mark = marks[at];
    if (mark === undefined || mark.end > end) break;
    found.push(mark);
  }
  return found;
}

/** For each mark the window of marks that begins with it, best first. */
function bestFirst(marks: readonly SnippetMark[]): Window[] {
  const windows = marks.map((first, i) => {
    const leaves = new Set<number>();
    let count = 0;
    let end = first.end;
    for (let j = i; j < marks.length; j++) {
      const mark = marks[j];
      if (mark === undefined || mark.end - first.start > WINDOW - LEAD_IN) break;
      leaves.add(mark.leaf);
      count++;
      end = mark.end;
    }
    return { start: first.start, end, leaves: leaves.size, count };
  });
  return windows.sort((a, b) => b.leaves - a.leaves || b.count - a.count || a.start - b.start);
}

/** Adds context up to the window's size, cut between words and never inside a mark. */
function widen(text: string, core: Window, marks: readonly SnippetMark[]): Window {
  let start = Math.max(0, core.start - LEAD_IN);
  let end = Math.min(text.length, Math.max(start + WINDOW, core.end));
  start = Math.max(0, Math.min(start, end - WINDOW));
  start = start === 0 ? 0 : wordStart(text, start, core.start);
  end = end === text.length ? end : wordEnd(text, end, core.end);
  for (const mark of marks) {
    if (mark.start < start && mark.end > start) start = mark.end <= core.start ? mark.end : mark.start;
    if (mark.start < end && mark.end > end) end = mark.start >= core.end ? mark.start : mark.end;
  }
  while (start < core.start && isBlank(text, start)) start++;
  while (end > core.end && end > start && isBlank(text, end - 1)) end--;
  return { start, end };
}

/** The first beginning of a word from `offset` on, a line's rather than any; at most `limit`. */
function wordStart(text: string, offset: number, limit: number): number {
  const stop = Math.min(limit, offset + SLACK);
  const line = text.indexOf('\n', offset - 1);
  if (line >= 0 && line < stop) return line + 1;
  for (let at = offset; at < stop; at++) if (isBlank(text, at - 1)) return at;
  return isInsidePair(text, offset) ? offset + 1 : offset;
}

/** The last end of a word up to `offset`; at least `limit`. */
function wordEnd(text: string, offset: number, limit: number): number {
  const stop = Math.max(limit, offset - SLACK);
  for (let at = offset; at > stop; at--) if (isBlank(text, at)) return at;
  return isInsidePair(text, offset) ? Math.max(limit, offset - 1) : offset;
}

function isBlank(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset));
}

/** Whether a cut at `offset` would part a surrogate pair. */
function isInsidePair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/** Line ends become blanks one by one, so that offsets keep their meaning. */
function cut<M extends SnippetMark>(text: string, { start, end }: Window, marks: readonly M[]): Snippet<M> {
  const before = text.slice(0, start).trim() === '' ? '' : ELLIPSIS;
  const after = text.slice(end).trim() === '' ? '' : ELLIPSIS;
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end).replace(/[\n\r\t\u2028\u2029]/gu, ' ') + after,
    marks: marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
  };
}
