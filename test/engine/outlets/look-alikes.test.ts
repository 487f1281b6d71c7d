import { describe, expect, it } from 'vitest';
import {
  candidatePairs,
  comparableName,
  likenessOf,
  LIKENESSES,
  type Likeness,
} from '../../../electron/engine/outlets/look-alikes.ts';

/** Pairs of names, and what they have in common; '' = nothing that would be worth showing to a human. */
const PAIRS: readonly (readonly [string, string, Likeness | ''])[] = [
  ['الأهرام', 'الاهرام', 'spelling'],
  ['الأهرام', '«الأهــرام»', 'spelling'],
  ['الأَهْرَام', 'الأهرام', 'spelling'],
  ['القاهرة', 'القاهره', 'spelling'],
  ['المصرى اليوم', 'المصري اليوم', 'spelling'],
  ['Al-Ahram', 'AL AHRAM', 'spelling'],
  ['Al-Ahram', 'Alahram', 'spelling'],
  ['L’Opinion', "L'Opinion", 'spelling'],
  ['Libération', 'Liberation', 'spelling'],
  ['B.B.C.', 'BBC', 'spelling'],
  ['فرانس ٢٤', 'فرانس 24', 'spelling'],
  ['https://www.aawsat.com/', 'aawsat.com', 'spelling'],
  ['ایران', 'إيران', 'spelling'],
  ['صحيفة الأهرام', 'الأهرام', 'title'],
  ['جريدة الاهرام', 'الأهرام', 'title'],
  ['وكالة تسنيم', 'وكالة أنباء تسنيم', 'title'],
  ['قناة الميادين', 'الميادين', 'title'],
  ['الميادين الفضائية', 'الميادين', 'title'],
  ['إذاعة مونت كارلو', 'مونت كارلو', 'title'],
  ['روزنامه کیهان', 'کیهان', 'title'],
  ['خبرگزاری مهر', 'مهر', 'title'],
  ['The Independent', 'Independent', 'title'],
  ['The Independent', 'Independent newspaper', 'title'],
  ['Anadolu Ajansı', 'Anadolu', 'title'],
  ['Cumhuriyet gazetesi', 'Cumhuriyet', 'title'],
  ['Агентство Интерфакс', 'Интерфакс', 'title'],
  ['quotidien El Watan', 'El Watan', 'title'],
  ['الشرق الأوسط', 'Asharq Al-Awsat', 'script'],
  ['الشرق الأوسط', 'Ash-Sharq al-Awsat', 'script'],
  ['الجزيرة', 'Al Jazeera', 'script'],
  ['الجزيرة', 'El Djazira', 'script'],
  ['قناة الجزيرة', 'Al Jazeera TV', 'script'],
  ['النهار', 'An-Nahar', 'script'],
  ['النهار', 'Annahar', 'script'],
  ['السفير', 'As-Safir', 'script'],
  ['الشروق', 'Al-Shorouk', 'script'],
  ['الشروق', 'Echorouk', 'script'],
  ['الحياة', 'Al-Hayat', 'script'],
  ['الغد', 'Al Ghad', 'script'],
  ['عكاظ', 'Okaz', 'script'],
  ['الخليج', 'Al Khaleej', 'script'],
  ['القدس العربي', 'Al-Quds Al-Arabi', 'script'],
  ['المصري اليوم', 'Al-Masry Al-Youm', 'script'],
  ['العربية', 'Al Arabiya', 'script'],
  ['الجمهورية', 'Al Gomhuria', 'script'],
  ['الرياض', 'Ar-Riyadh', 'script'],
  ['هسبريس', 'Hespress', 'script'],
  ['كيهان', 'Kayhan', 'script'],
  ['aawsat.com', 'الشرق الأوسط', 'host'],
  ['www.aljazeera.net', 'الجزيرة', 'host'],
  ['arabic.aljazeera.net', 'Al Jazeera', 'host'],
  ['almasryalyoum.com', 'المصري اليوم', 'host'],
  ['bbc.co.uk', 'BBC', 'host'],
  ['Asharq Al-Awsat', 'Asharq Al-Aswat', 'typing'],
  ['الشرق الأوسط', 'الشرق الأوصسط', 'typing'],
  ['Independent Arabia', 'Independant Arabia', 'typing'],
  // Neighbours that are not one.
  ['الأهرام', 'الأهرام المسائي', ''],
  ['القدس العربي', 'القدس', ''],
  ['النهار', 'النهار الجزائرية', ''],
  ['الشرق', 'الشروق', ''],
  ['الشرق', 'Al Shorouk', ''],
  ['المدى', 'المدن', ''],
  ['العربي', 'العربية', ''],
  ['العربي', 'Al Arabiya', ''],
  ['الخبر', 'الأخبار', ''],
  ['الخبر', 'Al-Akhbar', ''],
  ['الجزائر', 'Al Jazeera', ''],
  ['جريدة الغد', 'قناة الغد', ''],
  ['وكالة الأنباء السعودية', 'قناة السعودية', ''],
  ['أخبار اليوم', 'اليوم', ''],
  ['Daily Sabah', 'Sabah', ''],
  ['Gulf News', 'Gulf Times', ''],
  ['Le Journal du Dimanche', 'du Dimanche', ''],
  ['قناة 12', 'قناة 13', ''],
  ['France 24', 'France 2', ''],
  ['Al Quds', 'القدس العربي', ''],
  ['المدينة', 'Al Modon', ''],
  ['النهار', 'Al Nour', ''],
  ['cnn.com', 'bbc.com', ''],
  ['facebook.com/aljazeera', 'facebook.com/alarabiya', ''],
  ['facebook.com/aljazeera', 'facebook.com', ''],
  ['Al Watan', 'Al Watani', ''],
];

describe('two names of outlets', () => {
  it('that look alike are compared at all', () => {
    for (const [one, other] of PAIRS.filter(([, , likeness]) => likeness !== '')) {
      const pairs = [...candidatePairs([one, other].map(comparableName))];
      expect([one, other, pairs.length > 0]).toEqual([one, other, true]);
    }
  });

  it.each(PAIRS)('%s ~ %s: %j', (one, other, likeness) => {
    const [first, second] = [comparableName(one), comparableName(other)];
    expect(likenessOf(first, second) ?? '').toBe(likeness);
    expect(likenessOf(second, first) ?? '').toBe(likeness);
  });

  it('are tested in every likeness', () => {
    expect(new Set(PAIRS.map(([, , likeness]) => likeness))).toEqual(new Set([...LIKENESSES, '']));
  });
});
