import lunr from 'lunr';
import type { BenchEngine } from './engine-bench.ts';
import { stem, stemmedWords } from './stemming.ts';

/** `lunr.Index` as shipped, fed with our tokens and stems (its own pipeline empties Arabic words). It has no phrases. */
export function stockLunrEngine(): BenchEngine {
  let index: lunr.Index | null = null;
  return {
    name: 'stock lunr',
    build(articles) {
      const builder = new lunr.Builder();
      builder.tokenizer = ((text: unknown) =>
        stemmedWords(String(text ?? '')).map((word) => new lunr.Token(word, {}))) as typeof lunr.tokenizer;
      builder.ref('id');
      builder.field('title', { boost: 2 });
      builder.field('body');
      for (const article of articles) builder.add(article);
      index = builder.build();
    },
    query({ kind, words }) {
      if (!index || kind === 'phrase') return -1;
      const answer = index.query((query) => {
        for (const word of words) {
          query.term(kind === 'prefix' ? word : stem(word), {
            presence: lunr.Query.presence.REQUIRED,
            wildcard: kind === 'prefix' ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
          });
        }
      });
      return answer.slice(0, 50).length;
    },
    indexBytes: () => 0,
    close: () => undefined,
  };
}
