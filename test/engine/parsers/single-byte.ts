/** Bytes of `text` in an 8-bit encoding, by the inverse of the platform's own decoder; throws for characters it lacks. */
export function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const character = decoder.decode(Uint8Array.of(byte));
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
