import type { LeafMatches } from './accumulator.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { everything, type Ordinals } from './ordinals.ts';
import type { Segment } from './segment.ts';

/** The segment with further articles removed: their postings stay until it is merged, and no answer knows of them. */
export function withRemoved(segment: Segment, ordinals: Iterable<number>): Segment {
  const removed = new OrdinalSet();
  removed.fit(segment.articles.length);
  for (const ordinal of segment.removed?.ordinals() ?? []) removed.add(ordinal);
  for (const ordinal of ordinals) removed.add(ordinal);
  const gone = removed.ordinals();
  const words = (lengths: Uint32Array): number =>
    lengths.reduce((sum, length) => sum + length, 0) -
    gone.reduce((sum, ordinal) => sum + (lengths[ordinal] ?? 0), 0);
  return {
    ...segment,
    removed,
    living: segment.articles.length - gone.length,
    titleWords: words(segment.titleLengths),
    bodyWords: words(segment.bodyLengths),
  };
}

/** All articles of a segment that are not removed. */
export function livingArticles({ articles, removed }: Segment): Ordinals {
  const all = everything(articles.length);
  return removed === null ? all : all.filter((ordinal) => !removed.has(ordinal));
}

/** Those of a leaf's matches that are not removed; the same object where none is. */
export function livingMatches({ removed }: Segment, matches: LeafMatches): LeafMatches {
  if (removed === null) return matches;
  return keepMatches(matches, (i) => !removed.has(matches.ordinals[i] ?? 0));
}

/** The matches at the indexes that `isKept` says. */
export function keepMatches(
  { ordinals, title, body }: LeafMatches,
  isKept: (index: number) => boolean,
): LeafMatches {
  const at = (_: number, index: number): boolean => isKept(index);
  return { ordinals: ordinals.filter(at), title: title.filter(at), body: body.filter(at) };
}

/** Where the living copies of articles are: ordinals by segment. */
export function locate(
  segments: readonly Segment[],
  numbers: ReadonlySet<number>,
): { segment: Segment; ordinals: number[] }[] {
  return segments.flatMap((segment) => {
    const ordinals: number[] = [];
    for (let ordinal = 0; ordinal < segment.articles.length; ordinal++) {
      if (!numbers.has(segment.articles[ordinal] ?? 0)) continue;
      if (segment.removed === null || !segment.removed.has(ordinal)) ordinals.push(ordinal);
    }
    return ordinals.length === 0 ? [] : [{ segment, ordinals }];
  });
}
