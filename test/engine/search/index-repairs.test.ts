import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndexableArticle, SearchIndex } from '../../../electron/engine/search/search-index.ts';
import { generateArticles, randomNumbers, randomWord } from './generated-corpus.ts';
import { repairAtRandom, storeRepairs } from './repaired-articles.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const INFLECTED = { level: 'inflected', loose: true } as const;

/** What one may ask of an index, scores to nine digits: sums in another order differ in the last ones. */
function answers(index: SearchIndex, random: () => number): unknown {
  const word = (): string => randomWord(random);
  const queries = [
    word(),
    `${word()} ${word()}`,
    `${word()} OR ${word()}`,
    `"${word()} ${word()}"`,
    `"مجلس الأمن"`,
    `"الوزير ${word()} ${word()}"`,
    `${word().slice(0, 2)}*`,
    `${word()} -${word()}`,
    `-${word()}`,
    `title:${word()}`,
    `body:${word()} (${word()} OR -${word()})`,
  ];
  return queries.map((query) => {
    const read = (hidden: boolean): unknown => {
      const { total, ranked, notes } = index.search(query, { ...INFLECTED, hidden });
      const scores = ranked.map(({ number, score }) => `${number} ${score.toPrecision(9)}`);
      return { total, notes, scores: scores.sort() };
    };
    return { query, shown: read(false), hidden: read(true), terms: index.terms(query, { loose: true }) };
  });
}

/** Phrases of two frequent words. */
function pairs(random: () => number, count: number): string[] {
  const word = (): string => randomWord(() => random() / 3);
  return Array.from({ length: count }, () => `"${word()} ${word()}"`);
}

