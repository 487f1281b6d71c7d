/** Largest stream of a PDF, its filters undone, in bytes: a page of a detailed map has ten million, a CJK font twenty. */
const MAX_STREAM = 64 * 1024 * 1024;
/** What all streams of one document may come to: this much in any case, else so many times its size. */
const MAX_DECODED = 512 * 1024 * 1024;
const MAX_RATIO = 200;

/** How much has been taken out of the compressed streams of the document that is being read. */
export interface DecodedBytes {
  /** Begins a document of `size` bytes. */
  begin(size: number): void;
  /** Called by pdf.js before a stream grows from `before` to `after` bytes. Throws where that is too much. */
  grow(before: number, after: number): void;
  /** Whether the document was stopped: pdf.js takes what is thrown for damage, and goes on. */
  readonly isBomb: boolean;
}

/** Name of the global by which pdf.js, in which it is patched, reaches the count. */
export const COUNTER = 'marsadDecodedBytes';

/** The count of this process, which reads one document at a time. */
export const decodedBytes: DecodedBytes = counter();

function counter(): DecodedBytes {
  let limit = MAX_DECODED;
  let total = 0;
  let isBomb = false;
  return {
    begin(size) {
      limit = Math.max(MAX_DECODED, size * MAX_RATIO);
      total = 0;
      isBomb = false;
    },
    grow(before, after) {
      total += after - before;
      isBomb ||= after > MAX_STREAM || total > limit;
      if (isBomb) throw new Error('too much in the streams');
    },
    get isBomb() {
      return isBomb;
    },
  };
}
