/** Marks alone: they stand on the letter that they belong to. */
const MARKS_ONLY = /^\p{M}+$/u;
const PRESENTATION_FORMS = /[\uFB00-\uFB06\uFB13-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/g;
// Carriers of marks (U+FE70-FE7F) decompose into a space or tatweel and the mark, which alone is meant.
const MARK_CARRIER = /^[ \u0640](?=\p{M})/u;
// Controls, unmapped glyphs, bidi controls, joiners but for the non-joiner, which Persian words need.
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u061C\u200B\u200D-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g;
const SPACES = /[\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;
// Bullets of the Symbol and Wingdings fonts, which PDFs carry in the private use area.
const SYMBOL_BULLETS = /[\uF0A7\uF0B7\uF0D8\uF0FC\uF076]/g;

/**
 * What a glyph says: presentation forms as letters (a lam-alef ligature as two), ligatures of Latin as letters, any
 * space as a plain one, no controls. '' for a glyph without text.
 */
export function glyphText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(SYMBOL_BULLETS, '•')
    .replace(PRESENTATION_FORMS, (form) => form.normalize('NFKC').replace(MARK_CARRIER, ''));
}

export function isMark(text: string): boolean {
  return MARKS_ONLY.test(text);
}

/** Marks of one letter as they are typed: shadda first, then vowels. */
export function typedMarks(marks: string): string {
  return marks.includes('\u0651') ? `\u0651${marks.replaceAll('\u0651', '')}` : marks;
}

// A stretched line between two letters is layout; a tatweel at a word's edge (الـ27, هـ) is spelling.
const STRETCH =
  /(?<=[\u0620-\u063F\u0641-\u064A\u066E-\u06D3\u064B-\u0652])\u0640+(?=[\u0620-\u063F\u0641-\u0652\u066E-\u06D3])/g;

/** A text without the tatweels that justify a line. */
export function withoutStretch(text: string): string {
  return text.replace(STRETCH, '');
}
