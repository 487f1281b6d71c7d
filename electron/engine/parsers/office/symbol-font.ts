// Letters of the font "Symbol", from 0x41 and 0x61 on (Adobe Symbol encoding, Unicode's ADOBE/symbol.txt).
const CAPITALS = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const SMALL = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const SIGNS: ReadonlyMap<number, string> = new Map([
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xac, '←'],
  [0xae, '→'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xbc, '…'],
  [0xd2, '®'],
  [0xd3, '©'],
  [0xd4, '™'],
]);
// The few pictures of Wingdings that stand for a sign of a text.
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x6c, '•'],
  [0x6e, '▪'],
  [0xa7, '▪'],
  [0xe0, '→'],
  [0xdf, '←'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfe, '☑'],
  [0xa8, '☐'],
]);

/**
 * The character that a symbol font shows for a code; symbols lie at 0xF000 to 0xF0FF or at the low byte alone. '' for
 * a picture that stands for no text. A code outside of both ranges is a character already.
 */
export function symbolText(code: number, font: string): string {
  if (code > 0xff && (code < 0xf000 || code > 0xf0ff)) {
    return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '';
  }
  const byte = code & 0xff;
  if (/^wingdings|^webdings|dingbats/i.test(font)) return WINGDINGS.get(byte) ?? '';
  if (byte >= 0x41 && byte <= 0x5a) return CAPITALS[byte - 0x41] ?? '';
  if (byte >= 0x61 && byte <= 0x7a) return SMALL[byte - 0x61] ?? '';
  if (byte >= 0x20 && byte < 0x40) return String.fromCharCode(byte);
  return SIGNS.get(byte) ?? '';
}
