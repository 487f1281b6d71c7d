const SAMPLE = 16 * 1024;

/**
 * Whether bytes without a byte order mark are UTF-16, and which. In UTF-16 text one byte of each pair is the
 * block (00 Latin, 06 Arabic, 04 Cyrillic ...): nearly all pairs share very few blocks, and the other byte varies.
 * Neither 8-bit text nor UTF-8 has that.
 */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 8) return null;
  const even = new Uint32Array(256);
  const odd = new Uint32Array(256);
  for (let at = 0; at < length; at += 2) {
    even[bytes[at] ?? 0] = (even[bytes[at] ?? 0] ?? 0) + 1;
    odd[bytes[at + 1] ?? 0] = (odd[bytes[at + 1] ?? 0] ?? 0) + 1;
  }
  const pairs = length / 2;
  const big = blockShare(even) / pairs;
  const little = blockShare(odd) / pairs;
  // The letters' own bytes must not crowd into the blocks as well, as in a file of zeros.
  if (big >= MIN_SHARE && little < MAX_OTHER_SHARE) return 'utf-16be';
  if (little >= MIN_SHARE && big < MAX_OTHER_SHARE) return 'utf-16le';
  return null;
}

const MIN_SHARE = 0.9;
const MAX_OTHER_SHARE = 0.3;

// First bytes of the blocks that alphabetic scripts and general punctuation live in, Arabic presentation forms included.
const BLOCKS = [0x00, 0x01, 0x03, 0x04, 0x05, 0x06, 0x07, 0x20, 0xfb, 0xfc, 0xfd, 0xfe];

function blockShare(counts: Uint32Array): number {
  // 0x20 is also the blank, 0x00 and 0x06 are what no 8-bit text has: they must be there.
  const controls = BLOCKS.reduce((sum, block) => sum + (block < 0x08 ? (counts[block] ?? 0) : 0), 0);
  const all = BLOCKS.reduce((sum, block) => sum + (counts[block] ?? 0), 0);
  return controls >= all * 0.6 ? all : 0;
}
