import type { Span } from '../../contract/values.ts';

/** Letters of a block that may be looked for in other articles: shorter ones are words, not furniture. */
const MIN_LETTERS = 12;
/** UTF-16 units of a block's beginning that it is searched by. */
const SEARCHED = 80;

/**
 * The text of a block that other articles may hold: trimmed, if it is whole paragraphs and has 12 letters or more;
 * null otherwise.
 */
export function paragraphsOf(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string | null {
  const block = text.slice(start, end);
  const trimmed = block.trim();
  const begin = start + block.indexOf(trimmed);
  if ((trimmed.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null;
  return standsAlone(text, begin, begin + trimmed.length) ? trimmed : null;
}

/** Where a text holds a block as whole paragraphs; offsets of each, in order. */
export function placesOf(text: string, block: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(block); at >= 0; at = text.indexOf(block, at + block.length)) {
    if (standsAlone(text, at, at + block.length)) places.push({ start: at, end: at + block.length });
  }
  return places;
}

/** A query that finds every article with this block: its first words as a phrase. */
export function queryOf(block: string): string {
  const [line = ''] = block.split('\n', 1);
  // Cut between words, or the last one is another.
  const cut = line.length <= SEARCHED ? line : line.slice(0, line.lastIndexOf(' ', SEARCHED) + 1);
  return `"${(cut || line).replace(/["″“”„‟«»]/gu, ' ')}"`;
}

/** Whether only blanks are between a span and the ends of its lines. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const newline = text.indexOf('\n', end);
  const after = text.slice(end, newline < 0 ? text.length : newline);
  return (start === 0 || before.trim() === '') && after.trim() === '';
}

/** A span together with those that overlap or touch it; they must not do so among themselves. */
export function joined<T extends Pick<Span, 'start' | 'end'>>(
  span: Pick<Span, 'start' | 'end'>,
  others: readonly T[],
): { start: number; end: number; absorbed: T[] } {
  const absorbed = others.filter(({ start, end }) => start <= span.end && span.start <= end);
  return {
    start: Math.min(span.start, ...absorbed.map(({ start }) => start)),
    end: Math.max(span.end, ...absorbed.map(({ end }) => end)),
    absorbed,
  };
}
