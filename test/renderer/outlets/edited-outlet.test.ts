import { describe, expect, it } from 'vitest';
import type { OutletDraft } from '../../../electron/contract/values.ts';
import {
  aliasOf,
  editedOutlet,
  outletDraft,
  saysTheSame,
  withAliases,
} from '../../../renderer/outlets/edited-outlet.ts';

const SHARQ: OutletDraft = {
  name: 'الشرق الأوسط',
  aliases: ['Asharq Al-Awsat', 'aawsat.com'],
  country: 'GB',
  medium: 'newspaper',
  ownership: '',
  leaning: '',
  note: 'تصدر من لندن',
  attributes: [{ name: 'Reach', value: 'pan-Arab' }],
};

describe('other names', () => {
  it.each([
    ['https://www.aawsat.com/home/article?id=1', 'aawsat.com'],
    ['WWW.Aawsat.com', 'aawsat.com'],
    ['arabic.cnn.com', 'arabic.cnn.com'],
    ['localhost:80', 'localhost:80'],
    ['  Asharq   Al-Awsat ', 'Asharq Al-Awsat'],
    ['Le Monde diplomatique', 'Le Monde diplomatique'],
    ['A.F.P.', 'A.F.P.'],
    ['24/7', '24/7'],
  ])('keep an address as its host and a name as it is: %s', (typed, kept) => {
    expect(aliasOf(typed)).toBe(kept);
  });

  it('come in one by one from a pasted list, each spelling once', () => {
    expect(withAliases(['أخبار اليوم'], 'An-Nahar | اخبار اليوم\nannahar.com\r\n\r\n|an-nahar')).toEqual([
      'أخبار اليوم',
      'An-Nahar',
      'annahar.com',
    ]);
  });
});

describe('an edited outlet', () => {
  it.each(['ar', 'en'] as const)('comes back as it was from the fields in %s', (language) => {
    expect(outletDraft(editedOutlet(SHARQ, language))).toEqual({ draft: SHARQ });
  });

  it('takes the country in either language, and stops at one that is none', () => {
    const edited = editedOutlet('النهار', 'en');
    expect(outletDraft({ ...edited, countryText: 'لبنان' })).toMatchObject({ draft: { country: 'LB' } });
    expect(outletDraft({ ...edited, countryText: 'Liban' })).toMatchObject({ draft: { country: 'LB' } });
    expect(outletDraft({ ...edited, countryText: 'Atlantis' })).toEqual({ problem: 'unknown-country' });
  });

  it('drops empty rows of attributes, and asks about half a row and about one name twice', () => {
    const edited = editedOutlet('النهار', 'ar');
    const given = (...attributes: { name: string; value: string }[]) =>
      outletDraft({ ...edited, attributes });
    expect(given({ name: ' ', value: '' })).toMatchObject({ draft: { attributes: [] } });
    expect(given({ name: 'Reach', value: ' ' })).toEqual({ problem: 'half-attribute' });
    expect(given({ name: 'Reach', value: '1' }, { name: 'reach', value: '2' })).toEqual({
      problem: 'attribute-twice',
    });
    expect(outletDraft({ ...edited, name: '  ' })).toEqual({ problem: 'no-name' });
  });

  it('is unsaved only where it says something else', () => {
    const before = editedOutlet(SHARQ, 'ar');
    expect(saysTheSame({ ...before, name: ' الشرق الأوسط ' }, before)).toBe(true);
    expect(
      saysTheSame({ ...before, attributes: [...before.attributes, { name: '', value: '' }] }, before),
    ).toBe(true);
    expect(saysTheSame({ ...before, aliases: ['aawsat.com'] }, before)).toBe(false);
  });
});
