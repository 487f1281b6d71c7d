import { describe, expect, it } from 'vitest';
import { outletsByName, registeredOutlet } from '../../../renderer/metadata/registered-outlet.ts';

const aawsat = {
  id: 'o1',
  name: 'الشرق الأوسط',
  aliases: ['Asharq Al-Awsat', 'aawsat.com'],
  country: 'GB',
  medium: 'newspaper' as const,
  ownership: '',
  leaning: '',
  note: '',
  attributes: [],
  articles: 12,
};
const byName = outletsByName([aawsat]);

describe('registeredOutlet', () => {
  it.each(['الشرق الأوسط', ' الشرق  الاوسط ', 'الشَّرق الأوسط', 'asharq al-awsat', 'AAWSAT.com'])(
    'knows the outlet by the name «%s»',
    (name) => {
      expect(registeredOutlet(name, '', byName)?.id).toBe('o1');
    },
  );

  it.each(['', ' ', 'الشرق', 'aawsat'])('does not take «%s» for it', (name) => {
    expect(registeredOutlet(name, '', byName)).toBeUndefined();
  });

  it('goes by the address where there is no publisher, and only there', () => {
    const address = 'https://www.aawsat.com/home/article/1';
    expect(registeredOutlet('', address, byName)?.id).toBe('o1');
    expect(registeredOutlet('رويترز', address, byName)).toBeUndefined();
  });
});
