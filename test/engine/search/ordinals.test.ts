import { describe, expect, it } from 'vitest';
import { HiddenArticles } from '../../../electron/engine/search/hidden-articles.ts';
import { OrdinalSet } from '../../../electron/engine/search/ordinal-set.ts';
import { everything, intersect, subtract, unite } from '../../../electron/engine/search/ordinals.ts';
import { seek } from '../../../electron/engine/search/segment.ts';
import { buildSegment } from '../../../electron/engine/search/build-segment.ts';
import { generateArticles, randomNumbers } from './generated-corpus.ts';
import { analyzer } from './temporary-archive.ts';

const random = randomNumbers(17);

/** Ordinals below 500, each with the chance `density`. */
function someOrdinals(density: number): Int32Array {
  return everything(500).filter(() => random() < density);
}

describe('ordinals of matching articles', () => {
  it('are intersected, united and subtracted as sets are, sparse or dense', () => {
    for (const [dense, sparse] of [
      [0.9, 0.9],
      [0.5, 0.01],
      [0.01, 0.5],
      [0.3, 0],
      [0, 0.3],
      [1, 1],
    ] as const) {
      const [a, b] = [someOrdinals(dense), someOrdinals(sparse)];
      const [inA, inB] = [new Set(a), new Set(b)];
      expect([...intersect(a, b)]).toEqual([...a].filter((ordinal) => inB.has(ordinal)));
      expect([...unite(a, b)]).toEqual(
        [...everything(500)].filter((ordinal) => inA.has(ordinal) || inB.has(ordinal)),
      );
      expect([...subtract(a, b)]).toEqual([...a].filter((ordinal) => !inB.has(ordinal)));
    }
  });

  it('are found from any start by seeking', () => {
    const ordinals = someOrdinals(0.2);
    for (let from = 0; from <= ordinals.length; from += 7) {
      for (let value = 0; value <= 500; value += 3) {
        const found = ordinals.findIndex((ordinal, i) => i >= from && ordinal >= value);
        expect(seek(ordinals, value, from)).toBe(found < 0 ? ordinals.length : found);
      }
    }
  });

  it('come back from a set in order, also at the edges of its words and after it is reused', () => {
    const set = new OrdinalSet();
    set.fit(500);
    for (const ordinals of [[499, 31, 0, 32, 63, 64, 31], [], [5]]) {
      set.clear();
      for (const ordinal of ordinals) set.add(ordinal);
      const expected = [...new Set(ordinals)].sort((a, b) => a - b);
      expect([...set.ordinals()]).toEqual(expected);
      expect(set.count()).toBe(expected.length);
      expect([31, 33].map((ordinal) => set.has(ordinal))).toEqual([ordinals.includes(31), false]);
    }
  });

  it('lose the hidden ones, and get them back', () => {
    let id = 0;
    const { parts } = buildSegment(generateArticles(40), analyzer, () => ({ id: ++id, isNew: true }));
    const hidden = new HiddenArticles([3]);
    const all = everything(40);
    const shown = (): number[] => [...hidden.visible(parts, all)].map((ordinal) => ordinal + 1);
    expect(shown()).not.toContain(3);
    hidden.set([40, 1], true);
    expect(shown()).toEqual([2, ...Array.from({ length: 36 }, (_, i) => i + 4)]);
    hidden.set([1, 3, 40], false);
    expect(hidden.visible(parts, all)).toBe(all);
  });
});
