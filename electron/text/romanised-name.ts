/**
 * Whether a Latin name is an Arabic one in Latin letters, as the press writes them: Asharq Al-Awsat, El Djazira,
 * Ash-Shorouk. The Arabic word is read as a pattern: each consonant has its usual Latin spellings, long vowels must
 * be there, one short vowel may stand between consonants. Names are given as keys (text/outlet-name.ts), in which
 * ى is ي and ة is ه.
 */

interface Unit {
  readonly spellings: readonly string[];
  /** The last letter of its word: a long vowel before it is never a short one (الشرق is not Shorouk). */
  readonly isLast: boolean;
}

const CONSONANTS: Readonly<Record<string, readonly string[]>> = {
  ب: ['b', 'p'],
  پ: ['p'],
  ت: ['t', 'th'],
  ث: ['th', 't', 's'],
  ج: ['j', 'g', 'dj'],
  چ: ['ch', 'tch'],
  ح: ['h'],
  خ: ['kh'],
  د: ['d'],
  ذ: ['dh', 'th', 'z', 'd'],
  ر: ['r'],
  ز: ['z'],
  ژ: ['zh', 'j'],
  س: ['s'],
  ش: ['sh', 'ch'],
  ص: ['s'],
  ض: ['d', 'dh'],
  ط: ['t'],
  ظ: ['z', 'dh', 'th'],
  غ: ['gh', 'g'],
  ف: ['f', 'ph', 'v'],
  ڤ: ['v'],
  ق: ['q', 'k', 'g'],
  ك: ['k', 'c', 'q'],
  گ: ['g'],
  ل: ['l'],
  م: ['m'],
  ن: ['n'],
  ه: ['h'],
};
const VOWELS: Readonly<Record<string, readonly string[]>> = {
  ا: ['a', 'aa'],
  و: ['w', 'o', 'u', 'ou', 'oo', 'au', 'aw', 'ow'],
  ي: ['y', 'i', 'ee', 'ie', 'ei', 'ai', 'ay', 'ey', 'e', 'iy', 'iyy'],
  ع: ['', 'a', 'aa', 'e', 'i', 'o', 'u'],
  ء: ['', 'a', 'e', 'i', 'o', 'u'],
};
const FINAL_HEH = ['', 'a', 'ah', 'e', 'eh', 'at', 'et', 't', 'h'];
const FIRST_ALEF = ['a', 'e', 'i', 'o', 'u', 'ou'];
const SUN_LETTERS = new Set('تثدذرزسشصضطظلن');
const SHORT_VOWEL = /[aeiou]/;
const LONG_SHORT_VOWEL = new Set(['ou', 'oo']);

/** `arabic` and `latin` are keys. Names so short that they would meet by chance are none. */
export function isRomanised(arabic: string, latin: string): boolean {
  const units = unitsOf(arabic.split(' '));
  return units !== null && hasSubstance(arabic) && meets(units, latin.replaceAll(' ', ''));
}

/**
 * Whether the first label of a host abbreviates an Arabic name of several words: the first letter of all but the
 * last, and the last without its article, as in aawsat (الشرق الأوسط).
 */
export function isAbbreviated(arabic: string, label: string): boolean {
  const words = arabic.split(' ');
  const last = words.pop() ?? '';
  const initials = words.map((word) =>
    hasArticle(word) ? 'a' : (CONSONANTS[word.charAt(0)]?.[0]?.charAt(0) ?? ''),
  );
  if (words.length === 0 || initials.includes('')) return false;
  const rest = label.slice(initials.length);
  if (rest.length < 4 || !label.startsWith(initials.join(''))) return false;
  return [last, withoutArticle(last)].some((word) => isRomanised(word, rest));
}

/**
 * Rough classes of consonants: names that `isRomanised` meets have a skeleton in common. Several for an Arabic name,
 * since a final ة is read with t or without.
 */
export function skeletonsOf(key: string): string[] {
  if (!/\p{Script=Arabic}/u.test(key))
    return [classesOf(key.replaceAll(' ', '').replaceAll('dj', 'k').replaceAll('ch', 's'), LATIN_CLASSES)];
  const words = key.split(' ').map(withoutArticle);
  const read = (final: string): string =>
    classesOf(words.map((word) => word.replace(/ه$/, final)).join(''), ARABIC_CLASSES);
  const lastRead = classesOf(
    `${words.slice(0, -1).join('').replaceAll('ه', '')}${(words.at(-1) ?? '').replace(/ه$/, 'ت')}`,
    ARABIC_CLASSES,
  );
  return [...new Set([read(''), read('ت'), lastRead])].filter((skeleton) => skeleton !== '');
}

