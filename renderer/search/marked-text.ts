import type { Level } from '../../electron/text/level.ts';

export interface Mark {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly level: Level;
}

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Piece {
  readonly text: string;
  /** Null for the text between matches. */
  readonly level: Level | null;
}

/**
 * Cuts `text` at its marks. The pieces joined are `text` again, whatever the marks: those that run over the end
 * are cut, and of two that overlap the earlier one keeps the common part.
 */
export function cutAtMarks(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, text.length);
    if (end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), level: null });
    pieces.push({ text: text.slice(start, end), level: mark.level });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), level: null });
  return pieces;
}

const ELLIPSIS = '…';
/** UTF-16 units kept before the first mark when more than twice as many precede it. */
const LEAD_IN = 32;

/**
 * A snippet that starts shortly before its first mark, at a word: a row shows two lines of it, and the match must
 * be among them.
 */
export function startNearMark({ text, marks }: MarkedText): MarkedText {
  const first = Math.min(...marks.map(({ start }) => start));
  if (!Number.isFinite(first) || first <= 2 * LEAD_IN) return { text, marks };
  const blank = text.indexOf(' ', first - LEAD_IN);
  const from = blank >= 0 && blank < first ? blank + 1 : first;
  const moved = from - ELLIPSIS.length;
  return {
    text: ELLIPSIS + text.slice(from),
    marks: marks.map((mark) => ({ ...mark, start: mark.start - moved, end: mark.end - moved })),
  };
}
