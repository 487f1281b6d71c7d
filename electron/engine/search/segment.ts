import type { OrdinalSet } from './ordinal-set.ts';

/** First word of a segment: `MRSG` in little-endian bytes. */
const MAGIC = 0x4753524d;
const HEADER_WORDS = 9;

/** Part of the index's version: a change of the layout below rebuilds every index. */
export const SEGMENT_FORMAT = 3;

/** How often an article has a term, in the low two bits of a posting's step. */
export const PostingShape = {
  /** Once in the body, not in the title. */
  bodyOnce: 0,
  /** Only in the body; how often follows. */
  body: 1,
  /** Once in the title, not in the body. */
  titleOnce: 2,
  /** How often in the body follows, then how often in the title. */
  both: 3,
} as const;

/**
 * The parts of a segment. Its articles are known inside by their ordinals, 0 to `articles.length - 1`.
 *
 * A posting list is a row of varints: number of articles, last ordinal, then for each article
 * `(ordinal - previous ordinal) * 4 + shape` and what that `PostingShape` announces; most postings are one byte.
 * The position list holds for each article the positions of the word in the title, then those in the body, each
 * as the difference from the one before (from 0 at the field's start). Positions count words, and what is left
 * empty between words that no phrase joins (see `indexedWords`).
 */
export interface SegmentParts {
  /** `articles.number` by ordinal. */
  readonly articles: Uint32Array;
  /** Words of each title and body, by ordinal. */
  readonly titleLengths: Uint32Array;
  readonly bodyLengths: Uint32Array;
  /** One past the last position in each title and body, by ordinal: the lengths, where no position is empty. */
  readonly titleExtents: Uint32Array;
  readonly bodyExtents: Uint32Array;
  /** Ids of the terms that occur, ascending. */
  readonly terms: Uint32Array;
  /** Where the lists of `terms[i]` begin, in bytes; one more for the end of the last. */
  readonly postingOffsets: Uint32Array;
  readonly positionOffsets: Uint32Array;
  /** Terms that this segment brought into the dictionary, with their `HashedKeys`; the hashes of all in a row. */
  readonly keyTerms: Uint32Array;
  readonly keyCounts: Uint32Array;
  readonly keyHashes: Uint32Array;
  readonly postings: Uint8Array;
  readonly positions: Uint8Array;
}

/** An immutable piece of the index, as views on one ArrayBuffer. */
export interface Segment extends SegmentParts {
  /** `index_segments.id`. */
  readonly id: number;
  readonly bytes: number;
  /** Articles that were replaced or removed since: to be passed over. null: none. */
  readonly removed: OrdinalSet | null;
  /** How many articles are not removed, and the words of their titles and bodies. */
  readonly living: number;
  readonly titleWords: number;
  readonly bodyWords: number;
}

/** Lays the parts out in one buffer: header, arrays of 32-bit words (little-endian, as all supported platforms are), byte streams. */
export function encodeSegment(parts: SegmentParts): Uint8Array<ArrayBuffer> {
  const gapped = gappedOrdinals(parts);
  const words = [...wordArrays(parts), ...gapArrays(parts, gapped)];
  const wordCount = HEADER_WORDS + words.reduce((sum, array) => sum + array.length, 0);
  const bytes = new Uint8Array(wordCount * 4 + parts.postings.length + parts.positions.length);
  const view = new Uint32Array(bytes.buffer, 0, wordCount);
  view.set([
    MAGIC,
    SEGMENT_FORMAT,
    parts.articles.length,
    parts.terms.length,
    parts.keyTerms.length,
    parts.keyHashes.length,
    parts.postings.length,
    parts.positions.length,
    gapped.length,
  ]);
  let offset = HEADER_WORDS;
  for (const array of words) {
    view.set(array, offset);
    offset += array.length;
  }
  bytes.set(parts.postings, wordCount * 4);
  bytes.set(parts.positions, wordCount * 4 + parts.postings.length);
  return bytes;
}

