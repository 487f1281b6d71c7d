/**
 * A word with its marks and invisible characters, or a number with its separators (`1,234.5`, `٣٫٥`); line ends;
 * blanks; an emoji of however many parts; any other character with its marks.
 */
const TOKEN =
  /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|(?<=\p{N})[.,٫٬](?=\p{N}))*|\n+|[^\S\n]+|\p{RGI_Emoji}[\p{M}\p{Cf}]*|[^][\p{M}\p{Cf}]*/gv;

const PARAGRAPH = /[^\n]*\n+|[^\n]+/g;

/** What a comparison of two texts takes for its units; joined they are the text. Line ends are tokens of their own. */
export function wordTokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Paragraphs, each with the line ends behind it; joined they are the text. */
export function paragraphTokens(text: string): string[] {
  return text.match(PARAGRAPH) ?? [];
}
