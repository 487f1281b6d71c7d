import { decodeMacArabic } from './mac-arabic.ts';
import { decodeUtf32 } from './utf32.ts';

// What is read here beyond the WHATWG Encoding Standard, by the labels that programs write.
const OWN_LABELS: ReadonlyMap<string, string> = new Map([
  ['x-mac-arabic', 'x-mac-arabic'],
  ['x-macarabic', 'x-mac-arabic'],
  ['mac-arabic', 'x-mac-arabic'],
  ['macarabic', 'x-mac-arabic'],
  ['utf-32', 'utf-32le'],
  ['utf-32le', 'utf-32le'],
  ['utf-32be', 'utf-32be'],
]);

const OWN_DECODERS: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'x-mac-arabic': decodeMacArabic,
  'utf-32le': (bytes) => decodeUtf32(bytes, true),
  'utf-32be': (bytes) => decodeUtf32(bytes, false),
};

/**
 * The one name of an encoding that is read here (`windows-1256`, `x-mac-arabic`), by any label of it; '' for others.
 * The names are WHATWG's, with MacArabic and UTF-32 beside them.
 */
export function knownEncoding(label: string): string {
  const own = OWN_LABELS.get(label.trim().toLowerCase());
  if (own !== undefined) return own;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return '';
  }
}

/** Bytes as text without a byte order mark, U+FFFD for what cannot be read; `encoding` is a name from `knownEncoding`. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  return OWN_DECODERS[encoding]?.(bytes) ?? new TextDecoder(encoding).decode(bytes);
}
