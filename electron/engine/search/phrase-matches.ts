import type { LeafMatches } from './accumulator.ts';
import { WEIGHT_OF_RANK } from './bm25.ts';
import type { Expansion } from './expansion.ts';
import { reachedTerms, type ReachedTerms } from './leaf-matches.ts';
import type { PostingCursor } from './posting-cursor.ts';
import type { Segment } from './segment.ts';
import type { Workspace } from './workspace.ts';

/**
 * Articles in which the words stand next to each other, in order, within one field.
 *
 * From the rarest word outward: each marks the place where the phrase would begin, if all words before it did.
 * A mark is `(words so far) * 8 + rank`, the rank being that of the word that counts least. Only articles
 * with a mark are looked at for the next word. Every place has a single surface form, so nothing needs sorting,
 * whatever number of forms a word reaches.
 */
export function matchPhrase(
  segment: Segment,
  expansions: readonly Expansion[],
  workspace: Workspace,
): LeafMatches {
  const { cursor, sums } = workspace;
  const words = rarestFirst(segment, expansions, cursor);
  const [rarest] = words;
  if (rarest === undefined || rarest.postings === 0) return sums.take();
  const { starts, reached } = workspace.pages(segment.articles.length);
  const marks = workspace.marks(layOut(segment, rarest, starts, cursor));
  for (const [done, { nth, indexes, ranks }] of words.entries()) {
    const isLast = done === words.length - 1;
    for (let t = 0; t < indexes.length; t++) {
      const rank = ranks[t] ?? 0;
      cursor.open(segment, indexes[t] ?? 0);
      while (cursor.next()) {
        const { ordinal } = cursor;
        const start = starts[ordinal] ?? 0;
        if (start === 0 || (reached[ordinal] ?? 0) < done) continue;
        cursor.readPositions();
        const { positions, titleFrequency } = cursor;
        const count = titleFrequency + cursor.bodyFrequency;
        const body = start + (segment.titleExtents[ordinal] ?? 0);
        for (let i = 0; i < count; i++) {
          const position = positions[i] ?? 0;
          if (position < nth) continue;
          const isTitle = i < titleFrequency;
          const place = (isTitle ? start : body) + position - nth;
          const mark = marks[place] ?? 0;
          if (mark >>> 3 !== done) continue;
          const least = done === 0 ? rank : lesserRank(mark & 7, rank);
          if (isLast) {
            const weight = WEIGHT_OF_RANK[least] ?? 0;
            sums.add(ordinal, isTitle ? weight : 0, isTitle ? 0 : weight);
          } else {
            marks[place] = (done + 1) * 8 + least;
            reached[ordinal] = done + 1;
          }
        }
      }
    }
  }
  return sums.take();
}

interface PhraseWord extends ReachedTerms {
  /** Of the phrase's words, from 0. */
  readonly nth: number;
  readonly postings: number;
}

function rarestFirst(
  segment: Segment,
  expansions: readonly Expansion[],
  cursor: PostingCursor,
): PhraseWord[] {
  return expansions
    .map((expansion, nth) => {
      const terms = reachedTerms(segment, expansion);
      const count = (sum: number, index: number): number => sum + cursor.open(segment, index).articles;
      return { ...terms, nth, postings: terms.indexes.reduce(count, 0) };
    })
    .sort((a, b) => a.postings - b.postings);
}

/** Gives the articles of a word places in a row, from 1, for the positions of title and body. Answers how many places. */
function layOut(
  segment: Segment,
  { indexes }: ReachedTerms,
  starts: Uint32Array,
  cursor: PostingCursor,
): number {
  let size = 1;
  for (const index of indexes) {
    cursor.open(segment, index);
    while (cursor.next()) {
      const { ordinal } = cursor;
      if (starts[ordinal] !== 0) continue;
      starts[ordinal] = size;
      size += (segment.titleExtents[ordinal] ?? 0) + (segment.bodyExtents[ordinal] ?? 0);
    }
  }
  return size;
}

/** Of two ranks of levels the one that counts less. */
export function lesserRank(a: number, b: number): number {
  return (WEIGHT_OF_RANK[a] ?? 0) <= (WEIGHT_OF_RANK[b] ?? 0) ? a : b;
}
