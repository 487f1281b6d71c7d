import type { SearchedText } from './indexed-words.ts';
import type { SegmentParts } from './segment.ts';

/** To an analysis thread. Both ends are ours: nothing is checked. */
export interface ToAnalysis {
  readonly id: number;
  readonly texts: readonly SearchedText[];
}

/** From an analysis thread: an `AnalysedBatch`, its surface forms a line each (words have no line ends), which is quicker to clone. */
export interface FromAnalysis {
  readonly id: number;
  readonly parts: SegmentParts;
  readonly surfaces: string;
}
