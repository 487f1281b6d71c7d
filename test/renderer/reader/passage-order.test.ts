import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../electron/contract/values.ts';
import { byPosition, passageAt, stepFrom } from '../../../renderer/reader/passage-order.ts';

function passage(id: string, start: number, end: number, more: Partial<Passage> = {}): Passage {
  return {
    id,
    article: 'a',
    articleTitle: '',
    field: 'body',
    start,
    end,
    exact: '',
    prefix: '',
    suffix: '',
    tags: [],
    memo: '',
    anchor: 'exact',
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}

describe('passages in the text', () => {
  const outer = passage('outer', 10, 90);
  const inner = passage('inner', 20, 30);
  const title = passage('title', 40, 50, { field: 'title' });

  it('come in reading order: the title first, the outer before the inner', () => {
    const twin = passage('twin', 10, 20);
    expect([inner, twin, outer, title].toSorted(byPosition).map(({ id }) => id)).toEqual([
      'title',
      'outer',
      'twin',
      'inner',
    ]);
  });

  it('a click means the shortest around it, in its own field, and never one that is lost', () => {
    const all = [outer, inner, title, passage('lost', 22, 24, { anchor: 'lost' })];
    expect(passageAt(all, 'body', 23)?.id).toBe('inner');
    expect(passageAt(all, 'body', 60)?.id).toBe('outer');
    expect(passageAt(all, 'title', 23)).toBeUndefined();
    expect(passageAt(all, 'body', 95)).toBeUndefined();
  });
});

describe('stepping round', () => {
  it('starts at an end and comes back to it', () => {
    expect(stepFrom(-1, 1, 3)).toBe(0);
    expect(stepFrom(-1, -1, 3)).toBe(2);
    expect(stepFrom(2, 1, 3)).toBe(0);
    expect(stepFrom(0, -1, 3)).toBe(2);
    expect(stepFrom(-1, 1, 0)).toBe(-1);
  });
});
