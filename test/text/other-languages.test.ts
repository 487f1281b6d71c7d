import { expect, test } from 'vitest';
import { createAnalyzer, matchLevel } from '../../electron/text/analyzer.ts';
import type { Level } from '../../electron/text/level.ts';
import { readLexicon } from './lexicon-file.ts';

const analyzer = createAnalyzer({ arabicLexicon: readLexicon() });

test.each<[string, string, string, Level]>([
  ['Egyptian', 'مسئول', 'مسؤول', 'folded'],
  ['Egyptian', 'شئون', 'شؤون', 'folded'],
  ['Egyptian', 'مسئولين', 'المسؤول', 'inflected'],
  ['Egyptian', 'مصرى', 'مصري', 'loose'],
  ['Egyptian', 'جوتيريش', 'غوتيريش', 'broad'],
  ['Moroccan', 'شتنبر', 'سبتمبر', 'broad'],
  ['Moroccan', 'غشت', 'أغسطس', 'broad'],
  ['Moroccan', 'يوليوز', 'يوليو', 'broad'],
  ['Moroccan', 'نونبر', 'نوفمبر', 'broad'],
  ['Moroccan', 'دجنبر', 'ديسمبر', 'broad'],
  ['Moroccan', 'أكادير', 'أگادير', 'broad'],
  ['Moroccan', 'أكادير', 'أڭادير', 'broad'],
  ['Persian', 'ایران', 'ايران', 'folded'],
  ['Persian', 'رود', 'می\u200Cرود', 'inflected'],
  ['Persian', 'دولت', 'دولت\u200Cهای', 'inflected'],
  ['Urdu', 'درگاہ', 'درگاه', 'folded'],
  ['Hebrew', 'מֶמְשָׁלָה', 'ממשלה', 'folded'],
  ['Hebrew', 'הממשלה', 'ממשלה', 'clitic'],
  ['Hebrew', 'ובממשלה', 'ממשלה', 'clitic'],
  ['Hebrew', 'שהממשלה', 'ממשלה', 'clitic'],
  ['Hebrew', 'ארגונים', 'ארגון', 'inflected'],
  ['Hebrew', 'ממשלות', 'ממשלה', 'inflected'],
  ['Turkish', 'İSTANBUL', 'istanbul', 'folded'],
  ['Turkish', 'IŞIK', 'ışık', 'folded'],
  ['Turkish', 'Türkiye’nin', 'Türkiye', 'clitic'],
  ['Turkish', "Ankara'da", 'Ankara', 'clitic'],
  ['German', 'Verhandlungen', 'Verhandlung', 'inflected'],
  ['Spanish', 'negociaciones', 'negociación', 'inflected'],
  ['French', 'négociations', 'négociation', 'inflected'],
  ['Russian', 'санкции', 'санкций', 'inflected'],
])('%s: %s and %s meet at %s', (_, a, b, level) => {
  expect(matchLevel(analyzer.keys(a), analyzer.keys(b), 'broad')).toBe(level);
});

test.each([
  ['Hebrew', 'מלך', 'לך'],
  ['Hebrew', 'בית', 'ית'],
  ['Hebrew', 'בחירות', 'חירות'],
  ['Hebrew', 'ממשלה', 'משלה'],
  ['Persian', 'ماه', 'می\u200Cرود'],
  ['Arabic', 'جنوب', 'غنوب'],
  ['German', 'Zeitung', 'Zeit'],
  ['English', 'young', 'you'],
])('%s: %s and %s do not meet', (_, a, b) => {
  expect(matchLevel(analyzer.keys(a), analyzer.keys(b), 'broad')).toBeNull();
});
