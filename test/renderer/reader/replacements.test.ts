import { describe, expect, it } from 'vitest';
import { replacements } from '../../../renderer/reader/replacements.ts';

describe('replacements', () => {
  it('are the articles that a replaced one names, the first first', () => {
    expect(replacements({ code: 'article-replaced', params: { id: 'a1', by: 'a7,a8' } })).toEqual([
      'a7',
      'a8',
    ]);
    expect(replacements({ code: 'article-replaced', params: { by: 'a7 a8' } })).toEqual(['a7', 'a8']);
  });

  it('are none where none are named, and for an article that is simply gone', () => {
    expect(replacements({ code: 'article-replaced', params: {} })).toEqual([]);
    expect(replacements({ code: 'article-not-found', params: { by: 'a7' } })).toEqual([]);
  });
});