describe('an index that follows repairs', () => {
  let test: TemporaryArchive;
  let fresh: TemporaryArchive | null;
  beforeEach(async () => {
    test = await temporaryArchive();
    fresh = null;
  });
  afterEach(() => {
    test.dispose();
    fresh?.dispose();
  });

  function replace(...articles: IndexableArticle[]): void {
    test.archive.transaction(() => {
      for (const article of articles) storeRepairs(test.archive, article);
      test.index.replace(articles);
    });
  }

  function found(query: string): number[] {
    return [...test.index.search(query, INFLECTED).numbers].sort((a, b) => a - b);
  }

  it('does not find words of ignored blocks, nor phrases over them', () => {
    const body = 'مطر غزير اقرأ أيضا عاصفة رملية';
    const start = body.indexOf('اقرأ');
    const block = { field: 'body', start, end: body.indexOf('عاصفة') } as const;
    test.add([
      { number: 1, title: 'خبر', body },
      { number: 2, title: 'خبر', body },
    ]);
    replace({ number: 1, title: 'خبر', body, ignored: [block] });
    expect(found('اقرأ')).toEqual([2]);
    expect(found('"غزير اقرأ"')).toEqual([2]);
    expect(found('"غزير عاصفة"')).toEqual([]);
    expect(found('"مطر غزير" "عاصفة رملية"')).toEqual([1, 2]);
    expect(test.index.terms('أيضا', { loose: true })).toEqual([
      { surface: 'أيضا', level: 'exact', articles: 1 },
    ]);
    const ignored = { number: 1, title: 'خبر', body, ignored: [block] };
    expect(test.index.highlights('غزير OR اقرأ OR "غزير عاصفة"', INFLECTED, ignored)).toEqual([
      { field: 'body', start: 4, end: 8, level: 'exact' },
    ]);
    replace({ number: 1, title: 'خبر', body });
    expect(found('"غزير اقرأ"')).toEqual([1, 2]);
  });

  it('drops a word that a block merely touches, and keeps neighbours of other articles apart', () => {
    const body = 'رياح باردة ثلوج';
    test.add([
      { number: 1, title: '', body: '', titleOverride: '' },
      { number: 2, title: 'ثلوج', body: 'باردة' },
      { number: 3, title: '', body },
    ]);
    replace({ number: 3, title: '', body, ignored: [{ field: 'body', start: 6, end: 7 }] });
    expect(found('باردة')).toEqual([2]);
    expect(found('"رياح ثلوج"')).toEqual([]);
    expect(found('"ثلوج باردة"')).toEqual([]);
  });

  it('finds words of a corrected title beside those of the title, and no phrase over both', () => {
    test.add([{ number: 1, title: 'خبر عاجل', body: 'نص' }]);
    replace({ number: 1, title: 'خبر عاجل', body: 'نص', titleOverride: 'زلزال كبير' });
    for (const query of ['title:عاجل', 'title:زلزال', '"زلزال كبير"', '"خبر عاجل"']) {
      expect(found(query)).toEqual([1]);
    }
    expect(found('"عاجل زلزال"')).toEqual([]);
    expect(found('"كبير نص"')).toEqual([]);
    replace({ number: 1, title: 'خبر عاجل', body: 'نص', titleOverride: 'فيضان' });
    expect([found('زلزال'), found('فيضان')]).toEqual([[], [1]]);
  });

  it('takes an article that the same transaction added, and leaves no trace of one that was rolled back', async () => {
    test.add([{ number: 1, title: 'مطر', body: 'قديم' }]);
    const fails = (): void =>
      test.archive.transaction(() => {
        test.index.replace([{ number: 1, title: 'مطر', body: 'جديد' }]);
        throw new Error('disk full');
      });
    expect(fails).toThrow('disk full');
    expect([found('قديم'), found('جديد')]).toEqual([[1], []]);
    const [two, three] = [
      { number: 2, title: '', body: 'ثلج ثقيل' },
      { number: 3, title: '', body: 'ثلج خفيف' },
    ];
    test.add([two, three]);
    test.archive.transaction(() => {
      test.index.replace([{ ...two, titleOverride: 'برد' }]);
      test.index.replace([{ ...two, titleOverride: 'صقيع' }, three]);
      storeRepairs(test.archive, { ...two, titleOverride: 'صقيع' });
    });
    expect([found('ثلج'), found('برد'), found('صقيع')]).toEqual([[2, 3], [], [2]]);
    expect(test.index.verify()).toEqual([]);
    await test.reopen();
    expect([found('ثلج'), found('برد'), found('صقيع')]).toEqual([[2, 3], [], [2]]);
    expect(test.index.articles).toBe(3);
  });

  it('writes segments anew that hold much of what was removed, and keeps words known that only those had', async () => {
    const articles = generateArticles(40);
    test.add(articles);
    test.add([{ number: 41, title: 'zebra', body: 'giraffe' }]);
    replace({ number: 41, title: 'zebra', body: 'giraffe', titleOverride: 'okapi' });
    for (const article of articles.slice(0, 30)) replace({ ...article, titleOverride: 'okapi' });
    const before = test.index.bytes;
    while (test.index.merge());
    expect(test.index.bytes).toBeLessThan(before / 2);
    expect(test.index.merge()).toBe(false);
    await test.reopen();
    expect(test.index.verify()).toEqual([]);
    expect(found('giraffe okapi')).toEqual([41]);
    expect(found('okapi')).toHaveLength(31);
  });

  it('takes in what is repaired or removed while it is being rebuilt', async () => {
    const articles = generateArticles(600);
    test.add(articles);
    const [first, second] = articles;
    if (first === undefined || second === undefined) throw new Error('no articles');
    let slices = 0;
    await test.index.rebuild(
      () => {
        if (slices++ > 0) return;
        replace({ ...first, titleOverride: 'okapi' });
        test.archive.transaction(() => {
          test.archive.db.exec('DELETE FROM triage WHERE number = 2; DELETE FROM articles WHERE number = 2');
          test.index.remove([2]);
        });
      },
      { aborted: false },
    );
    expect(slices).toBeGreaterThan(1);
    expect(found('okapi')).toEqual([1]);
    expect(test.index.articles).toBe(599);
    expect(test.index.verify()).toEqual([]);
  });

  it('is rebuilt when it forgets that an article was replaced', async () => {
    test.add([{ number: 1, title: 'مطر', body: 'قديم' }]);
    replace({ number: 1, title: 'مطر', body: 'قديم', titleOverride: 'زلزال' });
    test.archive.db.exec('DELETE FROM index_removals');
    expect(test.index.verify().map(({ code }) => code)).toEqual(['index-articles-unknown']);
    await test.reopen();
    expect(test.index.verify()).toEqual([]);
    expect(found('زلزال')).toEqual([1]);
  });

  it.each(Array.from({ length: 80 }, (_, seed) => seed + 1))(
    'answers as one that was built at once, whatever came before (sequence %i)',
    async (seed) => {
      const random = randomNumbers(seed * 7919);
      const upTo = (below: number): number => Math.floor(random() * below);
      const waiting = generateArticles(120, seed);
      const model = new Map<number, IndexableArticle>();
      const hidden = new Set<number>();
      const some = (most: number): IndexableArticle[] => {
        const known = [...model.values()];
        const picked = Array.from({ length: 1 + upTo(most) }, () => known[upTo(known.length)]);
        return [...new Set(picked)].flatMap((article) => article ?? []);
      };
      const steps: (() => void | Promise<void>)[] = [
        () => {
          const batch = waiting.splice(0, 1 + upTo(15));
          for (const article of batch) model.set(article.number, article);
          test.add(batch);
        },
        () => {
          const repaired = some(6).map((article) =>
            repairAtRandom(article, random, () => randomWord(random)),
          );
          for (const article of repaired) model.set(article.number, article);
          replace(...repaired);
        },
        () => {
          const gone = some(2).map(({ number }) => number);
          test.archive.transaction(() => {
            for (const number of gone) {
              test.archive.db.prepare('DELETE FROM ignored_blocks WHERE article = ?').run(`a${number}`);
              test.archive.db.prepare('DELETE FROM triage WHERE number = ?').run(number);
              test.archive.db.prepare('DELETE FROM articles WHERE number = ?').run(number);
            }
            test.index.remove(gone);
          });
          for (const number of gone) {
            model.delete(number);
            hidden.delete(number);
          }
        },
        () => {
          const isHidden = random() < 0.6;
          for (const { number } of some(4)) {
            if (isHidden) hidden.add(number);
            else hidden.delete(number);
            test.archive.db
              .prepare('UPDATE articles SET hidden = ? WHERE number = ?')
              .run(isHidden ? 1 : 0, number);
            test.index.setHidden([number], isHidden);
          }
        },
        () => void test.index.merge(),
        () => test.reopen(),
        async () => void (await test.index.rebuild(() => {}, { aborted: false })),
      ];
      await steps[0]?.();
      for (let done = 0; done < 40; done++) {
        const weighed = [0, 0, 1, 1, 1, 1, 2, 3, 4, 4, 5, 6];
        await steps[weighed[upTo(weighed.length)] ?? 0]?.();
      }
      expect(test.index.verify()).toEqual([]);
      fresh = await temporaryArchive();
      const articles = [...model.values()].sort((a, b) => a.number - b.number);
      fresh.add(articles);
      fresh.index.setHidden([...hidden], true);
      const asked = seed;
      expect(answers(test.index, randomNumbers(asked))).toEqual(answers(fresh.index, randomNumbers(asked)));
      expect(test.index.articles).toBe(model.size);
      for (const query of ['"مجلس الأمن"', ...pairs(random, 40)]) {
        const match = test.index.matcher(query, INFLECTED);
        const matching = articles.filter(
          (article) => !hidden.has(article.number) && match(article).length > 0,
        );
        expect(found(query)).toEqual(matching.map(({ number }) => number));
        const shown = articles.filter(({ number }) => test.index.finds(query, INFLECTED, number));
        expect(shown).toEqual(matching);
      }
      await test.index.rebuild(() => {}, { aborted: false });
      expect(answers(test.index, randomNumbers(asked))).toEqual(answers(fresh.index, randomNumbers(asked)));
    },
  );
});
