import { describe, expect, it } from 'vitest';
import {
  facetFilters,
  firstLines,
  inAttributeOrder,
  type FacetLine,
} from '../../../renderer/library/facets.ts';

describe('facetFilters', () => {
  it('asks once where nothing but the list narrows', () => {
    const filter = { binned: false, status: 'inbox' as const, tag: 't1', from: '2020' };
    expect(facetFilters(filter)).toEqual({ all: filter, source: null, language: null, attribute: null });
  });

  it('counts the values of a chosen facet as if it were not chosen, and the others within it', () => {
    const filters = facetFilters({ binned: false, outlet: 'o1', language: 'ar' });
    expect(filters.all).toEqual({ binned: false, outlet: 'o1', language: 'ar' });
    expect(filters.source).toEqual({ binned: false, language: 'ar' });
    expect(filters.language).toEqual({ binned: false, outlet: 'o1' });
    expect(filters.attribute).toBeNull();
  });
});

describe('firstLines', () => {
  const line = (key: string, chosen = false): FacetLine => ({
    key,
    name: key,
    articles: 1,
    chosen,
    choose: () => undefined,
  });

  it('shows the chosen line however far down it stands', () => {
    const lines = [line('أ'), line('ب'), line('ج'), line('د', true)];
    expect(firstLines(lines, 2).map(({ key }) => key)).toEqual(['أ', 'ب', 'د']);
  });
});

describe('inAttributeOrder', () => {
  it('puts the desk’s own attributes after the known ones', () => {
    const found = inAttributeOrder([{ name: 'التمويل' }, { name: 'leaning' }, { name: 'country' }]);
    expect(found.map(({ name }) => name)).toEqual(['country', 'leaning', 'التمويل']);
  });
});
