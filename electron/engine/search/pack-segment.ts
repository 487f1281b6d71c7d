import { ByteWriter } from './byte-writer.ts';
import type { InvertedIndex, InvertedTerm } from './invert.ts';
import { writePositions, writePosting } from './posting-list.ts';
import type { SegmentParts } from './segment.ts';
import { storedKeys, type HashedKeys } from './term-key-table.ts';

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
  const sizes: FieldSizes = {
    titleLengths: new Uint32Array(articles.length),
    bodyLengths: new Uint32Array(articles.length),
    titleExtents: new Uint32Array(articles.length),
    bodyExtents: new Uint32Array(articles.length),
  };
  const postingOffsets = new Uint32Array(ordered.length + 1);
  const positionOffsets = new Uint32Array(ordered.length + 1);
  const postings = new ByteWriter(1 << 16);
  const positions = new ByteWriter(1 << 16);
  ordered.forEach(({ surface }, index) => {
    const term = inverted[surface];
    if (term === undefined) throw new Error(`no such term in the batch: ${surface}`);
    packTerm(term, postings, positions, sizes);
    postingOffsets[index + 1] = postings.length;
    positionOffsets[index + 1] = positions.length;
  });
  return {
    articles: Uint32Array.from(articles),
    ...sizes,
    terms: Uint32Array.from(ordered, ({ id }) => id),
    postingOffsets,
    positionOffsets,
    ...storedKeys(keys),
    postings: postings.written(),
    positions: positions.written(),
  };
}

type FieldSizes = Pick<SegmentParts, 'titleLengths' | 'bodyLengths' | 'titleExtents' | 'bodyExtents'>;

function packTerm(
  term: InvertedTerm,
  postings: ByteWriter,
  positions: ByteWriter,
  { titleLengths, bodyLengths, titleExtents, bodyExtents }: FieldSizes,
): void {
  const ordinals = ordinalsOf(term);
  postings.varint(ordinals.length);
  postings.varint(ordinals.at(-1) ?? 0);
  let previous = 0;
  for (const ordinal of ordinals) {
    const inTitle = term.title[ordinal]?.position ?? [];
    const inBody = term.body[ordinal]?.position ?? [];
    writePosting(postings, ordinal - previous, inTitle.length, inBody.length);
    writePositions(positions, inTitle);
    writePositions(positions, inBody);
    titleLengths[ordinal] = (titleLengths[ordinal] ?? 0) + inTitle.length;
    bodyLengths[ordinal] = (bodyLengths[ordinal] ?? 0) + inBody.length;
    titleExtents[ordinal] = Math.max(titleExtents[ordinal] ?? 0, (inTitle.at(-1) ?? -1) + 1);
    bodyExtents[ordinal] = Math.max(bodyExtents[ordinal] ?? 0, (inBody.at(-1) ?? -1) + 1);
    previous = ordinal;
  }
}

// Integer keys of an object ascend by themselves, so only a term of both fields needs sorting.
function ordinalsOf({ title, body }: InvertedTerm): number[] {
  const ordinals: number[] = [];
  for (const ordinal in body) ordinals.push(Number(ordinal));
  const inBody = ordinals.length;
  for (const ordinal in title) if (body[ordinal] === undefined) ordinals.push(Number(ordinal));
  return inBody > 0 && inBody < ordinals.length ? ordinals.sort((a, b) => a - b) : ordinals;
}
