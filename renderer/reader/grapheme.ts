/** A stretch of text. UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** How far back a grapheme is looked for: longer ones (dozens of stacked marks) are cut. UTF-16 units. */
const REACH = 64;

// Lam and an alef, whatever marks stand between them, are drawn as one shape: ﻻ.
const LAM_BEFORE = /ل\p{Mn}*$/u;
const ALEF_AFTER = /^[اأإآٱ]/u;

/** The grapheme that `offset` cuts in two, or an empty stretch at `offset` where it cuts none. */
function graphemeAround(text: string, offset: number): Stretch {
  const from = windowStart(text, offset);
  const window = text.slice(from, Math.min(text.length, offset + REACH));
  const found = graphemes.segment(window).containing(offset - from);
  if (!found || from + found.index === offset) return { start: offset, end: offset };
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

/** A place before `offset` where a grapheme surely starts: after a blank, or `REACH` back. */
function windowStart(text: string, offset: number): number {
  const floor = Math.max(0, offset - REACH);
  for (let at = offset - 1; at > floor; at--) {
    const unit = text.charCodeAt(at - 1);
    if (unit === 0x20 || unit === 0x0a) return at;
  }
  return isLow(text.charCodeAt(floor)) ? floor - 1 : floor;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The stretch made whole: it cuts no surrogate pair and no grapheme (a letter with its marks, an emoji). */
export function wholeGraphemes(text: string, { start, end }: Stretch): Stretch {
  if (start >= end) return { start, end };
  return { start: graphemeAround(text, start).start, end: graphemeAround(text, end).end };
}

/** As `wholeGraphemes`, and whole ligatures: a background that starts inside لإ covers both letters. */
export function wholeClusters(text: string, stretch: Stretch): Stretch {
  const { start, end } = wholeGraphemes(text, stretch);
  if (start >= end) return { start, end };
  return { start: ligatureAround(text, start).start, end: ligatureAround(text, end).end };
}

/** The lam-alef that `offset` cuts in two, or an empty stretch at `offset`. */
function ligatureAround(text: string, offset: number): Stretch {
  const before = LAM_BEFORE.exec(text.slice(Math.max(0, offset - 8), offset))?.[0];
  if (before === undefined || !ALEF_AFTER.test(text.charAt(offset))) return { start: offset, end: offset };
  return { start: offset - before.length, end: graphemeAround(text, offset + 1).end };
}

/** What an analyst means by a selection: without the blanks at its ends, and whole. Null when nothing is left. */
export function trimmed(text: string, { start, end }: Stretch): Stretch | null {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (from < to && isBlank(text.charAt(from))) from++;
  while (to > from && isBlank(text.charAt(to - 1))) to--;
  return from < to ? wholeGraphemes(text, { start: from, end: to }) : null;
}

function isBlank(unit: string): boolean {
  return /\s/u.test(unit);
}
