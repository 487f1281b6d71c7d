import { expect, it } from 'vitest';
import {
  countriesLike,
  COUNTRY_CODES,
  countryCode,
  countryName,
} from '../../../renderer/outlets/countries.ts';

it('knows the 249 countries of ISO 3166-1 and Kosovo, and no unions or states that are no more', () => {
  expect(COUNTRY_CODES).toHaveLength(250);
  expect(COUNTRY_CODES).toEqual(expect.arrayContaining(['LB', 'PS', 'SS', 'XK', 'ZW']));
  expect(COUNTRY_CODES.filter((code) => ['EU', 'UN', 'SU', 'YU', 'ZZ', 'UK'].includes(code))).toEqual([]);
});

it('reads every name that it shows, in both languages', () => {
  for (const language of ['ar', 'en'] as const) {
    const misread = COUNTRY_CODES.filter((code) => countryCode(countryName(code, language)) !== code);
    expect(misread).toEqual([]);
  }
});

it('takes a code, a French name, and Arabic without its hamza', () => {
  expect(countryCode('lb')).toBe('LB');
  expect(countryCode('Allemagne')).toBe('DE');
  expect(countryCode('ايران')).toBe('IR');
  expect(countryCode(' ')).toBe('');
  expect(countryCode('Atlantis')).toBeNull();
});

it('offers first what begins as typed', () => {
  expect(countriesLike('leb', 'en')).toEqual(['Lebanon']);
  expect(countriesLike('عمان', 'ar')[0]).toBe('عُمان');
  expect(countriesLike('DZ', 'ar')[0]).toBe('الجزائر');
});
