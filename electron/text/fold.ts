import { foldDigits, foldNumber } from './number.ts';

const ASCII_WORD = /^[\u0000-\u007F]*$/;
const HAS_DIGIT = /\p{Nd}/u;
const PLAIN_ARABIC = /^[\u0621-\u0652]+$/;

/** Same letters: differences of normal form (NFC) and of Latin, Cyrillic or Greek case are none. */
export function exactKey(word: string): string {
  return word.normalize('NFC').toLowerCase();
}

// Invisible inside words: soft hyphen, Arabic letter mark, joiners, bidi controls, word joiner, BOM.
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

// Tashkeel, Quranic marks and tatweel.
const ARABIC_MARK =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]/g;
const HEBREW_MARK = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]/g;

// Letter forms that older files carry, and the Latin ligatures of PDFs (ﬁ). Blanket NFKC would damage x² and
// others, so only these blocks are mapped, character by character.
const COMPATIBILITY = /[\uFB00-\uFB06\uFB1D-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC\uFF01-\uFF9F]/g;

const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ؤ: 'ء',
  ئ: 'ء',
  ٴ: 'ء',
  ی: 'ي',
  ې: 'ي',
  ۍ: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ۃ: 'ة',
};
const ARABIC_LETTER = /[آأإٱٲٳؤئٴیېۍکڪہھەۀۂۃ]/g;

// Letters whose bar or ligature Unicode does not decompose; as in Lucene's ASCIIFoldingFilter.
const EUROPEAN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ё: 'е',
  ς: 'σ',
};
const EUROPEAN_LETTER = /[ßæœøđðħıłþёς]/g;
const ACCENT =
  /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{Mn}*)\p{Mn}|(?<=\p{Script=Cyrillic})[\u0300\u0301]/gu;

// ’ and its kin as ASCII; the half rings that transliterations use for ء and ع are dropped.
const APOSTROPHE = /[‘’ʼ＇׳]/g;
const HALF_RING = /[ʾʿʻ]/g;
const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;

function foldCompatibility(character: string): string {
  const folded = character.normalize('NFKC').trim();
  return folded.includes(' ') ? character : folded;
}

function foldArabic(word: string): string {
  // ىء is how some keyboards write a final ئ (مبادىء = مبادئ).
  return word
    .replace(ARABIC_MARK, '')
    .replaceAll('ىء', 'ء')
    .replace(ARABIC_LETTER, (letter) => ARABIC_LETTERS[letter] ?? letter);
}

// Only accents are decomposed, and the rest is recomposed: й is a letter of its own, not и with a breve.
function foldEuropean(word: string): string {
  const lower = word.toLowerCase().replace(EUROPEAN_LETTER, (letter) => EUROPEAN_LETTERS[letter] ?? letter);
  return lower.normalize('NFD').replace(ACCENT, '').normalize('NFC').replace(HALF_RING, '');
}

/**
 * The key of level `folded`: what differs only by habit of writing has the same key. Dropped: tashkeel,
 * tatweel, niqqud, Latin and Greek accents, invisible characters, thousands separators. One for all: alef
 * seats, hamza seats (ؤ ئ -> ء, so مسؤول = مسئول), Persian ye and kaf, presentation forms, digits, case.
 */
export function foldKey(word: string): string {
  if (PLAIN_ARABIC.test(word)) return foldArabic(word);
  if (ASCII_WORD.test(word)) return foldAscii(word);
  const composed = word.normalize('NFC').replace(INVISIBLE, '').replace(COMPATIBILITY, foldCompatibility);
  const letters = foldEuropean(foldArabic(composed).replace(HEBREW_MARK, ''));
  return foldAscii(letters.replace(APOSTROPHE, "'").replaceAll('״', '"'));
}

function foldAscii(word: string): string {
  const lower = word.toLowerCase();
  if (HAS_DIGIT.test(lower)) return /\p{L}/u.test(lower) ? foldDigits(lower) : foldNumber(lower);
  return ACRONYM.test(lower) ? lower.replaceAll('.', '') : lower;
}

/** A folded key -> the key of level `loose`, in which ى is ي and ة is ه (Egyptian typing). */
export function loosen(folded: string): string {
  return folded.replaceAll('ى', 'ي').replaceAll('ة', 'ه');
}

/** The key of level `loose`: `foldKey` in which ى and ي, ة and ه are one. */
export function looseKey(word: string): string {
  return loosen(foldKey(word));
}
