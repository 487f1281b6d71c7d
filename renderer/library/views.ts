import type { ArticleFilter } from '../../electron/contract/values.ts';

/** The standing lists of the library, in the order they are shown. */
export const VIEWS = [
  'inbox',
  'all',
  'starred',
  'incomplete',
  'sinceYesterday',
  'sinceLastVisit',
  'bin',
] as const;
export type View = (typeof VIEWS)[number];

/** Where the two lists by time begin, ms since the epoch. */
export interface Moments {
  readonly yesterday: number;
  readonly lastVisit: number;
}

export const EVERYTHING: ArticleFilter = { binned: false };

/** What a standing list shows. */
export function viewFilter(view: View, { yesterday, lastVisit }: Moments): ArticleFilter {
  switch (view) {
    case 'inbox':
      return { binned: false, status: 'inbox' };
    case 'all':
      return EVERYTHING;
    case 'starred':
      return { binned: false, starred: true };
    case 'incomplete':
      return { binned: false, incomplete: true };
    case 'sinceYesterday':
      return { binned: false, status: 'inbox', since: yesterday };
    case 'sinceLastVisit':
      return { binned: false, status: 'inbox', since: lastVisit };
    case 'bin':
      return { binned: true };
  }
}

/** The standing list that a filter narrows, whatever tag or source it adds. */
export function viewOf(filter: ArticleFilter, { yesterday, lastVisit }: Moments): View {
  if (filter.binned) return 'bin';
  if (filter.starred) return 'starred';
  if (filter.incomplete) return 'incomplete';
  if (filter.since !== undefined && filter.since === lastVisit && lastVisit !== yesterday)
    return 'sinceLastVisit';
  if (filter.since !== undefined) return 'sinceYesterday';
  return filter.status === 'inbox' ? 'inbox' : 'all';
}

/** What a filter adds to its standing list. */
export interface Narrowing {
  readonly tag?: string;
  /** '' stands for articles without a source. */
  readonly publisher?: string;
}

export function narrowingOf({ tag, publisher }: ArticleFilter): Narrowing {
  return { ...(tag === undefined ? {} : { tag }), ...(publisher === undefined ? {} : { publisher }) };
}

/** The filter with a tag chosen; the same tag again, or '', takes it out. */
export function withTag({ tag: before, ...rest }: ArticleFilter, tag: string): ArticleFilter {
  return tag === '' || tag === before ? rest : { ...rest, tag };
}

/** The filter with a source chosen; the same source again, or undefined, takes it out. */
export function withPublisher(
  { publisher: before, ...rest }: ArticleFilter,
  publisher: string | undefined,
): ArticleFilter {
  return publisher === undefined || publisher === before ? rest : { ...rest, publisher };
}

/** Whether a filter leaves anything out but the bin. */
export function isEverything(filter: ArticleFilter): boolean {
  return Object.entries(filter).every(([, value]) => value === undefined || value === false);
}

/** A filter from an earlier session: what was new then is no list any more, so the inbox stands for it. */
export function restoredFilter({ since, ...filter }: ArticleFilter): ArticleFilter {
  return since === undefined ? filter : { ...filter, status: 'inbox' };
}
