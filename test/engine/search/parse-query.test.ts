import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../electron/engine/search/parse-query.ts';
import { printQuery } from '../../../electron/engine/search/print-query.ts';

/** The query as understood, then the codes of the notes. */
function understood(query: string): string {
  const { root, notes } = parseQuery(query);
  const codes = notes.map(({ code }) => ` !${code}`).join('');
  return (root === null ? '∅' : printQuery(root)) + codes;
}

describe('parseQuery', () => {
  it.each([
    // words, operators
    ['عقوبات إيران', 'عقوبات إيران'],
    ['  عقوبات،   إيران؟ ', 'عقوبات إيران'],
    ['إيران أو روسيا', 'إيران OR روسيا'],
    ['iran | russia OR china', 'iran OR russia OR china'],
    ['نفط إيران أو روسيا', '(نفط إيران) OR روسيا'],
    ['نفط (إيران أو روسيا)', 'نفط (إيران OR روسيا)'],
    ['oil AND gas', 'oil gas'],
    ['oil or gas', 'oil or gas'],
    ['oil NOT gas', 'oil -gas'],
    ['نفط -غاز', 'نفط -غاز'],
    ['نفط -(غاز أو فحم)', 'نفط -(غاز OR فحم)'],
    ['نفط −غاز', 'نفط -غاز'],
    ['-رياضة', '-رياضة'],
    ['--رياضة', 'رياضة'],
    ['موسكو - طهران', 'موسكو طهران'],
    ['co-operation', '"co operation"'],
    ['((((نفط))))', 'نفط'],
    // levels, fields, prefixes
    ['=عقوبات ~إيران', '=عقوبات ~إيران'],
    ['-=عقوبات', '-=عقوبات'],
    ['=(نفط غاز)', '=نفط =غاز'],
    ['title:نفط', 'title:نفط'],
    ['عنوان:نفط نص:غاز', 'title:نفط body:غاز'],
    ['العنوان: نفط', 'title:نفط'],
    ['title:(oil OR gas) coal', '(title:oil OR title:gas) coal'],
    ['title:="مجلس الأمن"', 'title:="مجلس الأمن"'],
    ['عقوب*', 'عقوب*'],
    ['"مجلس الأم*"', '"مجلس الأم*"'],
    // all quotes
    ['"مجلس الأمن"', '"مجلس الأمن"'],
    ['“مجلس الأمن”', '"مجلس الأمن"'],
    ['”مجلس الأمن“', '"مجلس الأمن"'],
    ['„Rat der EU“', '"Rat der EU"'],
    ['«مجلس الأمن»', '"مجلس الأمن"'],
    ['»مجلس الأمن«', '"مجلس الأمن"'],
    ['«مجلس الأمن"', '"مجلس الأمن"'],
    ['«قال "نعم" لهم»', '"قال نعم لهم"'],
    ['"العقوبات"', 'العقوبات'],
    ['"أو"', '"أو"'],
    ['"OR" نفط', '"OR" نفط'],
    ['נשיא צה"ל', 'נשיא צה"ל'],
    // words that the tokenizer splits
    ['الـ27', '"الـ 27"'],
    ['قرار: 2231', 'قرار 2231'],
    ['https://news.example/a', '"https news.example a"'],
    ['10:30', '"10 30"'],
    // malformed
    ['"مجلس الأمن', 'مجلس الأمن !unbalanced-quote'],
    ['نفط "غاز', 'نفط غاز !unbalanced-quote'],
    ['(نفط', 'نفط !unbalanced-parenthesis'],
    ['نفط) غاز', 'نفط غاز !unbalanced-parenthesis'],
    [')))', '∅ !unbalanced-parenthesis !no-words'],
    ['نفط OR', 'نفط !dangling-operator'],
    ['أو نفط', 'نفط !dangling-operator'],
    ['نفط OR OR غاز', 'نفط OR غاز !dangling-operator'],
    ['نفط -', 'نفط'],
    ['نفط NOT', 'نفط !dangling-operator'],
    ['نفط title:', 'نفط !dangling-operator'],
    ['أو', '"أو" !dangling-operator'],
    ['foo:نفط', 'foo نفط !unknown-field'],
    ['"a b"~5', '"a b" !unknown-operator'],
    ['word~1 x', 'word x !unknown-operator'],
    ['', '∅ !no-words'],
    [' ، «» () - " ', '∅ !unbalanced-quote !no-words'],
    ['*', '∅ !no-words'],
    ['constructor:x __proto__:y', 'constructor x "proto y" !unknown-field'],
  ])('%s', (query, expected) => {
    expect(understood(query)).toBe(expected);
  });

  it('names what it did not know', () => {
    expect(parseQuery('colour:red "a b"~7').notes).toEqual([
      { code: 'unknown-field', params: { field: 'colour' } },
      { code: 'unknown-operator', params: { operator: '~7' } },
    ]);
  });

  it('prints what parses to the same tree', () => {
    for (const query of ['a (b OR -c) =d', '-(a b) OR title:"c d*"', 'x OR (y -(z | "و غ"))', '~(a | b) c']) {
      const { root } = parseQuery(query);
      expect(root && parseQuery(printQuery(root)).root).toEqual(root);
    }
  });

  it('takes ten thousand open parentheses, alternating operators and quotes', () => {
    expect(understood('('.repeat(10_000) + 'نفط')).toBe('نفط !unbalanced-parenthesis');
    expect(parseQuery('(a|(b '.repeat(2_000)).root).not.toBeNull();
    expect(understood('-('.repeat(10_001) + 'a')).toBe('-a !unbalanced-parenthesis');
    expect(parseQuery('«"'.repeat(5_000)).root).toBeNull();
  });
});
