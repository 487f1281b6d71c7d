/** A glyph or a cluster of them as it stands on a page. Units: points (1/72 inch); y grows downwards. */
export interface Glyph {
  /** In logical order; several characters for a ligature. */
  readonly text: string;
  /** Left and right edge of its advance, along the line. */
  readonly left: number;
  readonly right: number;
  /** The line that it stands on. */
  readonly baseline: number;
  /** Of its font, as it appears. */
  readonly size: number;
  readonly bold: boolean;
}

/** What is read in one direction of a page: the upright text first, then what is turned by 90, 180, 270 degrees. */
export interface PageGlyphs {
  readonly width: number;
  readonly height: number;
  /** In the order of the file, by quarter turns. */
  readonly turns: readonly (readonly Glyph[])[];
}
