/** How the directory of a compound file (MS-CFB, 2.6.1) names what it holds: UTF-16. */
const STREAMS: readonly (readonly [name: string, format: string])[] = [
  // A password-protected document of any newer Office program (MS-OFFCRYPTO, 2.3.4).
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['PowerPoint Document', 'ppt'],
  ['__substg1.0_', 'msg'],
];

/** What kind of old Office file this is, by the streams in it: `doc`, `xls`, `ppt`, `msg`, `encrypted`; `ole` for any other. */
export function compoundFileFormat(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return STREAMS.find(([name]) => buffer.includes(Buffer.from(name, 'utf16le')))?.[1] ?? 'ole';
}
