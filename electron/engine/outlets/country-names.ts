import { outletKey } from '../../text/outlet-name.ts';

const LANGUAGES = ['ar', 'en', 'fr'];

// What the press calls them, beside the names that Unicode's CLDR has.
const COLLOQUIAL: Readonly<Record<string, string>> = {
  السعودية: 'SA',
  الإمارات: 'AE',
  بريطانيا: 'GB',
  أمريكا: 'US',
  أميركا: 'US',
  فلسطين: 'PS',
  سورية: 'SY',
  تركيا: 'TR',
  روسيا: 'RU',
  USA: 'US',
  UAE: 'AE',
  UK: 'GB',
  Britain: 'GB',
  Palestine: 'PS',
  Turkey: 'TR',
};

let codes: ReadonlyMap<string, string> | null = null;

/** ISO 3166-1 alpha-2 code of a country given as a code or by its name in Arabic, English or French; null if unknown. */
export function countryCode(text: string): string | null {
  codes ??= codesByName();
  const code = text.trim().toUpperCase();
  return isCountry(code) ? code : (codes.get(outletKey(text)) ?? null);
}

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
// Codes that CLDR names and that are no country: unions and regions without a state.
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Whether a text is the code of a country, and not one that has been replaced (SU, UK). */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code) || NAMES.of(code) === undefined) return false;
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}

function codesByName(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters.flatMap((one) => letters.map((other) => one + other)).filter(isCountry);
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
      for (const code of countries) {
        const name = outletKey(display.of(code) ?? '');
        if (name !== '' && !names.has(name)) names.set(name, code);
      }
    }
  }
  for (const [name, code] of Object.entries(COLLOQUIAL)) names.set(outletKey(name), code);
  return names;
}
