import { describe, expect, it } from 'vitest';
import { assignLanes } from '../../../renderer/reader/lanes.ts';

describe('lanes of margin bars', () => {
  it('never put two that overlap into one lane', () => {
    const extents = Array.from({ length: 60 }, (_, index) => ({
      top: (index * 37) % 200,
      bottom: ((index * 37) % 200) + 5 + ((index * 13) % 50),
    }));
    const lanes = assignLanes(extents);
    for (const [a, first] of extents.entries()) {
      for (const [b, second] of extents.entries()) {
        if (a === b || first.bottom <= second.top || second.bottom <= first.top) continue;
        expect(lanes[a], `${a} and ${b}`).not.toBe(lanes[b]);
      }
    }
  });

  it('use one lane for passages one after the other, whatever their order', () => {
    expect(
      assignLanes([
        { top: 40, bottom: 60 },
        { top: 0, bottom: 20 },
        { top: 20, bottom: 40 },
      ]),
    ).toEqual([0, 0, 0]);
  });

  it('put the longer of two that start together next to the text', () => {
    expect(
      assignLanes([
        { top: 0, bottom: 10 },
        { top: 0, bottom: 90 },
      ]),
    ).toEqual([1, 0]);
  });
});
