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
    // proximity
    ['"a b"~5', '"a b"~5'],
    ['"a b"~٥ c', '"a b"~5 c'],
    ['"a b"~0', '"a b"'],
    ['"a b"~5000', '"a b"~100 !distance-limited'],
    ['title:="a b*"~3', 'title:="a b*"~3'],
    ['a w/5 b', '"a b"~5'],
    ['a near5 b', '"a b"~5'],
    ['a NEAR/5 b', '"a b"~5'],
    ['a n/5 b', '"a b"~5'],
    ['a /5 b', '"a b"~5'],
    ['a /0 b', '"a b"~1'],
    ['a adj5 b', 'a adj5 b'],
    ['a pre/5 b', 'a adj5 b'],
    ['نفط adj٥ غاز', 'نفط adj5 غاز'],
    ['a w/5 b w/5 c', '"a b c"~5'],
    ['a w/5 b adj2 c d', 'a near5 b adj2 c d'],
    ['=a w/5 ~b', '=a near5 ~b'],
    ['"مجلس الأمن" w/5 (إيران أو روسيا | "ا ب")', '"مجلس الأمن" near5 (إيران OR روسيا OR "ا ب")'],
    ['title:(a | b) adj2 c', '(title:a OR title:b) adj2 c'],
    ['x OR a w/5 b', 'x OR "a b"~5'],
    ['x NOT a adj5 b', 'x -(a adj5 b)'],
    ['-(a adj5 b)', '-(a adj5 b)'],
    ['a w/5 -b', 'a -b !proximity-operands'],
    ['(a b) w/5 c', 'a b c !proximity-operands'],
    ['(a w/5 b) w/5 c', '"a b"~5 c !proximity-operands'],
    ['a w/5 (b | -c)', 'a (b OR -c) !proximity-operands'],
    ['w/5 a', 'a !dangling-operator'],
    ['a w/5', 'a !dangling-operator'],
    ['a w/5 OR b', 'a OR b !dangling-operator'],
    ['a w/5 near3 b', '"a b"~3 !dangling-operator'],
    ['(a w/5) b', 'a b !dangling-operator'],
    ['a w/5 () b', 'a b !dangling-operator'],
    ['"near5" a', '"near 5" a'],
    ['near adj w 5', 'near adj w 5'],
    ['a w/s b', 'a b !unknown-operator'],
    ['atleast5 a', 'a !unknown-operator'],
    // fuzziness and Nexis' truncation
    ['word~1 x', 'word~1 x'],
    ['=word~٢', '=word~1 !fuzziness-limited'],
    ['tehran~2', 'tehran~2'],
    ['tehran~9', 'tehran~2 !fuzziness-limited'],
    ['في~1', 'في !fuzziness-limited'],
    ['"tehran"~1', 'tehran~1'],
    ['tehran~1 w/3 oil', 'tehran~1 near3 oil'],
    ['co-operation~1', '"co operation" !unknown-operator'],
    ['oi*~1', 'oi* !unknown-operator'],
    ['negoti! عقوب!', 'negoti* عقوب*'],
    ['"wow! no" goal!!', '"wow no" goal'],
    ['', '∅ !no-words'],
    [' ، «» () - " ', '∅ !unbalanced-quote !no-words'],
    ['*', '∅ !no-words'],
    ['constructor:x __proto__:y', 'constructor x "proto y" !unknown-field'],
  ])('%s', (query, expected) => {
    expect(understood(query)).toBe(expected);
  });

  it('names what it did not know', () => {
    expect(parseQuery('colour:red a w/p b').notes).toEqual([
      { code: 'unknown-field', params: { field: 'colour' } },
      { code: 'unknown-operator', params: { operator: 'w/p' } },
    ]);
  });

  it('prints what parses to the same tree', () => {
    for (const query of [
      'a (b OR -c) =d',
      '-(a b) OR title:"c d*"',
      'x OR (y -(z | "و غ"))',
      '~(a | b) c',
      'a w/3 (b | "c d") pre/2 e -(f adj2 g)',
      '-"f g"~4 "adj5"',
      '="a b"~2 ~abcde~2',
    ]) {
      const { root } = parseQuery(query);
      expect(root && parseQuery(printQuery(root)).root).toEqual(root);
    }
  });

  it('takes ten thousand open parentheses, alternating operators and quotes', () => {
    expect(understood('('.repeat(10_000) + 'نفط')).toBe('نفط !unbalanced-parenthesis');
    expect(parseQuery('(a|(b '.repeat(2_000)).root).not.toBeNull();
    expect(understood('-('.repeat(10_001) + 'a')).toBe('-a !unbalanced-parenthesis');
    expect(parseQuery('«"'.repeat(5_000)).root).toBeNull();
    expect(parseQuery('a w/5 '.repeat(10_000)).root?.kind).toBe('near');
  });
});
