// Months as the Maghreb writes them -> as agencies do; CLDR's ar-MA, ar-TN and ar-DZ names.
const VARIANTS: Readonly<Record<string, string>> = {
  جانفي: 'يناير',
  فيفري: 'فبراير',
  افريل: 'ابريل',
  ماي: 'مايو',
  جوان: 'يونيو',
  جويليه: 'يوليو',
  يوليوز: 'يوليو',
  اوت: 'اغسطس',
  غشت: 'اغسطس',
  شتنبر: 'سبتمبر',
  نونبر: 'نوفمبر',
  دجنبر: 'ديسمبر',
};

/** The agencies' spelling of a word (loose letters) that a region writes otherwise; the word itself if none. */
export function spellingVariant(word: string): string {
  return VARIANTS[word] ?? word;
}

// Sounds that Arabic has no letter for, and the letters that stand for them: g, v, p, ch, th.
const LETTERS: Readonly<Record<string, string>> = {
  ج: 'ك',
  غ: 'ك',
  ق: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  ڨ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  ث: 'ت',
};

/** Shorter skeletons are shared by names that have nothing in common (بيروت, بارت). */
const MIN_SKELETON = 4;

/**
 * The consonants of a foreign name, which its spellings share: vowels are written or not (ترامب, ترمب;
 * أمريكا, أميركا) and g has four letters (غوتيريش, جوتيريش). Null when too few are left to tell names apart.
 */
export function spellingSkeleton(word: string): string | null {
  const consonants = word.slice(0, 1) + word.slice(1).replace(/[اويء]/g, '');
  const skeleton = consonants.replace(/[جغقگڭڨڤپث]/g, (letter) => LETTERS[letter] ?? letter);
  return skeleton.length >= MIN_SKELETON ? skeleton : null;
}
