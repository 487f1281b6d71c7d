import type { NearLink } from './query-tree.ts';

/**
 * Where an operand of a proximity search stands, as parallel lists, `starts` ascending: positions of its first and
 * last words, and the rank of the level of the word that counts least.
 */
export interface Occurrences {
  readonly starts: readonly number[];
  readonly lasts: readonly number[];
  readonly ranks: readonly number[];
}

/**
 * Keeps of each operand the occurrences that take part in a match: a choice of one occurrence of every operand in
 * which each is linked to the one before it (see `NearLink`). Since only neighbours are linked, dropping first from
 * left to right, then from right to left, what has no partner leaves exactly those.
 */
export function keepChained(operands: readonly Occurrences[], links: readonly NearLink[]): Occurrences[] {
  const kept = [...operands];
  for (let i = 1; i < kept.length; i++) linkTo(kept, i, i - 1, links[i - 1]);
  for (let i = kept.length - 2; i >= 0; i--) linkTo(kept, i, i + 1, links[i]);
  return kept;
}

/** Drops of operand `i` what is not linked to any occurrence of its neighbour. */
function linkTo(kept: Occurrences[], i: number, neighbour: number, link: NearLink | undefined): void {
  const own = kept[i];
  const partner = kept[neighbour];
  if (own === undefined || partner === undefined || link === undefined) return;
  const { distance, ordered } = link;
  const lasts = partner.lasts.toSorted((a, b) => a - b);
  const mayFollow = !ordered || neighbour < i;
  const mayPrecede = !ordered || neighbour > i;
  const linked: { starts: number[]; lasts: number[]; ranks: number[] } = { starts: [], lasts: [], ranks: [] };
  for (let at = 0; at < own.starts.length; at++) {
    const start = own.starts[at] ?? 0;
    const last = own.lasts[at] ?? 0;
    const isLinked =
      (mayFollow && hasBetween(lasts, start - distance, start - 1)) ||
      (mayPrecede && hasBetween(partner.starts, last + 1, last + distance));
    if (!isLinked) continue;
    linked.starts.push(start);
    linked.lasts.push(last);
    linked.ranks.push(own.ranks[at] ?? 0);
  }
  kept[i] = linked;
}

/** Whether the ascending list has a value from `least` to `most`, both included. */
function hasBetween(values: readonly number[], least: number, most: number): boolean {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low < values.length && (values[low] ?? 0) <= most;
}
