import { describe, expect, it } from 'vitest';
import type { SavedSearch } from '../../../electron/contract/values.ts';
import { newsOf } from '../../../renderer/saved/news.ts';

const search = (id: string, fresh: number): SavedSearch => ({
  id,
  name: id,
  query: 'عقوبات',
  level: 'inflected',
  loose: true,
  total: 40,
  fresh,
});

describe('newsOf', () => {
  it('tells only what this import brought, the most first', () => {
    const before = new Map([
      ['s1', 5],
      ['s2', 0],
      ['s3', 1],
    ]);
    const news = newsOf(before, [search('s1', 6), search('s2', 3), search('s3', 1)]);
    expect(news.map(({ search: { id }, more }) => [id, more])).toEqual([
      ['s2', 3],
      ['s1', 1],
    ]);
  });

  it('says nothing of a search that was looked at or saved meanwhile', () => {
    expect(newsOf(new Map([['s1', 5]]), [search('s1', 0), search('s2', 2)])).toEqual([]);
  });
});
