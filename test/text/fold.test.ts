import { describe, expect, test } from 'vitest';
import { exactKey, foldKey, looseKey } from '../../electron/text/fold.ts';

describe('exactKey', () => {
  test('forgives normal form and case, nothing else', () => {
    expect(exactKey('Caf\u0065\u0301')).toBe(exactKey('CAFÉ'));
    expect(exactKey('Москва')).toBe('москва');
    expect(exactKey('إيران')).not.toBe(exactKey('ايران'));
    expect(exactKey('عُقوبات')).not.toBe(exactKey('عقوبات'));
    expect(exactKey('٢٢٣١')).not.toBe(exactKey('2231'));
    expect(exactKey('إيـران')).not.toBe(exactKey('إيران'));
  });
});

describe('foldKey', () => {
  test.each([
    ['العُقُوبَات', 'العقوبات'],
    ['إيـــران', 'ايران'],
    ['ایران', 'ايران'],
    ['کشور', 'كشور'],
    ['ﻻﻓﺮﻭﻑ', 'لافروف'],
    ['مسئولين', foldKey('مسؤولين')],
    ['شئون', foldKey('شؤون')],
    ['مبادىء', foldKey('مبادئ')],
    ['ٱلله', 'الله'],
    ['ﷲ', 'الله'],
    ['می\u200Cرود', 'ميرود'],
    ['\u202Bإيران\u202C', 'ايران'],
    ['Élysée', 'elysee'],
    ['CŒUR', 'coeur'],
    ['Åström', 'astrom'],
    ['ё', 'е'],
    ['Россией', 'россией'],
    ['Αθήνας', 'αθηνασ'],
    ['שָׁלוֹם', 'שלום'],
    ['Trump’s', "trump's"],
    ['U.S.A', 'usa'],
    ['ＡＢＣ', 'abc'],
    ['ﬁnance', 'finance'],
    ['oﬃcial', 'official'],
    ['co\u00ADoperate', 'cooperate'],
  ])('%s -> %s', (word, key) => expect(foldKey(word)).toBe(key));

  test.each([
    ['٢٢٣١', '2231'],
    ['۲۲۳۱', '2231'],
    ['1,234', '1234'],
    ['١٬٢٣٤', '1234'],
    ['1,234.5', '1234.5'],
    ['٣٫٥', '3.5'],
    ['3,5', '3.5'],
    ['1.234.567', '1234567'],
    ['1.234', '1.234'],
    ['09', '09'],
  ])('number %s -> %s', (word, key) => expect(foldKey(word)).toBe(key));

  test('keeps apart what only looseKey joins', () => {
    expect(foldKey('على')).not.toBe(foldKey('علي'));
    expect(foldKey('القاهرة')).not.toBe(foldKey('القاهره'));
    expect(looseKey('على')).toBe(looseKey('علي'));
    expect(looseKey('القاهرة')).toBe(looseKey('القاهره'));
  });

  test('is idempotent', () => {
    for (const word of ['العُقُوبَات', 'Élysée', '١٬٢٣٤٫٥', 'ﻻﻓﺮﻭﻑ', 'U.S.A', 'שָׁלוֹם', 'İstanbul', 'й']) {
      expect(foldKey(foldKey(word))).toBe(foldKey(word));
    }
  });
});
