/**
 * How far a surface form may be from what was typed and still count as a match, nearest first. A match at one
 * level is a match at all that follow.
 */
export const LEVELS = ['exact', 'folded', 'loose', 'clitic', 'inflected', 'broad'] as const;

export type Level = (typeof LEVELS)[number];

/** Position of a level in `LEVELS`: 0 for `exact`, the strictest. */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}
