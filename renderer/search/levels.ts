import { levelRank, type Level } from '../../electron/text/level.ts';

/** The three that are always on screen; the rest is under «more». */
export const SHOWN_LEVELS = ['exact', 'inflected', 'broad'] as const satisfies readonly Level[];

/** The next of the three that finds more than `level` does; null at the widest. */
export function widerLevel(level: Level): (typeof SHOWN_LEVELS)[number] | null {
  return SHOWN_LEVELS.find((shown) => levelRank(shown) > levelRank(level)) ?? null;
}

export function isShownLevel(level: Level): level is (typeof SHOWN_LEVELS)[number] {
  return SHOWN_LEVELS.some((shown) => shown === level);
}
