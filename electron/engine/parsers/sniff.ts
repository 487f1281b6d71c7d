import { looksLikeUtf16 } from './utf16.ts';

/** What a file is by its bytes. `binary` carries no text; `unsupported` is a format that no parser reads yet. */
export type Sniffed =
  | { readonly kind: 'text' }
  | { readonly kind: 'binary'; readonly format: string }
  | { readonly kind: 'unsupported'; readonly format: string };

interface Signature {
  readonly format: string;
  readonly kind: 'binary' | 'unsupported';
  readonly magic: readonly number[];
  readonly at?: number;
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

// From the formats' own specifications; `unsupported` holds text or pictures of text, `binary` never does.
const SIGNATURES: readonly Signature[] = [
  { format: 'pdf', kind: 'unsupported', magic: ascii('%PDF-') },
  { format: 'ole', kind: 'unsupported', magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: 'rtf', kind: 'unsupported', magic: ascii('{\\rtf') },
  { format: 'gzip', kind: 'unsupported', magic: [0x1f, 0x8b] },
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
    if (startsWith(bytes, magic, at)) return { kind, format };
  }
  if (isZip(bytes)) return { kind: 'unsupported', format: zipFormat(bytes) };
  if (isPortableExecutable(bytes)) return { kind: 'binary', format: 'exe' };
  if (isBitmap(bytes)) return { kind: 'unsupported', format: 'bmp' };
  if (!hasUtf16Bom(bytes) && !looksLikeUtf16(bytes) && controlShare(bytes) > MAX_CONTROL_SHARE) {
    return { kind: 'binary', format: '' };
  }
  return { kind: 'text' };
}

// Text has none of these controls but a stray one; machine code and compressed data have them by the dozen.
const MAX_CONTROL_SHARE = 0.02;
const SAMPLE = 64 * 1024;

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
    for (const byte of sample) if (isForeignControl(byte)) controls++;
  }
  return total === 0 ? 0 : controls / total;
}

/** A C0 control that texts do not hold: not TAB, LF, VT, FF, CR, SUB (DOS's end of file) or ESC (ISO 2022). */
function isForeignControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b);
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at: number): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

function hasUtf16Bom(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
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
  if (declared.startsWith('vnd.oasis.opendocument')) return 'opendocument';
  if (head.includes('word/')) return 'docx';
  if (head.includes('xl/')) return 'xlsx';
  if (head.includes('ppt/')) return 'pptx';
  return head.includes('[Content_Types].xml') ? 'ooxml' : 'zip';
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

// https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type, and a few that saved pages start with.
const HTML_START =
  /^(?:<!doctype html|<(?:html|head|body|title|meta|link|script|style|iframe|h[1-6]|div|font|table|a|b|p|br|ul|ol|article|section|main)[\s>/])/i;
const SKIPPED_BEFORE_MARKUP = /^(?:\s+|<!--[\s\S]*?-->|<\?xml[^>]*\?>|<!doctype html[^>]*>)+/i;
const ANY_ELEMENT =
  /<(?:html|body|div|p|span|a|b|i|strong|em|img|blockquote|h[1-6]|br|table|ul|ol|li|article)\b[^>]*>/i;

/** Which text format a decoded file is, by its first `head` characters; the name decides only for fragments. */
export function sniffText(head: string, name: string): 'txt' | 'html' | { readonly unsupported: string } {
  const start = head.replace(/^\uFEFF/, '');
  if (/^\s*<!doctype html/i.test(start)) return 'html';
  const markup = start.replace(SKIPPED_BEFORE_MARKUP, '');
  if (HTML_START.test(markup)) return 'html';
  if (/^\s*<\?xml/.test(start)) return { unsupported: xmlFormat(markup) };
  if (isMail(start)) return { unsupported: /multipart\/related/i.test(start) ? 'mhtml' : 'eml' };
  if (/\.x?html?$/i.test(name) && ANY_ELEMENT.test(start)) return 'html';
  return 'txt';
}

function xmlFormat(markup: string): string {
  const root = /<([A-Za-z][\w:.-]{0,40})/.exec(markup)?.[1]?.toLowerCase() ?? '';
  return ['svg', 'rss', 'nitf', 'newsml', 'newsitem'].includes(root) ? root : 'xml';
}

/** A MIME message (RFC 2045): header lines only, MIME-Version and Content-Type among them. */
function isMail(start: string): boolean {
  const header = start.slice(0, 8192).split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (!/^MIME-Version:/im.test(header) || !/^Content-Type:/im.test(header)) return false;
  return header.split(/\r?\n/).every((line) => /^(?:[!-9;-~]+:|[ \t]|From )/.test(line));
}
