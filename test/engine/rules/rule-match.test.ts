import { describe, expect, it } from 'vitest';
import type { RuleDraft } from '../../../electron/contract/values.ts';
import { compileRule } from '../../../electron/engine/rules/compiled-rule.ts';
import { placeOf } from '../../../electron/engine/rules/file-place.ts';
import { globMatches } from '../../../electron/engine/rules/glob.ts';

function fits(criterion: RuleDraft['criterion'], pattern: string, subject: string): boolean {
  const rule: RuleDraft = {
    criterion,
    pattern,
    fields: { publisher: 'س' },
    dateFrom: '',
    dateOrder: '',
    overwrites: false,
    enabled: true,
  };
  const article =
    criterion === 'url' ? { places: [], url: subject } : { places: [placeOf(subject)], url: '' };
  return compileRule(rule).match(article) !== null;
}

describe('a folder', () => {
  it.each([
    ['الشرق الأوسط', '/home/me/press/الشرق الأوسط/2020/a.txt', true],
    ['الشرق', '/home/me/press/الشرق الأوسط/a.txt', false],
    ['PRESS', '/home/me/press/a.txt', true],
    ['press/aawsat', '/home/me/press/aawsat/a.txt', true],
    ['press\\aawsat', '/home/me/press/aawsat/a.txt', true],
    ['press/aawsat', '/home/me/press/2020/aawsat/a.txt', false],
    ['aawsat', 'D:\\press\\aawsat\\a.txt', true],
    ['/home/me', '/home/me/press/a.txt', true],
    ['/me', '/home/me/press/a.txt', false],
    ['d:\\Press\\', 'D:\\press\\aawsat\\a.txt', true],
    ['/press', 'press/a.txt', false],
    ['press/', 'press/a.txt', true],
    // The file's own name is none of its folders.
    ['a.txt', '/press/a.txt', false],
    ['press', 'a.txt', false],
    // é in one code point and in two.
    ['caf\u00E9', '/x/cafe\u0301/a.txt', true],
    ['/', '/x/a.txt', true],
    ['/', '/a.txt', true],
    ['/', 'a.txt', false],
    ['.', '/x/a.txt', false],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(fits('folder', pattern, path)).toBe(expected);
  });
});

describe('a name', () => {
  it.each([
    ['شرق', '/x/الشرق-1.txt', true],
    ['SHARQ', '/x/sharq_1.txt', true],
    ['press', '/press/a.txt', false],
    ['sharq*', '/x/sharq_1.txt', true],
    ['sharq', '/x/a_sharq_1.txt', true],
    ['sharq*', '/x/a_sharq_1.txt', false],
    ['*.htm?', 'C:\\x\\page.HTML', true],
    ['*.htm?', '/x/page.htm', false],
    ['?.txt', '/x/😀.txt', true],
    ['a[1].txt', '/x/a[1].txt', true],
    ['(a+)+$', '/x/aaaa', false],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(fits('name', pattern, path)).toBe(expected);
  });

  it('comes to its end with a hostile pattern and a long name', () => {
    const name = 'a'.repeat(4096);
    for (const pattern of [`${'*a'.repeat(100)}b`, `${'*?'.repeat(100)}b`, `${'*'.repeat(1000)}b`]) {
      let answered = 0;
      for (let round = 0; round < 20; round++) answered += globMatches(pattern, name) ? 1 : 0;
      expect(answered).toBe(0);
    }
    expect(globMatches('*a'.repeat(100), name)).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    ['aawsat.com', 'https://aawsat.com/home/article/1', true],
    ['aawsat.com', 'https://www.aawsat.com/', true],
    ['aawsat.com', 'http://english.aawsat.com:8080/x', true],
    ['aawsat.com', 'https://notaawsat.com/', false],
    ['aawsat.com', 'https://example.com/?from=aawsat.com', false],
    ['aawsat.com', 'https://aawsat.com@example.com/', false],
    ['https://www.AAWSAT.com/Home', 'https://aawsat.com/home/article/1', true],
    ['aawsat.com/ar', 'https://aawsat.com/ar/1', true],
    ['aawsat.com/ar', 'https://aawsat.com/archive/1', false],
    ['*.aawsat.com', 'https://english.aawsat.com/', true],
    ['site.example/أخبار', 'https://site.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1', true],
    ['الشرق.example', 'https://xn--mgbui1dh.example/', true],
    ['aawsat.com', '', false],
    ['/', 'https://aawsat.com/', false],
    ['aawsat.com/100%', 'https://aawsat.com/100%/x', true],
  ])('%s against %s: %s', (pattern, url, expected) => {
    expect(fits('url', pattern, url)).toBe(expected);
  });
});

it('of several paths the first that fits counts, and dates come from there', () => {
  const rule = compileRule({
    criterion: 'folder',
    pattern: 'الغد',
    fields: {},
    dateFrom: 'folder',
    dateOrder: '',
    overwrites: false,
    enabled: true,
  });
  const paths = ['/new/a.txt', '/press/الغد/2020/09/25/a.txt', '/press/الغد/2021/09/25/a.txt'];
  const match = rule.match({ places: paths.map(placeOf), url: '' });
  expect(match).toMatchObject({ subject: '/press/الغد/2020/09/25/', place: { path: paths[1] } });
  expect(match && rule.dateAt(match, '')).toMatchObject({ readings: ['2020-09-25'] });
});
