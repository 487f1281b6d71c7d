import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchIndex } from '../../../electron/engine/search/search-index.ts';
import { generateArticles, inBatches } from './generated-corpus.ts';
import { analyzer, storeArticles, temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const INFLECTED = { level: 'inflected', loose: true } as const;
const QUERIES = [
  'موسكو',
  'قرار نفط',
  'مجلس OR حكم',
  '"مجلس الأمن"',
  'مو*',
  'market -goal',
  '٢٢٣١',
  'title:طهران',
];

function numbers(answer: SearchAnswer): number[] {
  return answer.ranked.map(({ number }) => number).sort((a, b) => a - b);
}

function answers(index: SearchIndex): unknown[] {
  return QUERIES.map((query) => {
    const { ranked, notes } = index.search(query, INFLECTED);
    return { ranked, notes, terms: index.terms(query, { loose: true }) };
  });
}

describe('search index of an archive', () => {
  let test: TemporaryArchive;
  beforeEach(async () => {
    test = await temporaryArchive();
  });
  afterEach(() => test.dispose());

  it('finds an article once its import has committed, and not before', () => {
    test.archive.transaction(() => {
      storeArticles(test.archive, [{ number: 1, title: 'مطر', body: 'على الجبل' }]);
      test.index.add([{ number: 1, title: 'مطر', body: 'على الجبل' }]);
      expect(test.index.search('مطر', INFLECTED).total).toBe(0);
    });
    expect(numbers(test.index.search('مطر', INFLECTED))).toEqual([1]);
  });

  it('keeps no trace of an import that was rolled back, new words included', async () => {
    test.add([{ number: 1, title: 'مطر', body: 'على الجبل' }]);
    const fails = (): void =>
      test.archive.transaction(() => {
        storeArticles(test.archive, [{ number: 2, title: 'zebra', body: 'ثلج على الجبل' }]);
        test.index.add([{ number: 2, title: 'zebra', body: 'ثلج على الجبل' }]);
        throw new Error('disk full');
      });
    expect(fails).toThrow('disk full');
    expect(test.index.terms('zebra OR ثلج', { loose: true })).toEqual([]);
    test.add([{ number: 2, title: 'giraffe', body: 'رمل' }]);
    for (const query of ['zebra', 'ثلج']) expect(test.index.search(query, INFLECTED).total).toBe(0);
    expect(numbers(test.index.search('giraffe', INFLECTED))).toEqual([2]);
    expect(numbers(test.index.search('الجبل', INFLECTED))).toEqual([1]);
    await test.reopen();
    expect(test.index.verify()).toEqual([]);
    expect(numbers(test.index.search('giraffe رمل', INFLECTED))).toEqual([2]);
  });

  it('takes several batches within one transaction', () => {
    test.archive.transaction(() => {
      for (const number of [1, 2, 3]) {
        const article = { number, title: `خبر${'ب'.repeat(number)}`, body: 'zebra giraffe' };
        storeArticles(test.archive, [article]);
        test.index.add([article]);
      }
    });
    expect(numbers(test.index.search('zebra', INFLECTED))).toEqual([1, 2, 3]);
    expect(test.index.verify()).toEqual([]);
  });

  it('answers the same after reopening', async () => {
    for (const batch of inBatches(generateArticles(150), 20)) test.add(batch);
    const before = answers(test.index);
    await test.reopen();
    expect(answers(test.index)).toEqual(before);
    expect(test.index.articles).toBe(150);
  });

  it('answers the same after merging, and goes on taking articles', async () => {
    const articles = generateArticles(160);
    for (const batch of inBatches(articles.slice(0, 150), 3)) test.add(batch);
    const before = answers(test.index);
    const segments = test.index.segments;
    while (test.index.merge());
    expect(test.index.segments).toBeLessThan(segments / 3);
    expect(answers(test.index)).toEqual(before);
    test.add(articles.slice(150));
    const after = answers(test.index);
    await test.reopen();
    expect(answers(test.index)).toEqual(after);
    await test.index.rebuild(() => {}, { aborted: false });
    expect(answers(test.index)).toEqual(after);
  });

  it('leaves hidden articles out of totals, terms and exclusions, also after reopening', async () => {
    test.add([
      { number: 1, title: 'مطر', body: 'عاصفة' },
      { number: 2, title: 'مطر', body: 'رعد' },
    ]);
    test.archive.db.exec('UPDATE articles SET hidden = 1 WHERE number = 1');
    test.index.setHidden([1], true);
    const check = (): void => {
      expect(numbers(test.index.search('مطر', INFLECTED))).toEqual([2]);
      expect(test.index.terms('مطر عاصفة', { loose: true })).toEqual([
        { surface: 'مطر', level: 'exact', articles: 1 },
      ]);
      expect(test.index.search('مطر -عاصفة', INFLECTED).notes).toEqual([
        { code: 'excluded', params: { words: 'عاصفة', articles: 0 } },
      ]);
    };
    check();
    await test.reopen();
    check();
    test.index.setHidden([1], false);
    expect(numbers(test.index.search('مطر', INFLECTED))).toEqual([1, 2]);
  });

  it('is rebuilt when a stored segment is damaged', async () => {
    for (const batch of inBatches(generateArticles(60), 20)) test.add(batch);
    const before = answers(test.index);
    const data = test.archive.db.prepare('SELECT data FROM index_segments WHERE id = 1').get()?.['data'];
    if (!(data instanceof Uint8Array)) throw new TypeError('no segment');
    data[data.length >>> 1] = (data[data.length >>> 1] ?? 0) ^ 1;
    test.archive.db.prepare('UPDATE index_segments SET data = ? WHERE id = 1').run(data);
    expect(test.index.verify().map(({ code }) => code)).toEqual(['index-segment-damaged']);
    await test.reopen();
    expect(test.index.verify()).toEqual([]);
    expect(answers(test.index)).toEqual(before);
  });

  it.each([
    ['a lost segment', 'DELETE FROM index_segments WHERE id = 2', 'index-articles-missing'],
    ['a lost word', 'DELETE FROM index_terms WHERE id = 3', 'index-terms-damaged'],
    [
      'an article that is gone',
      'DELETE FROM triage WHERE number = 60; DELETE FROM articles WHERE number = 60',
      'index-articles-unknown',
    ],
    ['no note of its version', 'DELETE FROM index_state', 'index-outdated'],
  ])('is rebuilt after %s', async (_, damage, finding) => {
    for (const batch of inBatches(generateArticles(60), 20)) test.add(batch);
    test.archive.db.exec(damage);
    expect(test.index.verify().map(({ code }) => code)).toContain(finding);
    await test.reopen();
    expect(test.index.verify()).toEqual([]);
    expect(test.index.articles).toBe(finding === 'index-articles-unknown' ? 59 : 60);
    expect(test.index.search('موسكو', INFLECTED).total).toBeGreaterThan(0);
  });

  it('is rebuilt by a program whose analysis differs', async () => {
    test.add([{ number: 1, title: 'مطر', body: 'غزير' }]);
    // An analyser to which all words are kin, as a later version might find new kinships.
    const kin = { ...analyzer, version: 'next', keys: () => analyzer.keys('كلمة') };
    await test.reopen(kin);
    expect(numbers(test.index.search('anything', INFLECTED))).toEqual([1]);
    await test.reopen();
    expect(numbers(test.index.search('anything', INFLECTED))).toEqual([]);
    expect(numbers(test.index.search('غزير', INFLECTED))).toEqual([1]);
  });

  it('takes in what is imported while it is being rebuilt, and can be aborted', async () => {
    const articles = generateArticles(600);
    test.add(articles.slice(0, 590));
    const rest = articles.slice(590);
    const rebuilt = await test.index.rebuild(
      () => {
        const next = rest.shift();
        if (next !== undefined) test.add([next]);
      },
      { aborted: false },
    );
    expect(rebuilt).toBe(600 - rest.length);
    test.add(rest);
    expect(test.index.verify()).toEqual([]);
    const before = answers(test.index);
    await test.index.rebuild(() => {}, { aborted: true });
    expect(answers(test.index)).toEqual(before);
  });

  it('survives words and texts that break naive indexes', () => {
    const odd = [
      '__proto__ constructor toString',
      'title/1 body',
      'x'.repeat(50_000),
      '',
      '\ud800 سليم \udc00',
    ];
    test.add(odd.map((body, i) => ({ number: i + 1, title: '', body })));
    expect(numbers(test.index.search('constructor', INFLECTED))).toEqual([1]);
    expect(numbers(test.index.search('"proto" toString', INFLECTED))).toEqual([1]);
    expect(numbers(test.index.search('سليم', INFLECTED))).toEqual([5]);
    expect(test.index.verify()).toEqual([]);
  });
});
