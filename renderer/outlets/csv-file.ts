/** The engine refuses more, bytes. */
export const LARGEST_CSV = 5 * 2 ** 20;

/**
 * The text of a CSV file: UTF-8 or UTF-16 with its mark; what is no UTF-8 is what Excel writes on an Arabic Windows,
 * windows-1256. `encoding` names what it was read as.
 */
export function csvText(bytes: Uint8Array<ArrayBuffer>): {
  readonly text: string;
  readonly encoding: string;
} {
  const [first, second] = bytes;
  const decode = (encoding: string): { text: string; encoding: string } => ({
    text: new TextDecoder(encoding).decode(bytes),
    encoding,
  });
  if (first === 0xff && second === 0xfe) return decode('utf-16le');
  if (first === 0xfe && second === 0xff) return decode('utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decode('windows-1256');
  }
}
