import type { Level } from '../../text/level.ts';

/** How far a query word may reach. */
export interface Reach {
  readonly level: Level;
  /** Let ى meet ي and ة meet ه. */
  readonly loose: boolean;
}