// h, w, y, l and vowels are left out: they come and go with articles, digraphs and weak letters.
const LATIN_CLASSES = classes({ P: 'bpfv', T: 'tdsz', K: 'jgkqc', R: 'r', M: 'm', N: 'n' });
const ARABIC_CLASSES = classes({ P: 'بپفڤ', T: 'تثچدذزژسشصضطظ', K: 'جخغقكگ', R: 'ر', M: 'م', N: 'ن' });

function classesOf(letters: string, table: ReadonlyMap<string, string>): string {
  let skeleton = '';
  for (const letter of letters) {
    const found = table.get(letter) ?? '';
    if (!skeleton.endsWith(found) || found === '') skeleton += found;
  }
  return skeleton;
}

function classes(sets: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(sets).flatMap(([name, letters]) => [...letters].map((letter) => [letter, name] as const)),
  );
}

function hasSubstance(arabic: string): boolean {
  const letters = arabic.split(' ').map(withoutArticle).join('');
  const consonants = [...letters].filter((letter) => CONSONANTS[letter]).length;
  const enough = arabic.split(' ').some(hasArticle) ? 3 : 4;
  return letters.length >= enough || (letters.length >= 2 && consonants >= 2);
}

function hasArticle(word: string): boolean {
  return word.startsWith('ال') && word.length >= 4;
}

function withoutArticle(word: string): string {
  return hasArticle(word) ? word.slice(2) : word;
}

/** null where a letter has no Latin spelling here. */
function unitsOf(words: readonly string[]): Unit[] | null {
  const units: Unit[] = [];
  for (const word of words) {
    const letters = [...withoutArticle(word)];
    if (hasArticle(word)) units.push({ spellings: articleBefore(letters[0] ?? ''), isLast: false });
    for (const [at, letter] of letters.entries()) {
      const spellings = spellingsOf(letter, letters, at);
      if (!spellings) return null;
      units.push({ spellings, isLast: at === letters.length - 1 });
    }
  }
  return units;
}

function spellingsOf(letter: string, word: readonly string[], at: number): readonly string[] | null {
  if (/[0-9]/.test(letter)) return [letter];
  if (letter === 'ه' && at > 0 && at === word.length - 1) return FINAL_HEH;
  if (letter === 'ا' && at === 0) return /[وي]/.test(word[1] ?? '') ? ['', ...FIRST_ALEF] : FIRST_ALEF;
  return CONSONANTS[letter] ?? VOWELS[letter] ?? null;
}

/** al, el, and before a sun letter also what it becomes: An-Nahar, Ash-Sharq, Asharq. */
function articleBefore(next: string): string[] {
  const articles = ['al', 'el', 'ul'];
  if (!SUN_LETTERS.has(next)) return articles;
  const doubled = (CONSONANTS[next] ?? []).flatMap((spelling) => [`a${spelling}`, `e${spelling}`]);
  return [...articles, 'a', 'e', ...doubled];
}

function meets(units: readonly Unit[], latin: string): boolean {
  const failed = new Set<number>();
  const width = latin.length + 1;
  const walk = (unit: number, at: number, afterConsonant: boolean): boolean => {
    const next = units[unit];
    if (!next) return at === latin.length;
    const state = (unit * width + at) * 2 + Number(afterConsonant);
    if (failed.has(state)) return false;
    if (afterConsonant && skipsVowel(next, unit, at)) return true;
    for (const spelling of next.spellings) {
      if (!latin.startsWith(spelling, at)) continue;
      const end = at + spelling.length;
      const last = spelling.charAt(spelling.length - 1);
      const isConsonant = spelling === '' ? afterConsonant : !SHORT_VOWEL.test(last) && !isArticle(spelling);
      if (walk(unit + 1, end, isConsonant)) return true;
      // Doubled letters: Ammon, Assafir.
      const isDoubled = isConsonant && spelling !== '' && latin.charAt(end) === last;
      if (isDoubled && walk(unit + 1, end + 1, true)) return true;
    }
    failed.add(state);
    return false;
  };
  const skipsVowel = (next: Unit, unit: number, at: number): boolean => {
    if (!SHORT_VOWEL.test(latin.charAt(at))) return false;
    if (walk(unit, at + 1, false)) return true;
    return !next.isLast && LONG_SHORT_VOWEL.has(latin.slice(at, at + 2)) && walk(unit, at + 2, false);
  };
  const isArticle = (spelling: string): boolean =>
    spelling.length > 1 && /^[aeu](?:[^aeiouy]|sh|ch|th|dh)$/.test(spelling);
  return walk(0, 0, false);
}
