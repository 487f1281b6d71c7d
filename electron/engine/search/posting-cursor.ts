import { PostingShape, type SegmentParts } from './segment.ts';

const NONE = new Uint8Array();

/**
 * Walks the posting list of one term in one segment, article by article. Positions are decoded only where
 * asked for. One cursor serves a whole query, list after list, because a prefix has thousands of short ones.
 */
export class PostingCursor {
  /** Ordinal of the current article; -1 before the first. */
  ordinal = -1;
  titleFrequency = 0;
  bodyFrequency = 0;
  /** Articles of the segment that have the term. */
  articles = 0;
  /** After `readPositions`: ordinals of the term in the title's words, then in the body's; room for more. */
  positions = new Uint32Array(64);

  #postings: Uint8Array = NONE;
  #positionBytes: Uint8Array = NONE;
  #posting = 0;
  #position = 0;
  /** Varints of the position list that belong to articles passed by. */
  #unread = 0;
  #left = 0;

  /** Goes before the first article of a list. `index`: of the term in `segment.terms`. */
  open(segment: SegmentParts, index: number): this {
    this.#postings = segment.postings;
    this.#positionBytes = segment.positions;
    this.#posting = segment.postingOffsets[index] ?? 0;
    this.#position = segment.positionOffsets[index] ?? 0;
    this.#unread = 0;
    this.titleFrequency = 0;
    this.bodyFrequency = 0;
    this.articles = this.#varint();
    this.#left = this.articles;
    this.#varint();
    this.ordinal = -1;
    return this;
  }

  /** Goes to the next article; false after the last. */
  next(): boolean {
    if (this.#left === 0) return false;
    this.#unread += this.titleFrequency + this.bodyFrequency;
    const step = this.#varint();
    this.ordinal = (this.#left === this.articles ? 0 : this.ordinal) + (step >>> 2);
    this.#left--;
    const shape = step & 3;
    if (shape === PostingShape.bodyOnce) {
      this.bodyFrequency = 1;
      this.titleFrequency = 0;
    } else if (shape === PostingShape.titleOnce) {
      this.bodyFrequency = 0;
      this.titleFrequency = 1;
    } else {
      this.bodyFrequency = this.#varint();
      this.titleFrequency = shape === PostingShape.both ? this.#varint() : 0;
    }
    return true;
  }

  /** Fills `positions` for the current article. At most once an article. */
  readPositions(): void {
    const bytes = this.#positionBytes;
    let at = this.#position;
    for (let skip = this.#unread; skip > 0; at++) if ((bytes[at] ?? 0) < 0x80) skip--;
    const count = this.titleFrequency + this.bodyFrequency;
    if (this.positions.length < count) this.positions = new Uint32Array(count * 2);
    const { positions, titleFrequency } = this;
    let position = 0;
    for (let i = 0; i < count; i++) {
      if (i === titleFrequency) position = 0;
      let shift = 0;
      let byte = bytes[at++] ?? 0;
      while (byte > 0x7f) {
        position += (byte & 0x7f) << shift;
        shift += 7;
        byte = bytes[at++] ?? 0;
      }
      position += byte << shift;
      positions[i] = position;
    }
    this.#position = at;
    this.#unread = -count;
  }

  #varint(): number {
    const postings = this.#postings;
    let byte = postings[this.#posting++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let shift = 7;
    do {
      byte = postings[this.#posting++] ?? 0;
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte > 0x7f);
    return value >>> 0;
  }
}
