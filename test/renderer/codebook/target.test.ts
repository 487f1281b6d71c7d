import { describe, expect, it } from 'vitest';
import type { Highlight, Passage } from '../../../electron/contract/values.ts';
import { targetOf } from '../../../renderer/codebook/target.ts';

const passage: Passage = {
  id: 'p1',
  article: 'a',
  articleTitle: '',
  field: 'body',
  start: 10,
  end: 20,
  exact: '',
  prefix: '',
  suffix: '',
  tags: [],
  memo: '',
  anchor: 'exact',
  createdAt: 0,
  updatedAt: 0,
};
const hit: Highlight = { field: 'body', start: 30, end: 36, level: 'clitic' };
const nothing = { selected: null, current: undefined, passages: [passage], hit: -1, highlights: [hit] };

describe('what a tag goes on', () => {
  it('is the selection before all else', () => {
    const selected = { field: 'body', start: 40, end: 50 } as const;
    expect(targetOf({ ...nothing, selected, current: passage, hit: 0 })).toEqual({
      kind: 'span',
      span: selected,
    });
  });

  it('is the passage at hand before the current hit', () => {
    expect(targetOf({ ...nothing, current: passage, hit: 0 })).toEqual({ kind: 'passage', passage });
  });

  it('is the hit’s word, as a plain span', () => {
    expect(targetOf({ ...nothing, hit: 0 })).toEqual({
      kind: 'span',
      span: { field: 'body', start: 30, end: 36 },
    });
  });

  it('is the passage itself when it was selected again to the letter', () => {
    const selected = { field: 'body', start: 10, end: 20 } as const;
    expect(targetOf({ ...nothing, selected })).toEqual({ kind: 'passage', passage });
    expect(targetOf({ ...nothing, selected: { ...selected, field: 'title' } })?.kind).toBe('span');
  });

  it('is nothing when nothing is chosen', () => {
    expect(targetOf(nothing)).toBeNull();
  });
});
