import { ByteWriter } from './byte-writer.ts';
import type { InvertedIndex, InvertedTerm } from './invert.ts';
import { PostingShape, type SegmentParts } from './segment.ts';
import type { HashedKeys } from './term-key-table.ts';

/** A term of the batch with its id in the dictionary. */
export interface NumberedTerm {
  readonly id: number;
  readonly surface: string;
}

/**
 * Drains lunr's inverted index into packed postings (see `SegmentParts`).
 * `articles` are the batch's `articles.number` by ordinal; `terms` names every term of `inverted`, in any order;
 * `keys` are those of the terms that are new to the dictionary.
 */
export function packSegment(
  articles: readonly number[],
  inverted: InvertedIndex,
  terms: readonly NumberedTerm[],
  keys: readonly HashedKeys[],
): SegmentParts {
  const ordered = [...terms].sort((a, b) => a.id - b.id);
  const titleLengths = new Uint32Array(articles.length);
  const bodyLengths = new Uint32Array(articles.length);
  const postingOffsets = new Uint32Array(ordered.length + 1);
  const positionOffsets = new Uint32Array(ordered.length + 1);
  const postings = new ByteWriter(1 << 16);
  const positions = new ByteWriter(1 << 16);
  ordered.forEach(({ surface }, index) => {
    const term = inverted[surface];
    if (term === undefined) throw new Error(`no such term in the batch: ${surface}`);
    packTerm(term, postings, positions, titleLengths, bodyLengths);
    postingOffsets[index + 1] = postings.length;
    positionOffsets[index + 1] = positions.length;
  });
  return {
    articles: Uint32Array.from(articles),
    titleLengths,
    bodyLengths,
    terms: Uint32Array.from(ordered, ({ id }) => id),
    postingOffsets,
    positionOffsets,
    keyTerms: Uint32Array.from(keys, ({ term }) => term),
    keyCounts: Uint32Array.from(keys, ({ counts }) => counts),
    keyHashes: Uint32Array.from(keys.flatMap(({ hashes }) => hashes)),
    postings: postings.written(),
    positions: positions.written(),
  };
}

function packTerm(
  term: InvertedTerm,
  postings: ByteWriter,
  positions: ByteWriter,
  titleLengths: Uint32Array,
  bodyLengths: Uint32Array,
): void {
  const ordinals = ordinalsOf(term);
  postings.varint(ordinals.length);
  postings.varint(ordinals.at(-1) ?? 0);
  let previous = 0;
  for (const ordinal of ordinals) {
    const inTitle = term.title[ordinal]?.position ?? [];
    const inBody = term.body[ordinal]?.position ?? [];
    const shape = shapeOf(inTitle.length, inBody.length);
    postings.varint((ordinal - previous) * 4 + shape);
    if (shape === PostingShape.body || shape === PostingShape.both) postings.varint(inBody.length);
    if (shape === PostingShape.both) postings.varint(inTitle.length);
    packPositions(inTitle, positions);
    packPositions(inBody, positions);
    titleLengths[ordinal] = (titleLengths[ordinal] ?? 0) + inTitle.length;
    bodyLengths[ordinal] = (bodyLengths[ordinal] ?? 0) + inBody.length;
    previous = ordinal;
  }
}

function shapeOf(inTitle: number, inBody: number): number {
  if (inTitle === 0) return inBody === 1 ? PostingShape.bodyOnce : PostingShape.body;
  return inTitle === 1 && inBody === 0 ? PostingShape.titleOnce : PostingShape.both;
}

// Integer keys of an object ascend by themselves, so only a term of both fields needs sorting.
function ordinalsOf({ title, body }: InvertedTerm): number[] {
  const ordinals: number[] = [];
  for (const ordinal in body) ordinals.push(Number(ordinal));
  const inBody = ordinals.length;
  for (const ordinal in title) if (body[ordinal] === undefined) ordinals.push(Number(ordinal));
  return inBody > 0 && inBody < ordinals.length ? ordinals.sort((a, b) => a - b) : ordinals;
}

function packPositions(ordinals: readonly number[], positions: ByteWriter): void {
  let previous = 0;
  for (const ordinal of ordinals) {
    positions.varint(ordinal - previous);
    previous = ordinal;
  }
}