/** Views on `encoded`; null when it is no segment of this format. */
export function decodeSegment(id: number, encoded: Uint8Array): Segment | null {
  const bytes = encoded.byteOffset % 4 === 0 ? encoded : encoded.slice();
  if (bytes.length < HEADER_WORDS * 4) return null;
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_WORDS);
  const [
    magic,
    format,
    articles = 0,
    terms = 0,
    keys = 0,
    hashes = 0,
    postings = 0,
    positions = 0,
    gapped = 0,
  ] = header;
  if (magic !== MAGIC || format !== SEGMENT_FORMAT) return null;
  const wordCount = HEADER_WORDS + 3 * articles + terms + 2 * (terms + 1) + 2 * keys + hashes + 3 * gapped;
  if (bytes.length !== wordCount * 4 + postings + positions) return null;
  let offset = bytes.byteOffset + HEADER_WORDS * 4;
  const take = (length: number): Uint32Array => {
    const array = new Uint32Array(bytes.buffer, offset, length);
    offset += length * 4;
    return array;
  };
  const articleNumbers = take(articles);
  const titleLengths = take(articles);
  const bodyLengths = take(articles);
  const lists = {
    terms: take(terms),
    postingOffsets: take(terms + 1),
    positionOffsets: take(terms + 1),
    keyTerms: take(keys),
    keyCounts: take(keys),
    keyHashes: take(hashes),
  };
  const ordinals = take(gapped);
  return {
    id,
    bytes: bytes.length,
    removed: null,
    living: articles,
    articles: articleNumbers,
    titleLengths,
    bodyLengths,
    titleExtents: extents(titleLengths, ordinals, take(gapped)),
    bodyExtents: extents(bodyLengths, ordinals, take(gapped)),
    ...lists,
    postings: bytes.subarray(wordCount * 4, wordCount * 4 + postings),
    positions: bytes.subarray(wordCount * 4 + postings),
    titleWords: sum(titleLengths),
    bodyWords: sum(bodyLengths),
  };
}

function wordArrays(parts: SegmentParts): Uint32Array[] {
  return [
    parts.articles,
    parts.titleLengths,
    parts.bodyLengths,
    parts.terms,
    parts.postingOffsets,
    parts.positionOffsets,
    parts.keyTerms,
    parts.keyCounts,
    parts.keyHashes,
  ];
}

/** Few articles have empty positions: only theirs are stored. */
function gappedOrdinals({ titleLengths, bodyLengths, titleExtents, bodyExtents }: SegmentParts): Uint32Array {
  const ordinals: number[] = [];
  titleLengths.forEach((length, ordinal) => {
    if (titleExtents[ordinal] !== length || bodyExtents[ordinal] !== bodyLengths[ordinal]) {
      ordinals.push(ordinal);
    }
  });
  return Uint32Array.from(ordinals);
}

function gapArrays({ titleExtents, bodyExtents }: SegmentParts, ordinals: Uint32Array): Uint32Array[] {
  return [
    ordinals,
    ordinals.map((ordinal) => titleExtents[ordinal] ?? 0),
    ordinals.map((ordinal) => bodyExtents[ordinal] ?? 0),
  ];
}

/** The lengths themselves where nothing is to be put in their place. */
function extents(lengths: Uint32Array, ordinals: Uint32Array, values: Uint32Array): Uint32Array {
  if (ordinals.length === 0) return lengths;
  const whole = lengths.slice();
  ordinals.forEach((ordinal, i) => {
    whole[ordinal] = values[i] ?? 0;
  });
  return whole;
}

function sum(lengths: Uint32Array): number {
  return lengths.reduce((total, length) => total + length, 0);
}

/** Index of `term` in `segment.terms`; -1 when the segment lacks it. */
export function findTerm(segment: SegmentParts, term: number): number {
  const index = seek(segment.terms, term, 0);
  return segment.terms[index] === term ? index : -1;
}

/**
 * First index from `from` on whose value is not below `value` in an ascending array; its length when none is.
 * Steps that double before the bisection (Bentley and Yao 1976) make near values cheap, so that walking a short
 * list through a long one costs little more than the short one.
 */
export function seek(ascending: Uint32Array | Int32Array, value: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step <= ascending.length && (ascending[low + step - 1] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step - 1, ascending.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
