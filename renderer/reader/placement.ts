interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** A point of the window as offsets from the start edges of a box of that direction, px. */
export function placeIn(
  box: Box,
  direction: 'rtl' | 'ltr',
  x: number,
  y: number,
): { inline: number; block: number } {
  return { inline: direction === 'rtl' ? box.right - x : x - box.left, block: y - box.top };
}

/** The start of something `size` wide centred at `centre`, kept within `space`; all along one axis, px. */
export function centredWithin(centre: number, size: number, space: number): number {
  return Math.max(0, Math.min(centre - size / 2, space - size));
}
