/** What a strict reading of bytes as UTF-8 finds. */
export interface Utf8Survey {
  /** Bytes above 0x7F. */
  readonly high: number;
  /** Well-formed sequences of two to four bytes. */
  readonly sequences: number;
  /** Places where a well-formed sequence fails to be. */
  readonly broken: number;
  /** U+FFFD that the text itself holds: not our doing. */
  readonly ownReplacements: number;
}

/** Counts well-formed and broken multi-byte sequences (table 3-7 of the Unicode standard). */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let high = 0;
  let sequences = 0;
  let broken = 0;
  let ownReplacements = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at, lead);
    if (length === 0) {
      broken++;
      high++;
      at++;
      continue;
    }
    sequences++;
    high += length;
    if (lead === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) ownReplacements++;
    at += length;
  }
  return { high, sequences, broken, ownReplacements };
}

/** Length in bytes of the well-formed sequence at `at`, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  const second = bytes[at + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return isTrail(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const top = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= top && isTrail(bytes[at + 2]) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const top = lead === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= top && isTrail(bytes[at + 2]) && isTrail(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
