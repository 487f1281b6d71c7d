// Code points of the zeros of the decimal digits in use (Unicode general category Nd, BMP); each is followed
// by its nine sisters.
const ZEROS: readonly number[] = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

const ASCII_ZERO = 0x30;

const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;

/** Digits of every script as ASCII digits, the rest unchanged. Keeps the length in UTF-16 units (BMP only). */
export function foldDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, (digit) => {
    const codePoint = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((candidate) => codePoint >= candidate && codePoint < candidate + 10);
    return zero === undefined ? digit : String.fromCharCode(ASCII_ZERO + codePoint - zero);
  });
}

const THOUSANDS = /^\d{1,3}(?:([,٬'’])\d{3})(?:\1\d{3})*(?:[.٫]\d+)?$/;
const DOTTED_THOUSANDS = /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/;
const DECIMAL = /^\d+(?:[.٫]\d+|,\d{1,2})$/;

/**
 * Whether digit groups with the separators between them (`1,234.5`, `٣٫٥`) are one number. Dates (12.09.2020)
 * and lists (2018,2019) are not.
 */
export function isOneNumber(groups: string): boolean {
  const ascii = foldDigits(groups);
  return THOUSANDS.test(ascii) || DOTTED_THOUSANDS.test(ascii) || DECIMAL.test(ascii);
}

/** A number as one token -> ASCII digits without thousands separators and with a decimal point: ١٬٢٣٤٫٥ -> 1234.5. */
export function foldNumber(token: string): string {
  const ascii = foldDigits(token);
  if (THOUSANDS.test(ascii)) return ascii.replace(/[,٬'’]/g, '').replace('٫', '.');
  if (DOTTED_THOUSANDS.test(ascii)) return ascii.replaceAll('.', '').replace(',', '.');
  if (DECIMAL.test(ascii)) return ascii.replace(/[,٫]/, '.');
  return ascii;
}
