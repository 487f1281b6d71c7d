import lunr from 'lunr';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TITLE_BOOST } from '../../../electron/engine/search/bm25.ts';
import type { IndexableArticle } from '../../../electron/engine/search/search-index.ts';
import { tokenize } from '../../../electron/text/tokenizer.ts';
import { generateArticles, inBatches, randomNumbers, randomWord } from './generated-corpus.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const EXACT = { level: 'exact', loose: true } as const;
const corpus = generateArticles(400);

/** One lunr index over everything, searched by lunr itself. */
function monolithicIndex(articles: readonly IndexableArticle[]): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('number');
  builder.field('title', { boost: TITLE_BOOST });
  builder.field('body');
  builder.tokenizer = Object.assign(
    (text?: unknown) => tokenize(String(text)).map((token) => new lunr.Token(token.text, {})),
    { separator: / / },
  );
  for (const article of articles) builder.add(article);
  return builder.build();
}

/** lunr divides all scores of a query by the length of its vector; its vectors hold three decimals. */
function lunrScores(index: lunr.Index, words: readonly string[]): { number: number; score: number }[] {
  const results = index.query((query) => {
    for (const word of words) query.term(word, { usePipeline: false });
  });
  return results.map(({ ref, score }) => ({ number: Number(ref), score: score * Math.sqrt(words.length) }));
}

describe('ranking', () => {
  let test: TemporaryArchive;
  beforeEach(async () => {
    test = await temporaryArchive();
  });
  afterEach(() => test.dispose());

  it('is that of one monolithic lunr index, although the archive has many segments', () => {
    for (const batch of inBatches(corpus, 60)) test.add(batch);
    expect(test.index.segments).toBeGreaterThan(5);
    const lunrIndex = monolithicIndex(corpus);
    const random = randomNumbers(3);
    for (let i = 0; i < 60; i++) {
      const words = [...new Set(Array.from({ length: 1 + (i % 3) }, () => randomWord(random)))];
      const ours = test.index.search(words.join(' OR '), EXACT);
      const theirs = lunrScores(lunrIndex, words);
      expect(ours.total).toBe(theirs.length);
      const scoreOf = new Map(theirs.map(({ number, score }) => [number, score]));
      for (const { number, score } of ours.ranked) expect(score).toBeCloseTo(scoreOf.get(number) ?? NaN, 2);
      ours.best(10).forEach(({ score }, place) => expect(score).toBeCloseTo(theirs[place]?.score ?? NaN, 2));
    }
  });

  it('has the ten best of a monolithic lunr index first, on 200 queries over 5,000 articles', () => {
    const random = randomNumbers(11);
    const stems = generateArticles(1)[0]?.body.split(' ') ?? [];
    const vocabulary = Array.from(
      { length: 3000 },
      (_, i) => `${stems[i % stems.length] ?? ''}${i.toString(36)}`,
    );
    // Zipf's law with exponent 1: the rank of a word drawn so is e to an even share of the logarithm of all ranks.
    const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'x';
    const words = (least: number, most: number): string =>
      Array.from({ length: least + Math.floor(random() * (most - least)) }, word).join(' ');
    const articles = Array.from({ length: 5000 }, (_, i) => ({
      number: i + 1,
      title: words(3, 10),
      body: words(20, 90),
    }));
    for (const batch of inBatches(articles, 400)) test.add(batch);
    expect(test.index.segments).toBeGreaterThan(10);
    const lunrIndex = monolithicIndex(articles);
    let shared = 0;
    let all = 0;
    for (let i = 0; i < 200; i++) {
      const query = tokenize(words(1, 4)).map(({ text }) => text);
      const asked = [...new Set(query)];
      const theirs = lunrScores(lunrIndex, asked);
      // Those whose scores differ by what lunr rounds off (half a thousandth for each word and field) share a place.
      const tenth = (theirs[Math.min(10, theirs.length) - 1]?.score ?? 0) - 0.001 * asked.length;
      const scoreOf = new Map(theirs.map(({ number, score }) => [number, score]));
      const ours = test.index.search(asked.join(' OR '), EXACT);
      expect(ours.total).toBe(theirs.length);
      const best = ours.best(10);
      shared += best.filter(({ number }) => (scoreOf.get(number) ?? 0) >= tenth).length;
      all += best.length;
    }
    expect(all).toBeGreaterThan(1500);
    expect(shared / all).toBeGreaterThanOrEqual(0.99);
  });

  it('is the same whether articles came one by one, in batches or all at once', async () => {
    const other = await temporaryArchive();
    try {
      const some = corpus.slice(0, 120);
      other.add(some);
      for (const batch of inBatches(some, 9)) test.add(batch);
      for (const query of ['موسكو', 'قرار نفط', 'مجلس OR حكم', '"مجلس الأمن"', 'سو*', '-قرار market']) {
        expect(test.index.search(query, EXACT).ranked).toEqual(other.index.search(query, EXACT).ranked);
      }
    } finally {
      other.dispose();
    }
  });

  it('gives a page of the same order as the whole', () => {
    test.add(corpus);
    const answer = test.index.search('موسكو OR قرار OR طهران', EXACT);
    const pages = [1, 7, 20].map((count) => test.index.search('موسكو OR قرار OR طهران', EXACT).best(count));
    expect(answer.total).toBeGreaterThan(160);
    expect(pages).toEqual([1, 7, 20].map((count) => answer.ranked.slice(0, count)));
  });

  it('puts a word in the title above one in the body, and what was typed above other forms', () => {
    const filler = 'خبر قصير عن يوم هادئ في المدينة';
    test.add([
      { number: 1, title: filler, body: `${filler} العقوبات` },
      { number: 2, title: `${filler} العقوبات`, body: filler },
      { number: 3, title: filler, body: `${filler} عقوبة` },
    ]);
    const found = test.index.search('العقوبات', { level: 'inflected', loose: true }).ranked;
    expect(found.map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  it('does not let a rare form of a frequent word come first for its rarity', () => {
    const common = Array.from({ length: 40 }, (_, i) => ({
      number: i + 1,
      title: 'خبر',
      body: 'عن القرار اليوم',
    }));
    test.add([...common, { number: 41, title: 'خبر', body: 'عن قراراته اليوم' }]);
    const found = test.index.search('القرار', { level: 'inflected', loose: true }).ranked;
    expect(found.length).toBe(41);
    expect(found.at(-1)?.number).toBe(41);
  });
});
