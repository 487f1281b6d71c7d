/** From top to bottom of a passage beside the text, px. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Gives each extent a lane so that none that overlap share one: each, from the top, takes the innermost free one
 * (interval partitioning). The answer is in the order of the input.
 */
export function assignLanes(extents: readonly Extent[]): number[] {
  const lanes: number[] = [];
  const occupiedTo: number[] = [];
  const order = extents.map((extent, index) => ({ extent, index }));
  order.sort((a, b) => a.extent.top - b.extent.top || b.extent.bottom - a.extent.bottom);
  for (const { extent, index } of order) {
    const free = occupiedTo.findIndex((bottom) => bottom <= extent.top);
    const lane = free < 0 ? occupiedTo.length : free;
    occupiedTo[lane] = extent.bottom;
    lanes[index] = lane;
  }
  return lanes;
}
