import { decodeAs } from '../../../../electron/engine/parsers/encoding/known-encoding.ts';

/** Bytes of `text` in an 8-bit encoding, by the inverse of the decoder; throws for characters it lacks. */
export function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const character = decodeAs(Uint8Array.of(byte), encoding);
    if (character !== '\uFFFD' && !bytes.has(character)) bytes.set(character, byte);
  }
  return Uint8Array.from([...text], (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

export function encodeUtf16(text: string, order: 'le' | 'be', withBom: boolean): Uint8Array {
  const little = Buffer.from((withBom ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'le' ? little : little.swap16();
}

/** Bytes of `text` in a double-byte encoding of East Asia, by the inverse of the platform's own decoder. */
export function encodeDoubleByte(text: string, encoding: string): Uint8Array {
  const wanted = new Set(text);
  const bytes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (wanted.has(character) && !bytes.has(character)) bytes.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const found = character < '\x80' ? [character.charCodeAt(0)] : bytes.get(character);
      if (!found) throw new Error(`${encoding} has no ${character}`);
      return found;
    }),
  );
}

export function encodeUtf32(text: string, order: 'le' | 'be'): Uint8Array {
  const points = [0xfeff, ...[...text].map((character) => character.codePointAt(0) ?? 0)];
  const bytes = new DataView(new ArrayBuffer(points.length * 4));
  points.forEach((point, at) => bytes.setUint32(at * 4, point, order === 'le'));
  return new Uint8Array(bytes.buffer);
}
