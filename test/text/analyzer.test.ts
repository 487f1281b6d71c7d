import { describe, expect, test } from 'vitest';
import { createAnalyzer, explainMatch, matchLevel, type TermKeys } from '../../electron/text/analyzer.ts';
import { LEVELS, levelRank, type Level } from '../../electron/text/level.ts';
import { readLexicon } from './lexicon-file.ts';

const analyzer = createAnalyzer({ arabicLexicon: readLexicon() });

function level(query: string, surface: string, maxLevel: Level = 'broad', loose = true): Level | null {
  return matchLevel(analyzer.keys(query), analyzer.keys(surface), maxLevel, { loose });
}

describe('matchLevel', () => {
  test.each<[string, string, Level | null]>([
    ['إيران', 'إيران', 'exact'],
    ['iran', 'IRAN', 'exact'],
    ['ايران', 'إيران', 'folded'],
    ['ایران', 'إيران', 'folded'],
    ['2231', '٢٢٣١', 'folded'],
    ['1234', '١٬٢٣٤', 'folded'],
    ['العقوبات', 'العُقُوبَات', 'folded'],
    ['elysee', 'Élysée', 'folded'],
    ['مسئول', 'مسؤول', 'folded'],
    ['علي', 'على', 'loose'],
    ['القاهره', 'القاهرة', 'loose'],
    ['ايران', 'لإيران', 'clitic'],
    ['طهران', 'وطهران', 'clitic'],
    ['لافروف', 'ولافروف', 'clitic'],
    ['ظريف', 'وظريف', 'clitic'],
    ['العقوبات', 'عقوبات', 'clitic'],
    ['العقوبات', 'للعقوبات', 'clitic'],
    ['العقوبات', 'والعقوبات', 'clitic'],
    ['لجنة', 'للجنة', 'clitic'],
    ['ألمانيا', 'بألمانيا', 'clitic'],
    ['الضغوط', 'ضغوطها', 'clitic'],
    ['عقوبة', 'العقوبات', 'inflected'],
    ['مسؤول', 'المسؤولين', 'inflected'],
    ['لاعب', 'لاعبيها', 'inflected'],
    ['إيراني', 'الإيرانيين', 'inflected'],
    ['رفض', 'رفضت', 'inflected'],
    ['رفض', 'سيرفض', 'inflected'],
    ['يرفض', 'ورفضوا', 'inflected'],
    ['يقول', 'قالت', 'inflected'],
    ['يعلن', 'أعلنت', 'inflected'],
    ['يصل', 'وصلت', 'inflected'],
    ['دعا', 'تدعو', 'inflected'],
    ['sanction', 'sanctions', 'inflected'],
    ['Trump', 'Trump’s', 'inflected'],
    ['négociation', 'négociations', 'inflected'],
    ['санкция', 'санкции', 'inflected'],
    ['إيران', 'الإيراني', 'broad'],
    ['روسيا', 'الروسية', 'broad'],
    ['أمريكا', 'أميركا', 'broad'],
    ['ترامب', 'ترمب', 'broad'],
    ['نتنياهو', 'نتانياهو', 'broad'],
    ['غوتيريش', 'جوتيريش', 'broad'],
    ['صاروخ', 'الصواريخ', 'broad'],
    ['وزير', 'وزراء', 'broad'],
    ['شتنبر', 'سبتمبر', 'broad'],
    ['روسيا', 'فيروساً', null],
    ['إيران', 'إير', null],
    ['ألماني', 'مانيا', null],
    ['البحرين', 'البحر', null],
    ['الآن', 'أن', null],
    ['قرار', 'تقرير', null],
  ])('%s and %s meet at %s', (query, surface, expected) => {
    expect(level(query, surface)).toBe(expected);
    expect(level(surface, query)).toBe(expected);
  });

  test.each<[string, string]>([
    ['إيران', 'الإيراني'],
    ['مسؤول', 'المسؤولية'],
    ['العمل', 'يعمل'],
    ['منطق', 'المنطقة'],
    ['اجتماع', 'الاجتماعي'],
  ])('%s and %s do not meet below broad', (query, surface) => {
    expect(level(query, surface, 'inflected')).toBeNull();
  });

  test('never answers beyond the level asked for', () => {
    expect(level('عقوبة', 'العقوبات', 'clitic')).toBeNull();
    expect(level('علي', 'على', 'folded')).toBeNull();
  });

  test('loose can be switched off apart from the levels', () => {
    expect(level('علي', 'على', 'broad', false)).toBeNull();
    expect(level('علي', 'وعلى', 'broad', false)).toBeNull();
    expect(level('القاهرة', 'بالقاهره', 'broad', false)).toBeNull();
    expect(level('حكومة', 'حكومته', 'broad', false)).toBe('clitic');
    expect(level('القاهرة', 'بالقاهرة', 'broad', false)).toBe('clitic');
  });

  test('names that no lexicon knows are met behind their proclitics', () => {
    expect(level('زغلبوفيتش', 'وزغلبوفيتش')).toBe('clitic');
    expect(level('زغلبوفيتش', 'بزغلبوفيتش')).toBe('clitic');
    expect(level('زغلبوفيتش', 'ولزغلبوفيتش')).toBe('clitic');
    expect(level('بلاغكوف', 'وبلاغكوف')).toBe('clitic');
  });
});

