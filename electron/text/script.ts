export type Script =
  'arabic' | 'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'digit' | 'han' | 'kana' | 'hangul' | 'other';

export type Direction = 'rtl' | 'ltr' | 'neutral';

const SCRIPTS: readonly (readonly [RegExp, Script])[] = [
  [/^\p{Script=Arabic}/u, 'arabic'],
  [/^\p{Script=Latin}/u, 'latin'],
  [/^\p{Script=Cyrillic}/u, 'cyrillic'],
  [/^\p{Script=Greek}/u, 'greek'],
  [/^\p{Script=Hebrew}/u, 'hebrew'],
  [/^\p{Script=Han}/u, 'han'],
  [/^[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'kana'],
  [/^\p{Script=Hangul}/u, 'hangul'],
];

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const TATWEEL_ONLY = /^[^\p{L}\p{Nd}]*\u0640/u;

/**
 * Script of a word, by its first letter; `digit` when it has digits and no letter. Tokens never mix scripts
 * (see `tokenize`), so the first letter speaks for all.
 */
export function scriptOf(word: string): Script {
  if (TATWEEL_ONLY.test(word)) return 'arabic';
  const letter = LETTER.exec(word)?.[0];
  if (letter === undefined) return DIGIT.test(word) ? 'digit' : 'other';
  for (const [pattern, script] of SCRIPTS) if (pattern.test(letter)) return script;
  return 'other';
}

// Strong right-to-left characters are the letters of these scripts (bidi classes R and AL, UAX #9).
const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/** Direction of the first strong character (rules P2 and P3 of UAX #9); `neutral` when there is none. */
export function baseDirection(text: string): Direction {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return 'neutral';
  return RTL_LETTER.test(letter) ? 'rtl' : 'ltr';
}

/**
 * Direction of most letters, for titles: «BBC: وزير الخارجية يزور طهران» is Arabic although it starts in
 * Latin. Equal halves take the first strong letter's direction.
 */
export function majorityDirection(text: string): Direction {
  let balance = 0;
  for (const letter of text.matchAll(/\p{L}/gu)) balance += RTL_LETTER.test(letter[0]) ? 1 : -1;
  if (balance === 0) return baseDirection(text);
  return balance > 0 ? 'rtl' : 'ltr';
}
