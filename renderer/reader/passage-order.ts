import type { Passage, Span } from '../../electron/contract/values.ts';

/** Order of the text: the title before the body, then by start, the longer first. */
export function byPosition(a: Span, b: Span): number {
  if (a.field !== b.field) return a.field === 'title' ? -1 : 1;
  return a.start - b.start || b.end - a.end;
}

/** The shortest passage around an offset: the one that a click there means. */
export function passageAt(
  passages: readonly Passage[],
  field: Span['field'],
  offset: number,
): Passage | undefined {
  return passages
    .filter(
      (each) => each.anchor !== 'lost' && each.field === field && each.start <= offset && offset <= each.end,
    )
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** The next index of `total`, round and round; from -1 (none) to the first or the last. -1 when there are none. */
export function stepFrom(index: number, by: 1 | -1, total: number): number {
  if (total === 0) return -1;
  if (index < 0) return by > 0 ? 0 : total - 1;
  return (index + by + total) % total;
}
