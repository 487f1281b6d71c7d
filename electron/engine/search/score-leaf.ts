import type { LeafMatches } from './accumulator.ts';
import { saturate, TITLE_BOOST, type CollectionStatistics } from './bm25.ts';
import type { Ordinals } from './ordinals.ts';
import { seek, type Segment } from './segment.ts';

/**
 * Adds to `scores` what a leaf gives those of the articles `ordinals` that it matches. `weight`: the leaf's
 * inverse document frequency.
 */
export function addLeafScores(
  matches: LeafMatches,
  weight: number,
  { titleLengths, bodyLengths }: Segment,
  { meanTitleLength, meanBodyLength }: CollectionStatistics,
  ordinals: Ordinals,
  scores: Float64Array,
): void {
  const own = matches.ordinals;
  let at = 0;
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = ordinals[i] ?? 0;
    at = own === ordinals ? i : seek(own, ordinal, at);
    if (own[at] !== ordinal) continue;
    const title = saturate(matches.title[at] ?? 0, titleLengths[ordinal] ?? 0, meanTitleLength);
    const body = saturate(matches.body[at] ?? 0, bodyLengths[ordinal] ?? 0, meanBodyLength);
    scores[i] = (scores[i] ?? 0) + weight * (TITLE_BOOST * title + body);
  }
}
