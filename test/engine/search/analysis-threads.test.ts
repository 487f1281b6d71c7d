import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  analyseBatch,
  numberTerms,
  withoutArticles,
  type AnalysedBatch,
} from '../../../electron/engine/search/analysed-batch.ts';
import {
  createAnalysisThreads,
  type AnalysisThreads,
} from '../../../electron/engine/search/analysis-threads.ts';
import { encodeSegment } from '../../../electron/engine/search/segment.ts';
import { generateArticles } from './generated-corpus.ts';
import { analyzer } from './temporary-archive.ts';

const ASSETS = resolve(import.meta.dirname, '../../../assets');
const TEXTS = generateArticles(60).map(({ title, body }) => ({ title, body }));

let threads: AnalysisThreads;
afterEach(() => threads.close());

/** The segment as stored, by a dictionary of its own. */
function stored(batch: AnalysedBatch, articles: number): { bytes: Buffer; words: string[] } {
  const ids = new Map<string, number>();
  const { parts } = numberTerms(
    batch,
    Array.from({ length: articles }, (_, at) => at + 1),
    analyzer,
    (surface) => {
      const known = ids.get(surface);
      if (known !== undefined) return { id: known, isNew: false };
      ids.set(surface, ids.size + 1);
      return { id: ids.size, isNew: true };
    },
  );
  return { bytes: Buffer.from(encodeSegment(parts)), words: [...ids.keys()] };
}

function here(texts = TEXTS): { bytes: Buffer; words: string[] } {
  return stored(
    analyseBatch(texts, analyzer, () => false),
    texts.length,
  );
}

describe('analysis threads', () => {
  it('answer what the engine itself would, batch for batch, however many are asked at once', async () => {
    threads = createAnalysisThreads({ analyzer, assets: ASSETS });
    const batches = Array.from({ length: 12 }, (_, at) => TEXTS.slice(at * 5, at * 5 + 5));
    // The first are analysed on this thread; then the threads are ready.
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(batches.map((texts) => threads.analyse(texts)));
      answers.forEach((answer, at) => expect(stored(answer, 5)).toEqual(here(batches[at])));
      await new Promise((wait) => setTimeout(wait, 400));
    }
  });

  it('leave the work to the engine where their program cannot run', async () => {
    threads = createAnalysisThreads({
      analyzer,
      assets: ASSETS,
      entry: resolve(ASSETS, 'no-such-program.js'),
    });
    for (let batch = 0; batch < 6; batch++) {
      expect(stored(await threads.analyse(TEXTS), TEXTS.length)).toEqual(here());
    }
  });

  it('hand back what they have not finished when the archive is closed', async () => {
    threads = createAnalysisThreads({ analyzer, assets: ASSETS });
    const asked = Array.from({ length: 8 }, () => threads.analyse(TEXTS));
    threads.close();
    for (const batch of await Promise.all(asked))
      expect(batch.surfaces).toEqual(analyseBatch(TEXTS, analyzer, () => false).surfaces);
  });
});

describe('a batch of which some articles were not stored', () => {
  it('is the batch of the others', () => {
    threads = createAnalysisThreads({ analyzer, assets: ASSETS });
    const some = withoutArticles(
      analyseBatch(TEXTS, analyzer, () => true),
      [0, 7, 59],
    );
    const others = TEXTS.filter((_, at) => ![0, 7, 59].includes(at));
    const [left, fresh] = [stored(some, others.length), here(others)];
    // The dictionary learns the words in another order; each has the same places.
    expect(left.words.toSorted()).toEqual(fresh.words.toSorted());
    expect(left.bytes.length).toBe(fresh.bytes.length);
  });
});
