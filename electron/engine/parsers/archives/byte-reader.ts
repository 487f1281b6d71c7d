/** Bytes that come in chunks, taken in order. */
export interface ByteReader {
  /** Bytes taken or passed over so far. */
  readonly at: number;
  /** Up to `length` of the bytes to come, not taken; fewer at the end. */
  peek(length: number): Promise<Buffer>;
  /** Takes `length` bytes; fewer at the end. */
  take(length: number): Promise<Buffer>;
  /** Passes over `length` bytes, which are not held; answers how many there were. */
  skip(length: number): Promise<number>;
}

export function byteReader(chunks: AsyncIterator<Buffer>): ByteReader {
  let held: Buffer[] = [];
  let size = 0;
  let at = 0;

  const fill = async (length: number): Promise<void> => {
    while (size < length) {
      const { value, done } = await chunks.next();
      if (done) return;
      held.push(value);
      size += value.length;
    }
  };
  const joined = (): Buffer => {
    const [only] = held;
    const all = held.length === 1 && only ? only : Buffer.concat(held, size);
    held = [all];
    return all;
  };
  const drop = (length: number): void => {
    held = [joined().subarray(length)];
    size -= length;
    at += length;
  };

  return {
    get at() {
      return at;
    },
    async peek(length) {
      await fill(length);
      return joined().subarray(0, length);
    },
    async take(length) {
      await fill(length);
      const taken = joined().subarray(0, length);
      drop(taken.length);
      return taken;
    },
    async skip(length) {
      let left = length;
      while (left > 0) {
        if (size === 0) await fill(1);
        if (size === 0) break;
        const count = Math.min(left, size);
        drop(count);
        left -= count;
      }
      return length - left;
    },
  };
}
