/** Segments of one size tier before they are merged, as in Lucene's TieredMergePolicy (segmentsPerTier 10). */
const SEGMENTS_PER_TIER = 10;
/** A merged segment holds at most so many articles (about 25 MB), so that a merge stays short. */
const MAX_MERGED_ARTICLES = 20_000;

/**
 * Segments of whose articles a greater share is removed are written anew. Lucene's TieredMergePolicy allows
 * 0.2 of the whole index (`deletesPctAllowed`).
 */
const MAX_REMOVED = 0.25;

interface MergeableSegment {
  readonly articles: { readonly length: number };
  /** Articles that are not removed. */
  readonly living: number;
}

/** Tier of a segment: 0 for 1 to 9 articles, 1 for 10 to 99, and so on. */
function tierOf(articles: number): number {
  return Math.floor(Math.log10(Math.max(articles, 1)) + 1e-9);
}

/**
 * Which segments to merge next, oldest first; empty when there is nothing to do. The smallest crowded tier goes
 * first: it costs least and gains most. Then those that hold much that was removed, be it a single one.
 */
export function chooseMerge<S extends MergeableSegment>(segments: readonly S[]): S[] {
  const tiers = new Map<number, S[]>();
  for (const segment of segments) {
    const tier = tierOf(segment.living);
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment]);
  }
  for (const [, crowd] of [...tiers].sort(([a], [b]) => a - b)) {
    if (crowd.length <= SEGMENTS_PER_TIER) continue;
    const chosen = fitting(crowd);
    if (chosen.length > 1) return chosen;
  }
  return fitting(segments.filter(isWasteful));
}

/** The first of the segments, as many as make a segment that is not too large; at least one. */
function fitting<S extends MergeableSegment>(segments: readonly S[]): S[] {
  let articles = 0;
  return segments.filter(({ living }, i) => {
    articles += living;
    return i === 0 || articles <= MAX_MERGED_ARTICLES;
  });
}

function isWasteful({ articles, living }: MergeableSegment): boolean {
  return articles.length - living > articles.length * MAX_REMOVED;
}
