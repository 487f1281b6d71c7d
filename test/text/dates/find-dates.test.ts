import { describe, expect, test } from 'vitest';
import { findDates } from '../../../electron/text/dates/find-dates.ts';

const PUBLISHED = '2020-09-26';

function found(text: string, published?: string): [string, string][] {
  return findDates(text, { published }).map((date) => [
    text.slice(...date.text),
    date.kind === 'date' ? date.iso : date.kind,
  ]);
}

describe('findDates', () => {
  test('finds all dates of a paragraph, in order, and says which words they are', () => {
    const text =
      'بيروت، الجمعة 25 أيلول/سبتمبر 2020 — قال الوزير أمس إن القرار 2231 الصادر في 20/7/2015، والموقّع في 23 تیر ۱۳۹۴، سيناقش في 10 تشرين الأول المقبل.';
    expect(found(text, PUBLISHED)).toEqual([
      ['الجمعة 25 أيلول/سبتمبر 2020', '2020-09-25'],
      ['أمس', '2020-09-25'],
      ['20/7/2015', '2015-07-20'],
      ['23 تیر ۱۳۹۴', '2015-07-14'],
      ['10 تشرين الأول المقبل', '2020-10-10'],
    ]);
  });

  test.each([
    ['قتل 25 شخصاً في سبتمبر', []],
    ['الناتج 1,234.5 مليون بنسبة 3.25%', []],
    ['في عام 2011 وسنة 2013', ['2011', '2013']],
    ['بين 24 و26 أيلول 2020', ['ambiguous']],
    ['المادة 25.\n\nسبتمبر 2020', ['2020-09']],
    ['في 25\nسبتمبر 2020', ['2020-09-25']],
    ['https://example.org/2020/09/25/news.html', ['2020-09-25']],
    ['اليوم الجمعة 25 سبتمبر 2020', ['unresolved', '2020-09-25']],
    ['بين الخميس 24 والجمعة 25 سبتمبر 2020', ['2020-09-25']],
    ['من 25 يناير 2011 إلى 11 فبراير 2011', ['2011-01-25', '2011-02-11']],
    ['25/9/2020,26/9/2020', ['2020-09-25', '2020-09-26']],
    ['8 صفر 1442 هـ - 25 سبتمبر 2020 م', ['2020-09-25']],
    ['نتيجة 12/13/2020/4', []],
    ['😀 25 سبتمبر 2020 😀', ['2020-09-25']],
  ])('%s', (text, isos) => {
    expect(found(text).map(([, iso]) => iso)).toEqual(isos);
  });
});
