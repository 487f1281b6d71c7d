import { tokenize } from '../../electron/text/tokenizer.ts';
import type { CorpusArticle } from './corpus.ts';

export type QueryKind = 'word' | 'and' | 'phrase' | 'prefix';

export interface BenchQuery {
  readonly kind: QueryKind;
  readonly words: readonly string[];
}

/** mulberry32: a small seeded generator, so that every engine answers the same queries in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Queries taken from running text, hence weighted as words are: `each` of every kind. Words have 3 letters or more. */
export function makeQueries(articles: readonly CorpusArticle[], each: number): BenchQuery[] {
  const random = seededRandom(20_261_123);
  const pick = (least: number): string[] => {
    for (;;) {
      const article = articles[Math.floor(random() * articles.length)];
      const words = tokenize(article?.body ?? '').map((token) => token.text);
      const start = Math.floor(random() * (words.length - least));
      const taken = words.slice(start, start + least);
      if (taken.length === least && taken.every((word) => /^[\u0621-\u064a]{3,}$/.test(word))) return taken;
    }
  };
  const queries: BenchQuery[] = [];
  for (let n = 0; n < each; n++) {
    queries.push({ kind: 'word', words: pick(1) });
    queries.push({ kind: 'and', words: [...pick(1), ...pick(1)] });
    queries.push({ kind: 'phrase', words: pick(2) });
    queries.push({ kind: 'prefix', words: pick(1).map((word) => word.slice(0, 4)) });
  }
  return queries;
}
