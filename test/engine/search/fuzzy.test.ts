import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWithinEdits } from '../../../electron/engine/search/edit-distance.ts';
import { randomNumbers } from './generated-corpus.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

/** The whole table, without bounds. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1;
      (table[i] ?? [])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
        isSwap ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

describe('isWithinEdits', () => {
  it.each([
    ['طهران', 'طهرن', 1],
    ['طهران', 'تهران', 1],
    ['طهران', 'طهارن', 1],
    ['abc', 'abc', 0],
    ['', 'ab', 2],
    ['abcd', 'badc', 2],
  ])('%s and %s are %i apart', (a, b, edits) => {
    expect(isWithinEdits(a, b, edits)).toBe(true);
    expect(edits > 0 && isWithinEdits(a, b, edits - 1)).toBe(false);
  });

  it('agrees with the whole table on 20,000 random pairs', () => {
    const random = randomNumbers(3);
    const word = (): string =>
      Array.from({ length: Math.floor(random() * 8) }, () => 'ابc'.charAt(Math.floor(random() * 3))).join('');
    const disagreeing: unknown[] = [];
    for (let i = 0; i < 20_000; i++) {
      const [a, b, most] = [word(), word(), Math.floor(random() * 3)];
      if (isWithinEdits(a, b, most) !== distance(a, b) <= most) disagreeing.push([a, b, most]);
    }
    expect(disagreeing).toEqual([]);
  });
});

describe('fuzzy words', () => {
  let test: TemporaryArchive;
  const bodies = ['لافروف', 'لافروق', 'لفروق', 'ولافروف', 'موسكو', 'Lavrov', 'Lawrow'];
  beforeAll(async () => {
    test = await temporaryArchive();
    test.add(bodies.map((body, i) => ({ number: i + 1, title: '', body: `قال ${body} أمس` })));
  });
  afterAll(() => test.dispose());

  const found = (query: string): string[] =>
    [...test.index.search(query, { level: 'clitic', loose: true }).numbers]
      .sort((a, b) => a - b)
      .map((number) => bodies[number - 1] ?? '');

  it('reach as many edits as asked for, besides what the level reaches', () => {
    expect(found('لافروف')).toEqual(['لافروف', 'ولافروف']);
    expect(found('لافروف~1')).toEqual(['لافروف', 'لافروق', 'ولافروف']);
    expect(found('لافروف~2')).toEqual(['لافروف', 'لافروق', 'لفروق', 'ولافروف']);
    expect(found('lavrov~2')).toEqual(['Lavrov', 'Lawrow']);
    expect(found('قال adj1 لافروف~1')).toEqual(['لافروف', 'لافروق', 'ولافروف']);
  });

  it('count as broad, in ranking, highlights and lists of forms', () => {
    const options = { level: 'clitic', loose: true } as const;
    const [first, second, third] = test.index.search('لافروف~1', options).ranked;
    expect([first?.number, second?.number, third?.number]).toEqual([1, 4, 2]);
    const text = { number: 0, title: '', body: 'لافروف ثم لافروق ثم لافروث' };
    const levels = test.index.highlights('لافروف~1', options, text).map(({ level }) => level);
    expect(levels).toEqual(['exact', 'broad', 'broad']);
    const forms = test.index.terms('لافروف~1', { loose: true });
    expect(forms.find(({ surface }) => surface === 'لافروق')?.level).toBe('broad');
  });
});
