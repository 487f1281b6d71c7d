import { isUtf8 } from 'node:buffer';
import { plausibility } from './plausibility.ts';

// Which encodings programs took UTF-8 for before they wrote it as UTF-8 again: «Ø§Ù„», «ط§ظ„».
const TAKEN_FOR = ['windows-1252', 'windows-1256'];
// Fewer characters might form UTF-8 by chance.
const MIN_HIGH = 12;
// By how much the repaired text must read better.
const MARGIN = 0.5;
const SAMPLE = 4000;

/**
 * The text that UTF-8 taken for an 8-bit encoding and written as UTF-8 a second time once was; null unless every
 * character goes back to well-formed UTF-8 and the outcome reads better beyond doubt. Linear in the length.
 */
export function readTwiceEncoded(text: string): string | null {
  for (const encoding of TAKEN_FOR) {
    const bytes = bytesOf(text, bytesByCharacter(encoding));
    if (bytes === null || !isUtf8(bytes)) continue;
    const repaired = new TextDecoder().decode(bytes);
    if (plausibility(highSample(repaired)) > plausibility(highSample(text)) + MARGIN) return repaired;
  }
  return null;
}

const tables = new Map<string, ReadonlyMap<number, number>>();

/** Bytes above ASCII by the code of their character; C1 controls stand for themselves, as in ISO 8859-1. */
function bytesByCharacter(encoding: string): ReadonlyMap<number, number> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<number, number>();
  for (let byte = 0x80; byte < 0xa0; byte++) table.set(byte, byte);
  for (let byte = 0x80; byte <= 0xff; byte++) {
    table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)).charCodeAt(0), byte);
  }
  tables.set(encoding, table);
  return table;
}

/** null as soon as a character has no byte, or the bytes are no UTF-8; text that was encoded once fails at once. */
function bytesOf(text: string, table: ReadonlyMap<number, number>): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  let high = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 ? code : table.get(code);
    if (byte === undefined) return null;
    const isTrail = (byte & 0xc0) === 0x80;
    // A trail byte after ASCII, a lead byte without one: no UTF-8.
    if ((isTrail && before < 0x80) || (!isTrail && before >= 0xc0)) return null;
    if (byte >= 0x80) high++;
    bytes[at] = byte;
    before = byte;
  }
  return high >= MIN_HIGH ? bytes : null;
}

function highSample(text: string): string {
  const first = text.search(/[^\0-\x7F]/);
  return text.slice(Math.max(first, 0), Math.max(first, 0) + SAMPLE);
}
