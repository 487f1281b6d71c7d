import { byteOrderMark } from '../encoding/byte-order-mark.ts';
import { looksLikeUtf16 } from '../encoding/utf16.ts';
import { compoundFileFormat } from './compound-file.ts';
import { isWacz } from './container-signs.ts';
import { FORMATS, type Format } from '../parser-host.ts';

/**
 * What a file is by its bytes. `read` has a reader, `binary` carries no text, `unsupported` is a format that has no
 * reader.
 */
export type Sniffed =
  | { readonly kind: 'text' }
  | { readonly kind: 'read'; readonly format: Format }
  | { readonly kind: 'binary'; readonly format: string }
  | { readonly kind: 'unsupported'; readonly format: string };

interface Signature {
  readonly format: string;
  readonly kind: 'binary' | 'unsupported' | 'read';
  readonly magic: readonly number[];
  readonly at?: number;
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

// From the formats' own specifications; `unsupported` holds text or pictures of text, `binary` never does.
const SIGNATURES: readonly Signature[] = [
  { format: 'pdf', kind: 'read', magic: ascii('%PDF-') },
  { format: 'ole', kind: 'unsupported', magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: 'rtf', kind: 'read', magic: ascii('{\\rtf') },
  { format: 'warc', kind: 'read', magic: ascii('WARC/') },
  { format: 'gzip', kind: 'read', magic: [0x1f, 0x8b] },
  { format: 'bzip2', kind: 'unsupported', magic: ascii('BZh') },
  { format: 'xz', kind: 'unsupported', magic: [0xfd, ...ascii('7zXZ'), 0] },
  { format: 'zstd', kind: 'unsupported', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { format: '7z', kind: 'unsupported', magic: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c] },
  { format: 'rar', kind: 'unsupported', magic: ascii('Rar!\x1a\x07') },
  { format: 'tar', kind: 'unsupported', magic: ascii('ustar'), at: 257 },
  { format: 'png', kind: 'unsupported', magic: [0x89, ...ascii('PNG\r\n\x1a\n')] },
  { format: 'jpeg', kind: 'unsupported', magic: [0xff, 0xd8, 0xff] },
  { format: 'gif', kind: 'unsupported', magic: ascii('GIF8') },
  { format: 'tiff', kind: 'unsupported', magic: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'tiff', kind: 'unsupported', magic: [0x4d, 0x4d, 0x00, 0x2a] },
  { format: 'webp', kind: 'unsupported', magic: ascii('WEBP'), at: 8 },
  { format: 'djvu', kind: 'unsupported', magic: ascii('AT&TFORM') },
  { format: 'elf', kind: 'binary', magic: [0x7f, ...ascii('ELF')] },
  { format: 'mach-o', kind: 'binary', magic: [0xcf, 0xfa, 0xed, 0xfe] },
  { format: 'java-class', kind: 'binary', magic: [0xca, 0xfe, 0xba, 0xbe] },
  { format: 'wasm', kind: 'binary', magic: [0x00, ...ascii('asm')] },
  { format: 'sqlite', kind: 'binary', magic: ascii('SQLite format 3\0') },
  { format: 'mp3', kind: 'binary', magic: ascii('ID3') },
  { format: 'ogg', kind: 'binary', magic: ascii('OggS') },
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].map((brand): Signature => {
    return { format: 'heic', kind: 'unsupported', magic: ascii(`ftyp${brand}`), at: 4 };
  }),
  { format: 'mp4', kind: 'binary', magic: ascii('ftyp'), at: 4 },
];

/** Sniffs a file by its bytes alone; `bytes` may be only its start. */
export function sniff(bytes: Uint8Array): Sniffed {
  for (const { magic, at = 0, kind, format } of SIGNATURES) {
    if (!startsWith(bytes, magic, at)) continue;
    if (format === 'ole') return { kind: 'unsupported', format: compoundFileFormat(bytes) };
    return kind === 'read' && isFormat(format)
      ? { kind, format }
      : { kind: kind === 'read' ? 'unsupported' : kind, format };
  }
  if (isZip(bytes)) {
    const format = zipFormat(bytes);
    return isFormat(format) ? { kind: 'read', format } : { kind: 'unsupported', format };
  }
  if (isPortableExecutable(bytes)) return { kind: 'binary', format: 'exe' };
  if (isBitmap(bytes)) return { kind: 'unsupported', format: 'bmp' };
  if (!hasWideMark(bytes) && !looksLikeUtf16(bytes) && controlShare(bytes) > MAX_CONTROL_SHARE) {
    return { kind: 'binary', format: '' };
  }
  return { kind: 'text' };
}

