import { charsetEncoding, codePageEncoding, SYMBOL_CHARSET } from './rtf-charset.ts';

/** A font of the font table: what its bytes mean. */
export interface RtfFont {
  encoding: string;
  isSymbol: boolean;
  name: string;
}

/** The font table, as it is read. */
export interface RtfFonts {
  at(number: number): Readonly<RtfFont> | undefined;
  /** Begins the entry of a font, or goes on with it; answers its number. */
  begin(number: number): number;
  /** Takes a control word of an entry. */
  describe(number: number, word: string, parameter: number): void;
  /** Takes a piece of a font's name. */
  name(number: number, text: string): void;
}

const MAX_NAME = 100;

export function createRtfFonts(): RtfFonts {
  const fonts = new Map<number, RtfFont>();
  return {
    at: (number) => fonts.get(number),
    begin(number) {
      if (!fonts.has(number)) fonts.set(number, { encoding: '', isSymbol: false, name: '' });
      return number;
    },
    describe(number, word, parameter) {
      const font = fonts.get(number);
      if (!font) return;
      if (word === 'fcharset') {
        font.encoding = charsetEncoding(parameter);
        font.isSymbol = parameter === SYMBOL_CHARSET;
      } else if (word === 'cpg') font.encoding = codePageEncoding(parameter) || font.encoding;
    },
    name(number, text) {
      const font = fonts.get(number);
      if (font && font.name.length < MAX_NAME) font.name += text;
    },
  };
}
