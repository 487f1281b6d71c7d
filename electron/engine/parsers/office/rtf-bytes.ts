import { decodedBytes } from './rtf-decode.ts';

/** Bytes of text that wait until they can be decoded together. */
export interface RtfBytes {
  /** `isRaw`: it stands in the file as it is, not as `\\'hh`. */
  add(byte: number, how: { readonly encoding: string; readonly isRaw: boolean }): void;
  /** Decodes and writes what waits. */
  flush(): void;
}

/** Bytes that are decoded at once, about. */
const PENDING = 64 * 1024;
const MULTI_BYTE = new Set(['shift_jis', 'euc-kr', 'gb18030', 'big5']);

export function createRtfBytes(write: (text: string) => void): RtfBytes {
  let pending: number[] = [];
  let pendingEncoding = '';
  let pendingIsRaw = false;
  const flush = (): void => {
    if (pending.length === 0) return;
    const bytes = pending;
    pending = [];
    write(decodedBytes(bytes, pendingEncoding, pendingIsRaw));
  };
  return {
    flush,
    add(byte, { encoding, isRaw }) {
      if (pending.length > 0 && (encoding !== pendingEncoding || isRaw !== pendingIsRaw)) {
        // A lead byte is escaped, its second byte often stands as a letter: they are one character.
        if (!(encoding === pendingEncoding && isRaw && MULTI_BYTE.has(encoding))) flush();
      }
      if (pending.length === 0) pendingIsRaw = isRaw;
      pendingEncoding = encoding;
      pending.push(byte);
      // A blank is part of no other character in any encoding.
      if (byte === 0x20 && pending.length >= PENDING) flush();
    },
  };
}
