import { ByteWriter } from './byte-writer.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import { PostingCursor } from './posting-cursor.ts';
import { writePositions, writePosting } from './posting-list.ts';
import type { SegmentParts } from './segment.ts';

/**
 * The segment without the articles of `removed`; the others close up. Terms that no article has any more go, their
 * keys stay: the dictionary still has the terms, and another segment may use them.
 */
export function dropArticles(source: SegmentParts, removed: OrdinalSet): SegmentParts {
  const isKept = (_: number, ordinal: number): boolean => !removed.has(ordinal);
  const places = placesOf(source.articles.length, removed);
  const cursor = new PostingCursor();
  const postings = new ByteWriter(source.postings.length);
  const positions = new ByteWriter(source.positions.length);
  const terms: number[] = [];
  const postingOffsets = [0];
  const positionOffsets = [0];
  for (let index = 0; index < source.terms.length; index++) {
    const { articles, last } = countKept(cursor.open(source, index), removed);
    if (articles === 0) continue;
    postings.varint(articles);
    postings.varint(places[last] ?? 0);
    let previous = 0;
    cursor.open(source, index);
    while (cursor.next()) {
      if (removed.has(cursor.ordinal)) continue;
      const place = places[cursor.ordinal] ?? 0;
      const { titleFrequency, bodyFrequency } = cursor;
      writePosting(postings, place - previous, titleFrequency, bodyFrequency);
      cursor.readPositions();
      writePositions(positions, cursor.positions, 0, titleFrequency);
      writePositions(positions, cursor.positions, titleFrequency, titleFrequency + bodyFrequency);
      previous = place;
    }
    terms.push(source.terms[index] ?? 0);
    postingOffsets.push(postings.length);
    positionOffsets.push(positions.length);
  }
  return {
    articles: source.articles.filter(isKept),
    titleLengths: source.titleLengths.filter(isKept),
    bodyLengths: source.bodyLengths.filter(isKept),
    titleExtents: source.titleExtents.filter(isKept),
    bodyExtents: source.bodyExtents.filter(isKept),
    terms: Uint32Array.from(terms),
    postingOffsets: Uint32Array.from(postingOffsets),
    positionOffsets: Uint32Array.from(positionOffsets),
    keyTerms: source.keyTerms,
    keyCounts: source.keyCounts,
    keyHashes: source.keyHashes,
    postings: postings.written(),
    positions: positions.written(),
  };
}

/** New ordinals by old ones. */
function placesOf(articles: number, removed: OrdinalSet): Uint32Array {
  const places = new Uint32Array(articles);
  let place = 0;
  for (let ordinal = 0; ordinal < articles; ordinal++) {
    places[ordinal] = place;
    if (!removed.has(ordinal)) place++;
  }
  return places;
}

function countKept(cursor: PostingCursor, removed: OrdinalSet): { articles: number; last: number } {
  let articles = 0;
  let last = 0;
  while (cursor.next()) {
    if (removed.has(cursor.ordinal)) continue;
    articles++;
    last = cursor.ordinal;
  }
  return { articles, last };
}
