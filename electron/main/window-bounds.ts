import type { Bounds } from './shell-state.ts';

export const MINIMUM_SIZE = { width: 760, height: 480 };
export const DEFAULT_SIZE = { width: 1280, height: 820 };

/** How much of the window's top edge must be on a screen for it to be caught with the mouse, in pixels. */
const GRIP = { width: 120, height: 32 };

/**
 * The remembered bounds made fit for today's displays (their work areas): no larger than the display that shows
 * most of them, and null when no display shows enough of the title bar to drag the window back.
 */
export function fitToDisplays(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | null {
  const grip = { x: bounds.x, y: bounds.y, width: bounds.width, height: GRIP.height };
  let best: Bounds | null = null;
  let bestArea = 0;
  for (const area of workAreas) {
    const visible = intersection(grip, area);
    if (visible.width < Math.min(GRIP.width, bounds.width) || visible.height < GRIP.height) continue;
    const shown = intersection(bounds, area);
    if (shown.width * shown.height <= bestArea) continue;
    best = area;
    bestArea = shown.width * shown.height;
  }
  if (!best) return null;
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.min(Math.max(bounds.width, MINIMUM_SIZE.width), best.width),
    height: Math.min(Math.max(bounds.height, MINIMUM_SIZE.height), best.height),
  };
}

function intersection(a: Bounds, b: Bounds): { width: number; height: number } {
  return {
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)),
  };
}
