import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../electron/engine/parsers/language.ts';

const BODIES: readonly (readonly [string, string])[] = [
  ['ar', 'وافق المجلس على تمديد العمل بالقرار سنة أخرى بعد نقاش طويل.'],
  ['fa', 'شورا پس از گفت‌وگوهای طولانی با تمدید قطعنامه برای یک سال دیگر موافقت کرد.'],
  ['ur', 'کونسل نے طویل بحث کے بعد قرارداد میں ایک سال کی توسیع کی منظوری دے دی۔'],
  ['ckb', 'ئەنجوومەن دوای گفتوگۆیەکی درێژ بڕیارەکەی بۆ ساڵێکی تر درێژ کردەوە.'],
  ['en', 'After a long debate the council agreed to extend the resolution for another year.'],
  ['fr', 'Après un long débat, le conseil a prolongé la résolution d’une année.'],
  ['ru', 'После долгих прений совет продлил действие резолюции ещё на год.'],
  ['he', 'לאחר דיון ארוך האריכה המועצה את ההחלטה בשנה נוספת.'],
];

describe('detectLanguage', () => {
  it.each(BODIES)('%s by a sentence', (language, body) => {
    expect(detectLanguage({ title: '', body }, '')).toBe(language);
  });

  it.each([
    ['خبر عاجل', 'ar'],
    ['لافروف', 'ar'],
    ['چین', 'fa'],
    ['پاکستان: نیا موڑ', 'ur'],
  ])('letters decide for the two words %s', (title, language) => {
    expect(detectLanguage({ title, body: '' }, '')).toBe(language);
  });

  it('content wins over a declaration, which wins over a guess', () => {
    const body = BODIES[0]?.[1] ?? '';
    expect(detectLanguage({ title: '', body }, 'en')).toBe('ar');
    expect(detectLanguage({ title: 'Reuters', body: '' }, 'de')).toBe('de');
  });

  it('is undecided where there are no letters', () => {
    expect(detectLanguage({ title: '2231', body: '١٢ - ٣٤' }, '')).toBe('und');
  });
});
