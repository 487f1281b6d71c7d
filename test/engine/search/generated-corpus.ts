import type { IndexableArticle } from '../../../electron/engine/search/search-index.ts';

const VOCABULARY = (
  'الوزير موسكو طهران قرار مجلس الأمن عقوبات نفط سوق بورصة مدرسة طبيب مطر عاصفة ملعب فريق حكم صحيفة كتاب ' +
  'مسرح أغنية طريق جسر قطار مطار سفينة ميناء جمارك ضريبة بنك قرض فائدة زراعة قمح زيتون بئر سد نهر جبل غابة ' +
  'market goal river storm council report 2231 1701'
).split(' ');

/** Repeatable pseudo-random numbers in [0, 1): mulberry32 by Tommy Ettinger (public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomWord(random: () => number): string {
  return VOCABULARY[Math.floor(random() ** 2 * VOCABULARY.length)] ?? '';
}

/** Articles of words drawn so that some are frequent and some rare, as in real text. */
export function generateArticles(count: number, seed = 1): IndexableArticle[] {
  const random = randomNumbers(seed);
  const words = (most: number): string =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => randomWord(random)).join(' ');
  return Array.from({ length: count }, (_, i) => ({ number: i + 1, title: words(8), body: words(60) }));
}

/** The articles cut into batches of 1 to `most`. */
export function inBatches<T>(articles: readonly T[], most: number, seed = 7): T[][] {
  const random = randomNumbers(seed);
  const batches: T[][] = [];
  for (let from = 0; from < articles.length;) {
    const size = 1 + Math.floor(random() * most);
    batches.push(articles.slice(from, from + size));
    from += size;
  }
  return batches;
}
