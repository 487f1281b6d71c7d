import type { ArticleFilter } from '../../electron/contract/values.ts';
import { narrowingsOf, without } from './views.ts';

/** What is counted for the facets of a filter; null where `all` has the figures already. */
export interface FacetFilters {
  readonly all: ArticleFilter;
  readonly source: ArticleFilter | null;
  readonly language: ArticleFilter | null;
  readonly attribute: ArticleFilter | null;
}

/** The values of a facet by which the list is narrowed are counted without that narrowing. */
export function facetFilters(filter: ArticleFilter): FacetFilters {
  const narrowed = narrowingsOf(filter);
  const leave = (kind: 'source' | 'language' | 'attribute'): ArticleFilter | null =>
    narrowed.includes(kind) ? without(filter, kind) : null;
  return {
    all: filter,
    source: leave('source'),
    language: leave('language'),
    attribute: leave('attribute'),
  };
}

/** One line of a facet. */
export interface FacetLine {
  readonly key: string;
  readonly name: string;
  readonly articles: number;
  readonly chosen: boolean;
  /** Stands for what is missing: no source, no language. */
  readonly quiet?: boolean;
  readonly choose: () => void;
}

/**
 * The lines shown of a facet before «more»: the first `limit`, and the chosen one wherever it stands, so that it can
 * always be taken back.
 */
export function firstLines(lines: readonly FacetLine[], limit: number): FacetLine[] {
  return lines.filter(({ chosen }, at) => at < limit || chosen);
}

/** The attributes of outlets that have a name of their own in the UI, in its order; free ones follow. */
export const KNOWN_ATTRIBUTES = ['country', 'medium', 'ownership', 'leaning'] as const;
export type KnownAttribute = (typeof KNOWN_ATTRIBUTES)[number];

export function isKnownAttribute(name: string): name is KnownAttribute {
  return (KNOWN_ATTRIBUTES as readonly string[]).includes(name);
}

/** Attributes in the UI's order: the known ones first, the desk's own by name. */
export function inAttributeOrder<A extends { readonly name: string }>(attributes: readonly A[]): A[] {
  const rank = (name: string): number =>
    isKnownAttribute(name) ? KNOWN_ATTRIBUTES.indexOf(name) : KNOWN_ATTRIBUTES.length;
  return attributes.toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
}