test('keys imply one another, so that levels can be looked up one by one', () => {
  const surfaces =
    'حكومة حكومه حكومته الحكومه للحكومة حكومات كتابه كتابة رفضه يرفضه عمله عملة علي على وعلي'.split(' ');
  const all = surfaces.map((surface) => analyzer.keys(surface));
  const keysAt = (keys: TermKeys, at: Level): readonly string[] => [keys[at]].flat();
  const meet = (a: TermKeys, b: TermKeys, at: Level) =>
    keysAt(a, at).some((key) => keysAt(b, at).includes(key));
  const broken: string[] = [];
  for (const a of all) {
    for (const b of all) {
      for (const at of LEVELS.slice(0, -1)) {
        const following = LEVELS[levelRank(at) + 1] ?? at;
        if (meet(a, b, at) && !meet(a, b, following)) broken.push(`${a.exact} ${b.exact} ${at}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

test('explainMatch names the clitics', () => {
  expect(explainMatch(analyzer, 'لإيران')).toEqual({ proclitics: ['ل'], stem: 'ايران', enclitics: [] });
  expect(explainMatch(analyzer, 'وبالعقوبات')).toEqual({
    proclitics: ['و', 'ب', 'ال'],
    stem: 'عقوبات',
    enclitics: [],
  });
  expect(explainMatch(analyzer, 'برنامجها')).toEqual({ proclitics: [], stem: 'برنامج', enclitics: ['ها'] });
  expect(explainMatch(analyzer, 'سيرفض')).toEqual({ proclitics: ['س'], stem: 'يرفض', enclitics: [] });
  expect(explainMatch(analyzer, 'Sanctions')).toEqual({ proclitics: [], stem: 'sanctions', enclitics: [] });
});

test('version names rules and lexicon; keys are the same every time', () => {
  expect(analyzer.version).toMatch(/^\d+\+[0-9a-f]{8}$/);
  expect(analyzer.keys('وبرنامجها')).toEqual(
    createAnalyzer({ arabicLexicon: readLexicon() }).keys('وبرنامجها'),
  );
});

test('odd input has keys too', () => {
  for (const surface of [
    '',
    'ـ',
    'و',
    'ال',
    '\uD83D',
    'ﷺ',
    "'s",
    'x'.repeat(10_000),
    'و'.repeat(10_000),
    'ات'.repeat(5000),
  ]) {
    const keys = analyzer.keys(surface);
    expect(keys.clitic.length).toBeGreaterThan(0);
    expect(keys.inflected.length).toBeGreaterThan(0);
    expect(keys.broad.length).toBeGreaterThan(0);
  }
});
