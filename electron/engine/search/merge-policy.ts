/** Segments of one size tier before they are merged, as in Lucene's TieredMergePolicy (segmentsPerTier 10). */
const SEGMENTS_PER_TIER = 10;
/** A merged segment holds at most so many articles (about 25 MB), so that a merge stays short. */
const MAX_MERGED_ARTICLES = 20_000;

/** Tier of a segment: 0 for 1 to 9 articles, 1 for 10 to 99, and so on. */
function tierOf(articles: number): number {
  return Math.floor(Math.log10(Math.max(articles, 1)) + 1e-9);
}

/**
 * Which segments to merge next, oldest first; empty when there is nothing to do. The smallest crowded tier goes
 * first: it costs least and gains most.
 */
export function chooseMerge<S extends { readonly articles: { readonly length: number } }>(
  segments: readonly S[],
): S[] {
  const tiers = new Map<number, S[]>();
  for (const segment of segments) {
    const tier = tierOf(segment.articles.length);
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment]);
  }
  for (const [, crowd] of [...tiers].sort(([a], [b]) => a - b)) {
    if (crowd.length <= SEGMENTS_PER_TIER) continue;
    const chosen: S[] = [];
    let articles = 0;
    for (const segment of crowd) {
      articles += segment.articles.length;
      if (articles > MAX_MERGED_ARTICLES) break;
      chosen.push(segment);
    }
    if (chosen.length > 1) return chosen;
  }
  return [];
}
