/** Folded Hebrew letters, with geresh and gershayim inside. */
export const HEBREW_WORD = /^[א-ת][א-ת'"]*$/;

// ו «and», ש «that», ה «the», before a rest of four letters; ב כ ל מ «in, as, to, from» before five.
const LIGHT = /^(?:ו?ש?ה|ו)([א-ת]{4,})$/;
const HEAVY = /^(?:ו?ש?[בכלמ]|ו?ש)([א-ת]{5,})$/;
const MASCULINE_PLURAL = /^(.{3,})ים$/;
const FEMININE_PLURAL = /^(.{3,})ות$/;

// Words of the press whose first letter is their own, though the rest is a word too: elections, freedom.
const OWN_LETTER = new Set('בחירות מדינות שגרירות מלחמות החלטות הודעות ועידות'.split(' '));

const FINAL_LETTERS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/**
 * Keys of a folded Hebrew word without its proclitics, the word first. No lexicon guards them, so the rest
 * must be long: מלך and לך, בית and ית stay apart.
 */
export function hebrewCliticKeys(folded: string): readonly string[] {
  if (OWN_LETTER.has(folded)) return [folded];
  const keys = new Set([folded]);
  const light = LIGHT.exec(folded)?.[1];
  if (light !== undefined) keys.add(light);
  for (const form of [folded, light ?? '']) {
    const heavy = OWN_LETTER.has(form) ? undefined : HEAVY.exec(form)?.[1];
    if (heavy !== undefined) keys.add(heavy);
  }
  return [...keys];
}

/** The singular of a form without proclitics, in letters that have no final shape: ארגונים -> ארגונ. */
export function hebrewStem(form: string): string {
  const singular =
    MASCULINE_PLURAL.exec(form)?.[1] ?? form.replace(FEMININE_PLURAL, (_, base: string) => base + 'ה');
  return singular.replace(/[ךםןףץ]/g, (letter) => FINAL_LETTERS[letter] ?? letter);
}
