import { LEVELS, type Level } from '../../text/level.ts';

/** lunr's defaults, which are those of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). */
const K1 = 1.2;
const B = 0.75;

/** A word in the title counts twice: press titles name what an article is about, and are short already. */
export const TITLE_BOOST = 2;

/**
 * What an occurrence counts by its level. Another inflection or clitic is nearly the word that was typed; ى/ي
 * and ة/ه taken for each other often are another word; `broad` is asked for to miss nothing, not to be first.
 */
const LEVEL_WEIGHTS: Readonly<Record<Level, number>> = {
  exact: 1,
  folded: 0.95,
  loose: 0.6,
  clitic: 0.9,
  inflected: 0.75,
  broad: 0.4,
};

/** By rank of the level. */
export const WEIGHT_OF_RANK: readonly number[] = LEVELS.map((level) => LEVEL_WEIGHTS[level]);

/** Sums over the whole archive, so that scores of different segments can be compared. */
export interface CollectionStatistics {
  readonly articles: number;
  /** Words. */
  readonly meanTitleLength: number;
  readonly meanBodyLength: number;
}

/** As lunr's `idf`: `fields` counts titles and bodies that match, of a collection of `articles`. */
export function inverseDocumentFrequency(fields: number, articles: number): number {
  return Math.log(1 + Math.abs((articles - fields + 0.5) / (fields + 0.5)));
}

/** BM25's saturation of a (weighted) term frequency by the length of its field; without idf and boost. */
export function saturate(frequency: number, length: number, meanLength: number): number {
  if (frequency === 0) return 0;
  const relative = meanLength > 0 ? length / meanLength : 1;
  return ((K1 + 1) * frequency) / (K1 * (1 - B + B * relative) + frequency);
}