// Text has none of these controls but a stray one; machine code and compressed data have them by the dozen.
const MAX_CONTROL_SHARE = 0.02;
const SAMPLE = 16 * 1024;

/** Share of bytes, in samples of the start, the middle and the end, that are C0 controls no text has. */
function controlShare(bytes: Uint8Array): number {
  const middle = Math.floor(bytes.length / 2);
  const samples =
    bytes.length <= 3 * SAMPLE
      ? [bytes]
      : [
          bytes.subarray(0, SAMPLE),
          bytes.subarray(middle, middle + SAMPLE),
          bytes.subarray(bytes.length - SAMPLE),
        ];
  let controls = 0;
  let total = 0;
  for (const sample of samples) {
    total += sample.length;
    for (let at = 0; at < sample.length; at++) controls += FOREIGN_CONTROLS[sample[at] ?? 0] ?? 0;
  }
  return total === 0 ? 0 : controls / total;
}

/** A C0 control that texts do not hold: not TAB, LF, VT, FF, CR, SUB (DOS's end of file) or ESC (ISO 2022). */
function isForeignControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b);
}

const FOREIGN_CONTROLS = Uint8Array.from({ length: 256 }, (_, byte) => (isForeignControl(byte) ? 1 : 0));

function startsWith(bytes: Uint8Array, magic: readonly number[], at: number): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

/** UTF-16 and UTF-32 are full of what elsewhere are controls. */
function hasWideMark(bytes: Uint8Array): boolean {
  return /^utf-(?:16|32)/.test(byteOrderMark(bytes));
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04], 0) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06], 0);
}

/** Which zip-based format, by the names of its first entries (OOXML, OpenDocument and EPUB fix them). */
function zipFormat(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const declared = /mimetypeapplication\/([a-z.+-]+)/.exec(head)?.[1] ?? '';
  if (declared === 'epub+zip') return 'epub';
  if (declared.startsWith('vnd.oasis.opendocument.text')) return 'odt';
  if (declared.startsWith('vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (declared.startsWith('vnd.oasis.opendocument.presentation')) return 'odp';
  if (declared.startsWith('vnd.oasis.opendocument')) return 'opendocument';
  if (isWacz(bytes)) return 'wacz';
  if (/(?:^|[^\w./ -])word\//.test(head)) return 'docx';
  if (/(?:^|[^\w./ -])xl\//.test(head)) return head.includes('xl/workbook.bin') ? 'xlsb' : 'xlsx';
  if (/(?:^|[^\w./ -])ppt\//.test(head)) return 'pptx';
  if (!head.includes('[Content_Types].xml')) return 'zip';
  // A preview picture may lie before the text; the list of entries at the end names both.
  const list = Buffer.from(bytes.subarray(-SAMPLE)).toString('latin1');
  if (list.includes('word/document')) return 'docx';
  if (list.includes('xl/workbook.xml')) return 'xlsx';
  return list.includes('ppt/presentation') ? 'pptx' : 'ooxml';
}

/** `MZ`, and a PE header where offset 0x3c says: two letters alone may well begin a text. */
function isPortableExecutable(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x4d, 0x5a], 0) || bytes.length < 0x40) return false;
  const header = (bytes[0x3c] ?? 0) | ((bytes[0x3d] ?? 0) << 8);
  return startsWith(bytes, [0x50, 0x45, 0, 0], header);
}

/** `BM`, four reserved zero bytes, and the size of a known header after them: two letters alone may well begin a text. */
function isBitmap(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, ascii('BM'), 0) || !startsWith(bytes, [0, 0, 0, 0], 6)) return false;
  const header = (bytes[14] ?? 0) | ((bytes[15] ?? 0) << 8);
  return [12, 40, 52, 56, 64, 108, 124].includes(header);
}

function isFormat(name: string): name is Format {
  return (FORMATS as readonly string[]).includes(name);
}
