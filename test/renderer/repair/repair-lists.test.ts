import { describe, expect, it } from 'vitest';
import { knownEncoding } from '../../../electron/engine/parsers/encoding/known-encoding.ts';
import { ENCODING_NAMES } from '../../../renderer/repair/encodings.ts';
import { inListOrder, moved } from '../../../renderer/repair/merge-order.ts';

describe('encodings', () => {
  it.each(ENCODING_NAMES)('%s is one that the engine can read, by its own name', (name) => {
    expect(knownEncoding(name)).toBe(name);
  });

  it('are offered once each', () => {
    expect(new Set(ENCODING_NAMES).size).toBe(ENCODING_NAMES.length);
  });
});

describe('the order of a merge', () => {
  it('begins as the list stands, whatever the order of selecting', () => {
    const list = ['a3', 'a1', 'a2'];
    expect(inListOrder(['a2', 'a9', 'a3', 'a8', 'a1'], (id) => list.indexOf(id))).toEqual([
      'a3',
      'a1',
      'a2',
      'a9',
      'a8',
    ]);
  });

  it('moves one place at a time and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
