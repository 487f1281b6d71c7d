// Windows charset numbers of a font table (RTF 1.9.1, "Font table"), as WHATWG names.
const CHARSETS: ReadonlyMap<number, string> = new Map([
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [130, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
]);
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [708, 'iso-8859-6'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [28_596, 'iso-8859-6'],
  [54_936, 'gb18030'],
  [65_001, 'utf-8'],
]);

export const SYMBOL_CHARSET = 2;

/** WHATWG name of a font's `\fcharset`; '' for those that mean the document's own (0, 1, 255). */
export function charsetEncoding(charset: number): string {
  return CHARSETS.get(charset) ?? '';
}

/** WHATWG name of a Windows code page (`\ansicpg`, `\cpg`); '' for one that is not known. */
export function codePageEncoding(page: number): string {
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return CODE_PAGES.get(page) ?? '';
}

// Primary languages of Windows' language numbers (MS-LCID, 2.2), of those that the press is read in.
const LANGUAGES: ReadonlyMap<number, string> = new Map([
  [0x01, 'ar'],
  [0x04, 'zh'],
  [0x07, 'de'],
  [0x09, 'en'],
  [0x0a, 'es'],
  [0x0c, 'fr'],
  [0x0d, 'he'],
  [0x10, 'it'],
  [0x11, 'ja'],
  [0x12, 'ko'],
  [0x16, 'pt'],
  [0x19, 'ru'],
  [0x1f, 'tr'],
  [0x20, 'ur'],
  [0x29, 'fa'],
]);

/** BCP 47 subtag of a Windows language number; '' for one that is not known. */
export function windowsLanguage(number: number): string {
  return LANGUAGES.get(number & 0x3ff) ?? '';
}
