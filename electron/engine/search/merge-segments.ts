import { ByteWriter } from './byte-writer.ts';
import type { SegmentParts } from './segment.ts';

/**
 * One segment with the articles of all `sources`, in their order. Lists are concatenated as they are; only a
 * list's head and the first step of each part are written anew. No text is read and nothing is analysed.
 */
export function mergeSegments(sources: readonly SegmentParts[]): SegmentParts {
  const bases: number[] = [];
  let articles = 0;
  for (const source of sources) {
    bases.push(articles);
    articles += source.articles.length;
  }
  const terms = distinct(concatenate(sources.map((source) => source.terms)));
  const postingOffsets = new Uint32Array(terms.length + 1);
  const positionOffsets = new Uint32Array(terms.length + 1);
  const postings = new ByteWriter(total(sources, (source) => source.postings.length));
  const positions = new ByteWriter(total(sources, (source) => source.positions.length));
  const next = sources.map(() => 0);
  terms.forEach((term, index) => {
    const lists: PostingList[] = [];
    sources.forEach((source, s) => {
      const at = next[s] ?? 0;
      if (source.terms[at] !== term) return;
      next[s] = at + 1;
      lists.push(readList(source, at, bases[s] ?? 0));
      positions.append(source.positions.subarray(source.positionOffsets[at], source.positionOffsets[at + 1]));
    });
    writeLists(lists, postings);
    postingOffsets[index + 1] = postings.length;
    positionOffsets[index + 1] = positions.length;
  });
  return {
    articles: concatenate(sources.map((source) => source.articles)),
    titleLengths: concatenate(sources.map((source) => source.titleLengths)),
    bodyLengths: concatenate(sources.map((source) => source.bodyLengths)),
    titleExtents: concatenate(sources.map((source) => source.titleExtents)),
    bodyExtents: concatenate(sources.map((source) => source.bodyExtents)),
    terms,
    postingOffsets,
    positionOffsets,
    keyTerms: concatenate(sources.map((source) => source.keyTerms)),
    keyCounts: concatenate(sources.map((source) => source.keyCounts)),
    keyHashes: concatenate(sources.map((source) => source.keyHashes)),
    postings: postings.written(),
    positions: positions.written(),
  };
}

/** A posting list taken apart: ordinals count in the merged segment, `rest` is what follows the first step. */
interface PostingList {
  readonly articles: number;
  readonly first: number;
  readonly last: number;
  readonly shape: number;
  readonly rest: Uint8Array;
}

function readList(source: SegmentParts, index: number, base: number): PostingList {
  let at = source.postingOffsets[index] ?? 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = source.postings[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const articles = varint();
  const last = base + varint();
  const step = varint();
  const rest = source.postings.subarray(at, source.postingOffsets[index + 1]);
  return { articles, first: base + (step >>> 2), last, shape: step & 3, rest };
}

function writeLists(lists: readonly PostingList[], postings: ByteWriter): void {
  postings.varint(lists.reduce((sum, list) => sum + list.articles, 0));
  postings.varint(lists.at(-1)?.last ?? 0);
  let previous = 0;
  for (const list of lists) {
    postings.varint((list.first - previous) * 4 + list.shape);
    postings.append(list.rest);
    previous = list.last;
  }
}

function total(sources: readonly SegmentParts[], size: (source: SegmentParts) => number): number {
  return sources.reduce((sum, source) => sum + size(source), 0);
}

function concatenate(arrays: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(arrays.reduce((sum, array) => sum + array.length, 0));
  let offset = 0;
  for (const array of arrays) {
    whole.set(array, offset);
    offset += array.length;
  }
  return whole;
}

function distinct(values: Uint32Array): Uint32Array {
  return values.sort().filter((value, i, sorted) => i === 0 || sorted[i - 1] !== value);
}
