import { describe, expect, test } from 'vitest';
import { baseDirection, majorityDirection, scriptOf } from '../../electron/text/script.ts';

test.each([
  ['إيران', 'arabic'],
  ['ـ', 'arabic'],
  ['ﻻﻓﺮﻭﻑ', 'arabic'],
  ['Élysée', 'latin'],
  ['Москва', 'cyrillic'],
  ['Αθήνα', 'greek'],
  ['צה״ל', 'hebrew'],
  ['٢٢٣١', 'digit'],
  ['3.5', 'digit'],
  ['日本', 'han'],
  ['カー', 'kana'],
  ['한국', 'hangul'],
  ['ไทย', 'other'],
  ['😀', 'other'],
])('%s is %s', (word, script) => expect(scriptOf(word)).toBe(script));

describe('direction', () => {
  test('is that of the first letter', () => {
    expect(baseDirection('2020 «إيران» AFP')).toBe('rtl');
    expect(baseDirection('- Reuters: إيران')).toBe('ltr');
    expect(baseDirection('١٢ - 3')).toBe('neutral');
  });

  test('of a title is that of most letters', () => {
    expect(majorityDirection('BBC: وزير الخارجية يزور طهران')).toBe('rtl');
    expect(majorityDirection('قطر and the World Cup')).toBe('ltr');
    expect(majorityDirection('من AB')).toBe('rtl');
    expect(majorityDirection('2020')).toBe('neutral');
  });
});
