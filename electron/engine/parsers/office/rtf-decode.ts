/** Bytes as text. Some programs write UTF-8 as it is, whatever they declare: that happens to no other text by chance. */
export function decodedBytes(bytes: readonly number[], encoding: string, isRaw: boolean): string {
  if (bytes.length < 1000 && bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  const whole = Uint8Array.from(bytes);
  if (isRaw) {
    try {
      return STRICT_UTF8.decode(whole);
    } catch {
      return decoderOf(encoding).decode(whole);
    }
  }
  return decoderOf(encoding).decode(whole);
}

type Decoder = InstanceType<typeof TextDecoder>;

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decoders = new Map<string, Decoder>();

function decoderOf(encoding: string): Decoder {
  const known = decoders.get(encoding);
  if (known) return known;
  const made = new TextDecoder(encoding, { ignoreBOM: true });
  decoders.set(encoding, made);
  return made;
}
