/**
 * Encodings that a browser's and Node's TextDecoder read (https://encoding.spec.whatwg.org/#names-and-labels), by
 * where they are met in the press, and MacArabic; the likeliest first. The Arabic DOS code pages are not among them.
 */
export const ENCODINGS = [
  { region: 'arabic', names: ['windows-1256', 'iso-8859-6', 'x-mac-arabic'] },
  { region: 'unicode', names: ['utf-8', 'utf-16le', 'utf-16be'] },
  { region: 'western', names: ['windows-1252', 'iso-8859-15', 'macintosh'] },
  { region: 'turkish', names: ['windows-1254'] },
  {
    region: 'cyrillic',
    names: ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
  },
  { region: 'hebrew', names: ['windows-1255', 'iso-8859-8'] },
  { region: 'greek', names: ['windows-1253', 'iso-8859-7'] },
  { region: 'central', names: ['windows-1250', 'iso-8859-2', 'windows-1257'] },
  {
    region: 'asian',
    names: ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-874', 'windows-1258'],
  },
] as const;

export const ENCODING_NAMES: readonly string[] = ENCODINGS.flatMap(({ names }) => [...names]);
