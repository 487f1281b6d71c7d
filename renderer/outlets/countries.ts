import { gradeOf, nameKey } from '../codebook/match-tags.ts';
import type { Language } from '../messages/define.ts';

// What CLDR names with two letters beside the countries of ISO 3166-1: islands within others, unions, test codes.
const NO_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The codes of ISO 3166-1 alpha-2, and XK, which the press needs; those of states that are no more are left out. */
export const COUNTRY_CODES: readonly string[] = LETTERS.flatMap((first) =>
  LETTERS.map((second) => first + second),
).filter(isCountry);

function isCountry(code: string): boolean {
  if (NO_COUNTRIES.has(code)) return false;
  const named = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;
  // A code that gave way to another (SU) is not its own canonical form.
  return named && new Intl.Locale(`und-${code}`).region === code;
}

/** «لبنان» for `LB`; '' for '' and the code itself where the platform has no name. */
export function countryName(code: string, language: Language): string {
  if (code === '') return '';
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

let codes: ReadonlyMap<string, string> | undefined;

/** The code of a country as one writes it: its name in Arabic, English or French, or the code. '' for '', null for no country. */
export function countryCode(text: string): string | null {
  const wanted = text.trim();
  if (wanted === '') return '';
  codes ??= codesByName();
  return codes.get(nameKey(wanted)) ?? codes.get(nameKey(wanted.toUpperCase())) ?? null;
}

function codesByName(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const locale of ['fr', 'en', 'ar']) {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    for (const code of COUNTRY_CODES) found.set(nameKey(names.of(code) ?? code), code);
  }
  for (const code of COUNTRY_CODES) found.set(nameKey(code), code);
  return found;
}

/** Names of countries that meet what was typed, the best first; of nothing all, in the order of the language. */
export function countriesLike(text: string, language: Language): readonly string[] {
  const names = COUNTRY_CODES.map((code) => ({ code, name: countryName(code, language) }));
  const order = new Intl.Collator(language).compare;
  const typed = text.trim();
  if (typed === '') return names.map(({ name }) => name).toSorted(order);
  const rank = { same: 0, start: 1, words: 2, inside: 3 } as const;
  const exact = countryCode(typed);
  return names
    .flatMap(({ code, name }) => {
      const grade = code === exact ? 'same' : gradeOf(typed, name);
      return grade === null || grade === 'scattered' ? [] : [{ name, rank: rank[grade] }];
    })
    .toSorted((a, b) => a.rank - b.rank || order(a.name, b.name))
    .map(({ name }) => name);
}
