import MiniSearch from 'minisearch';
import type { BenchEngine } from './engine-bench.ts';
import { stem, stemmedWords } from './stemming.ts';

/** MiniSearch with our tokens and stems. It has no phrases. */
export function minisearchEngine(): BenchEngine {
  const index = new MiniSearch({
    fields: ['title', 'body'],
    tokenize: stemmedWords,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 2 },
      combineWith: 'AND',
      tokenize: (text) => text.split(' '),
      processTerm: stem,
    },
  });
  return {
    name: 'MiniSearch',
    build(articles) {
      index.addAll(articles);
    },
    query({ kind, words }) {
      if (kind === 'phrase') return -1;
      if (kind === 'prefix') {
        return index.search(words.join(' '), { prefix: true, processTerm: (term) => term }).slice(0, 50)
          .length;
      }
      return index.search(words.join(' ')).slice(0, 50).length;
    },
    indexBytes: () => 0,
    close: () => undefined,
  };
}
