import type { ByteWriter } from './byte-writer.ts';
import { PostingShape } from './segment.ts';

/**
 * Appends what a posting list says of one article (see `SegmentParts`). `step`: its ordinal less that of the article
 * before, 0 before the first.
 */
export function writePosting(postings: ByteWriter, step: number, inTitle: number, inBody: number): void {
  const shape = shapeOf(inTitle, inBody);
  postings.varint(step * 4 + shape);
  if (shape === PostingShape.body || shape === PostingShape.both) postings.varint(inBody);
  if (shape === PostingShape.both) postings.varint(inTitle);
}

/** Appends the positions of a word in one field of an article: `from` to `to` (exclusive) of an ascending list. */
export function writePositions(
  positions: ByteWriter,
  ascending: ArrayLike<number>,
  from = 0,
  to = ascending.length,
): void {
  let previous = 0;
  for (let i = from; i < to; i++) {
    const position = ascending[i] ?? 0;
    positions.varint(position - previous);
    previous = position;
  }
}

function shapeOf(inTitle: number, inBody: number): number {
  if (inTitle === 0) return inBody === 1 ? PostingShape.bodyOnce : PostingShape.body;
  return inTitle === 1 && inBody === 0 ? PostingShape.titleOnce : PostingShape.both;
}
