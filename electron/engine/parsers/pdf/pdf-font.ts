import { isVector, numberOf } from './matrix.ts';

export interface Font {
  readonly vertical: boolean;
  readonly bold: boolean;
  /** Glyph units to text units. */
  readonly scale: number;
}

export const NO_FONT: Font = { vertical: false, bold: false, scale: 0.001 };

/** What of pdf.js' font the places of its glyphs depend on. */
export function fontOf(font: unknown): Font {
  if (typeof font !== 'object' || font === null) return NO_FONT;
  const read = (name: string): unknown => Reflect.get(font, name);
  const matrix = read('fontMatrix');
  const scale = isVector(matrix) ? numberOf(matrix[0]) : 0;
  return {
    vertical: read('vertical') === true,
    bold: read('bold') === true || read('black') === true,
    scale: scale === 0 ? NO_FONT.scale : Math.abs(scale),
  };
}

/** What pdf.js shows of a glyph: its text, and its width in glyph units. */
export function glyphOf(
  glyph: unknown,
  vertical: boolean,
): { unicode: string; width: number; isSpace: boolean } {
  if (typeof glyph !== 'object' || glyph === null) return { unicode: '', width: 0, isSpace: false };
  const read = (name: string): unknown => Reflect.get(glyph, name);
  const unicode = read('unicode');
  const metric = read('vmetric');
  return {
    unicode: typeof unicode === 'string' ? unicode : '',
    // A vertical advance points down, that is below zero.
    width: vertical ? (isVector(metric) ? numberOf(metric[0]) : -1000) : numberOf(read('width')),
    isSpace: read('isSpace') === true,
  };
}
