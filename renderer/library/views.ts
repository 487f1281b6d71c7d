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

/** What a filter adds to its standing list, in the order that the chips show it. */
export const NARROWINGS = ['source', 'language', 'attribute', 'tag', 'dates', 'undated'] as const;
export type NarrowingKind = (typeof NARROWINGS)[number];

const FIELDS = {
  source: ['publisher', 'outlet'],
  language: ['language'],
  attribute: ['attribute'],
  tag: ['tag'],
  dates: ['from', 'to'],
  undated: ['undated'],
} as const satisfies Readonly<Record<NarrowingKind, readonly (keyof ArticleFilter)[]>>;

/** The narrowings that a filter has. */
export function narrowingsOf(filter: ArticleFilter): NarrowingKind[] {
  return NARROWINGS.filter((kind) => FIELDS[kind].some((field) => filter[field] !== undefined));
}

/** The filter without one of its narrowings. */
export function without(filter: ArticleFilter, kind: NarrowingKind): ArticleFilter {
  const dropped: readonly string[] = FIELDS[kind];
  return { binned: filter.binned, ...entriesOf(filter, (field) => !dropped.includes(field)) };
}

/** The narrowings of a filter alone: what it keeps when its standing list is left for all articles. */
export function narrowingOf(filter: ArticleFilter): Partial<ArticleFilter> {
  const fields: readonly string[] = Object.values(FIELDS).flat();
  return entriesOf(filter, (field) => fields.includes(field));
}

/** A source to choose: an outlet of the register, or a publisher that it does not know ('' = no source at all). */
export interface Source {
  readonly outlet: string | null;
  readonly value: string;
}

/** What a filter says for a source. Without a publisher an address may still tell the outlet: '' asks for neither. */
function sourceFields({ outlet, value }: Source): Pick<ArticleFilter, 'publisher' | 'outlet'> {
  if (outlet !== null) return { outlet };
  return value === '' ? { publisher: '', outlet: '' } : { publisher: value };
}

export function isChosenSource({ publisher, outlet }: ArticleFilter, source: Source): boolean {
  const asked = sourceFields(source);
  return outlet === asked.outlet && publisher === asked.publisher;
}

/** The filter with a source chosen; the same source again takes it out. */
export function withSource(filter: ArticleFilter, source: Source): ArticleFilter {
  const rest = without(filter, 'source');
  return isChosenSource(filter, source) ? rest : { ...rest, ...sourceFields(source) };
}

/** The filter with a tag chosen; the same tag again, or '', takes it out. */
export function withTag(filter: ArticleFilter, tag: string): ArticleFilter {
  const rest = without(filter, 'tag');
  return tag === '' || tag === filter.tag ? rest : { ...rest, tag };
}

/** The filter with a language chosen; the same again takes it out. */
export function withLanguage(filter: ArticleFilter, language: string): ArticleFilter {
  const rest = without(filter, 'language');
  return language === filter.language ? rest : { ...rest, language };
}

/** The filter with an attribute of sources chosen; the same again takes it out. */
export function withAttribute(filter: ArticleFilter, name: string, value: string): ArticleFilter {
  const rest = without(filter, 'attribute');
  const { attribute } = filter;
  return attribute?.name === name && attribute.value === value
    ? rest
    : { ...rest, attribute: { name, value } };
}

/** The filter between two days, months or years, both included; '' leaves that end open. */
export function withDates(filter: ArticleFilter, from: string, to: string): ArticleFilter {
  const rest = without(without(filter, 'dates'), 'undated');
  return { ...rest, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}

/** What a filter leaves out only because no date is known. */
export function undatedOf(filter: ArticleFilter): ArticleFilter {
  return { ...without(filter, 'dates'), undated: true };
}

/** What a filter leaves out only because no source is known. */
export function unsourcedOf(filter: ArticleFilter): ArticleFilter {
  return withSource(without(without(filter, 'source'), 'attribute'), { outlet: null, value: '' });
}

/** Whether a filter leaves anything out but the bin. */
export function isEverything(filter: ArticleFilter): boolean {
  return Object.entries(filter).every(([, value]) => value === undefined || value === false);
}

/** A filter from an earlier session: what was new then is no list any more, so the inbox stands for it. */
export function restoredFilter({ since, ...filter }: ArticleFilter): ArticleFilter {
  return since === undefined ? filter : { ...filter, status: 'inbox' };
}

function entriesOf(filter: ArticleFilter, wanted: (field: string) => boolean): Partial<ArticleFilter> {
  return Object.fromEntries(
    Object.entries(filter).filter(([field, value]) => value !== undefined && wanted(field)),
  );
}
