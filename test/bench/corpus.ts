import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export interface CorpusArticle {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly date: string;
}

/** Development data beside the project, absent from a plain checkout. */
export const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const FILE = `${SHARED}corpus/jawhara-ar.jsonl.gz`;

export function hasCorpus(): boolean {
  return existsSync(FILE);
}

/** The first `count` articles of the JawharaFM corpus; beyond its 9,961 they repeat, each with words of its own. */
export function readCorpus(count: number): CorpusArticle[] {
  const articles = gunzipSync(readFileSync(FILE))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusArticle);
  return Array.from({ length: count }, (_, at) => {
    const article = articles[at % articles.length];
    if (!article) throw new Error('the corpus is empty');
    const round = Math.floor(at / articles.length);
    return round === 0
      ? article
      : { ...article, id: `${article.id}-${round}`, title: `${article.title} ${round}` };
  });
}
