/**
 * What a character is to the tokenizer. The letter classes are scripts, because a token never mixes two of
 * them; the rest says how a character behaves between letters.
 */
export const CharacterClass = {
  unknown: 0,
  /** Ends a token: blanks, punctuation, symbols, emoji. */
  break: 1,
  latin: 2,
  arabic: 3,
  cyrillic: 4,
  greek: 5,
  hebrew: 6,
  hangul: 7,
  /** Letters of any other script that puts blanks between words. */
  otherLetter: 8,
  /** Letters of scripts without blanks between words; `Intl.Segmenter` finds the words. */
  unspaced: 9,
  digit: 10,
  /** Combining mark: belongs to the letter before it. */
  mark: 11,
  /** Invisible: joiners, soft hyphen, bidi controls. Inside a word it is part of the span, at its ends not. */
  format: 12,
} as const;

export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

const TATWEEL = 0x0640;

// Checked in this order. Script_Extensions where a letter is shared within a family (ー is "Common").
const PATTERNS: readonly (readonly [RegExp, CharacterClass])[] = [
  [/^\p{Nd}/u, CharacterClass.digit],
  [/^(?=[\p{L}\p{M}])[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u, CharacterClass.unspaced],
  [/^\p{M}/u, CharacterClass.mark],
  [/^(?:\p{Cf}|\u200B)/u, CharacterClass.format],
  [/^(?![\p{L}\p{Nl}])/u, CharacterClass.break],
  [/^\p{Script=Arabic}/u, CharacterClass.arabic],
  [/^[\p{Script=Latin}\u02B0-\u02FF]/u, CharacterClass.latin],
  [/^\p{Script=Cyrillic}/u, CharacterClass.cyrillic],
  [/^\p{Script=Greek}/u, CharacterClass.greek],
  [/^\p{Script=Hebrew}/u, CharacterClass.hebrew],
  [/^[\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u, CharacterClass.unspaced],
  [/^\p{Script=Hangul}/u, CharacterClass.hangul],
];

function classify(codePoint: number): CharacterClass {
  if (codePoint === TATWEEL) return CharacterClass.arabic;
  const character = String.fromCodePoint(codePoint);
  for (const [pattern, characterClass] of PATTERNS) if (pattern.test(character)) return characterClass;
  return CharacterClass.otherLetter;
}

// Classifying by property regular expressions costs microseconds, so each character of the BMP is asked once.
const known = new Uint8Array(0x10000);

/** Class of a code point. Surrogate halves alone are `break`. */
export function characterClass(codePoint: number): CharacterClass {
  if (codePoint > 0xffff) return classify(codePoint);
  const cached = known[codePoint] as CharacterClass;
  if (cached !== CharacterClass.unknown) return cached;
  const found = codePoint >= 0xd800 && codePoint <= 0xdfff ? CharacterClass.break : classify(codePoint);
  known[codePoint] = found;
  return found;
}

/** Whether a class is one of the scripts whose letters make words by themselves. */
export function isLetterClass(characterClass: CharacterClass): boolean {
  return characterClass >= CharacterClass.latin && characterClass <= CharacterClass.otherLetter;
}
