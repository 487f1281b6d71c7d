import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../electron/engine/search/parse-query.ts';
import { printQuery } from '../../../electron/engine/search/print-query.ts';
import { generateArticles, randomNumbers } from './generated-corpus.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const PIECES = [
  ...'()|"«»“”-−=~*!:/',
  ...'AND OR NOT أو w/5 /3 near9 pre/0 adj2 w/s ~1 ~٩٩٩٩٩٩٩ ~0 "~5'.split(' '),
  ...'title: عنوان: x: __proto__ constructor: قرار oil צה"ל a-b 2231 عُقُوبات 日本語'.split(' '),
  ...'\u0000 \u001B \u200F \u202E \u2066 \uFEFF \uD800 \uDFFF 😀'.split(' '),
  ...'\n\t   ',
];

function hostileQuery(random: () => number, longest: number): string {
  const length = 1 + Math.floor(random() ** 3 * longest);
  let query = '';
  while (query.length < length) query += PIECES[Math.floor(random() * PIECES.length)] ?? '';
  return query;
}

describe('hostile queries', () => {
  let test: TemporaryArchive;
  const article = { number: 1, title: 'قرار 2231', body: 'oil عُقُوبات a b 日本語 قرار' };
  beforeAll(async () => {
    test = await temporaryArchive();
    test.add([article, ...generateArticles(50).map((each) => ({ ...each, number: each.number + 1 }))]);
  });
  afterAll(() => test.dispose());

  it('are answered, 10,000 of them, and what was understood can be typed again', () => {
    const random = randomNumbers(97);
    const options = { level: 'clitic', loose: true } as const;
    let found = 0;
    for (let i = 0; i < 10_000; i++) {
      const query = hostileQuery(random, i % 10 === 0 ? 1_500 : 60);
      const { root } = parseQuery(query);
      const { total, ranked, interpreted } = test.index.search(query, options);
      const again = root === null ? null : parseQuery(printQuery(root)).root;
      expect({ query, total: ranked.length, again }).toEqual({
        query,
        total: root === null ? 0 : total,
        again: root,
      });
      const marked =
        i % 20 === 0
          ? test.index
              .highlights(query, options, article)
              .map(({ field, start, end }) => article[field].slice(start, end))
          : [];
      expect([query, marked.filter((word) => !/^[\p{L}\p{M}\p{Nd}]+$/u.test(word))]).toEqual([query, []]);
      expect(interpreted === '' || root !== null).toBe(true);
      if (total > 0) found++;
    }
    expect(found).toBeGreaterThan(500);
  });

  it('are parsed at 100 kB, and refused as too long by the search', () => {
    const random = randomNumbers(5);
    const repeated = ['w/5 ', 'a w/5 ', '~1', '"~5', '*', ':', '(', 'NOT ', '\ud800', 'ا~2 '];
    const long = [
      ...repeated.map((piece) => piece.repeat(Math.ceil(100_000 / piece.length))),
      ...Array.from({ length: 10 }, () => {
        let query = '';
        while (query.length < 100_000) query += hostileQuery(random, 2_000);
        return query;
      }),
    ];
    for (const query of long) {
      expect(() => parseQuery(query)).not.toThrow();
      const { total, notes } = test.index.search(query, { level: 'inflected', loose: true });
      expect([total, notes[0]?.code]).toEqual([0, 'query-too-long']);
    }
  });
});
