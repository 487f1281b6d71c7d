import type { Settings } from '../../electron/contract/values.ts';

/** Orders of the library list and of search results, in the order that menus and Alt+S go through them. */
export const LIST_SORTS = ['imported', 'published', 'title'] as const satisfies readonly Settings['sort'][];
export const SEARCH_SORTS = [
  'relevance',
  'published',
  'imported',
] as const satisfies readonly Settings['searchSort'][];
