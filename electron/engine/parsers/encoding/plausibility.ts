import { scriptOf, type Script } from '../../../text/script.ts';

// Words of text, with whatever an encoding error would put between their letters.
const RUN = /[^\s\d!-/:-@[-`{-~]+/g;
const LETTER_OR_MARK = /[\p{L}\p{M}]/gu;
const ALPHABETS = /[\p{Script=Arabic}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}]/u;
const ARABIC_LETTER = /[\u0621-\u063A\u0641-\u064A\u067E\u0686\u0698\u06A9\u06AF\u06CC]/g;
const BARE_ARABIC = /^[\u0621-\u065F\u0670-\u06D3«»“”‘’،؛؟ـ\u200C-\u200F]+$/;
const LATIN_BEYOND_ASCII = /[\u00AA-\u024F]/g;
// Turkish in windows-1254 read as windows-1256: its ı and ş become bidi marks, its ğ a tanwin.
const MARK_ON_LATIN = /\p{Script=Latin}[\u200E\u200F\u064B-\u0652]/u;
const CASE_FLIP = /\p{Ll}\p{Lu}/u;
const UNREADABLE = /[\u0000-\u0008\u000E-\u0019\u001C-\u001F\u007F-\u009F\uFFFD]/g;
// What wrong decoding sprinkles inside words, and writers do not.
const SYMBOL_INSIDE =
  /\p{L}[\u00A1-\u00AA\u00AC-\u00B6\u00B8-\u00BA\u00BC-\u00BF\u00D7\u00F7‡†‰‹›„ƒ]+(?=\p{L})/u;
// The commonest particles and the article: they bind what letter statistics alone leave open.
const ARABIC_COMMON = /^(?:[وبفكل]?ال[\u0621-\u064A]{2,}|في|من|على|إلى|عن|أن|إن|ما|لا|هذا|هذه|التي|الذي)$/;

/**
 * How much decoded text looks like writing: about 1 for text in an alphabet, below 0 for bytes read in the wrong
 * encoding. Only runs with a character beyond ASCII speak; without any the answer is 0.5.
 *
 * A wrong 8-bit encoding shows in ways that no orthography has: two scripts or a symbol inside a word, capitals
 * inside words, words of accented letters alone, controls and undefined bytes. Text in the right one shows none.
 */
export function plausibility(text: string): number {
  let sum = 0;
  let weight = 0;
  for (const [run] of text.matchAll(RUN)) {
    if (!hasHigh(run)) continue;
    const length = Math.min(run.length, 40);
    weight += length;
    sum += length * runPlausibility(run);
  }
  return weight === 0 ? 0.5 : sum / weight;
}

const MIN_PARTICLES = 0.05;

/** Whether one word in twenty is a particle, or has the article: so it is in any text in Arabic, and by chance nowhere. */
export function hasArabicParticles(text: string): boolean {
  let words = 0;
  let common = 0;
  for (const [run] of text.matchAll(RUN)) {
    if (!hasHigh(run)) continue;
    words++;
    if (ARABIC_COMMON.test(run)) common++;
  }
  return common > 0 && common >= words * MIN_PARTICLES;
}

function runPlausibility(run: string): number {
  if (countOf(run, UNREADABLE) > 0) return -3;
  if (BARE_ARABIC.test(run)) return ARABIC_COMMON.test(run) ? 1.5 : 1;
  const letters = run.match(LETTER_OR_MARK) ?? [];
  if (letters.length === 0) return 0;
  const scripts = new Set<Script>();
  for (const letter of letters) if (ALPHABETS.test(letter)) scripts.add(scriptOf(letter));
  if (scripts.size > 1) return -2;
  if (MARK_ON_LATIN.test(run)) return -2;
  if (SYMBOL_INSIDE.test(run)) return -1.5;
  if (CASE_FLIP.test(run)) return -1;
  if (scripts.has('latin')) {
    const accented = countOf(run, LATIN_BEYOND_ASCII);
    return accented * 2 > letters.length && letters.length > 1 ? -1 : 0.9;
  }
  if (scripts.has('arabic')) return countOf(run, ARABIC_LETTER) * 2 >= letters.length ? 0.9 : -0.5;
  return 0.8;
}

/** Characters that nobody can read: controls, and U+FFFD. */
export function countUnreadable(text: string): number {
  return countOf(text, UNREADABLE);
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function hasHigh(run: string): boolean {
  for (let at = 0; at < run.length; at++) if (run.charCodeAt(at) > 0x7f) return true;
  return false;
}
