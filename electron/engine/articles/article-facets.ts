import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput } from '../../contract/calls.ts';
import type { ArticleFilter } from '../../contract/values.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { attributeOf, BUILT_IN_ATTRIBUTES, freeAttributes } from '../outlets/outlet-attributes.ts';
import { outletClaims } from '../outlets/outlet-claims.ts';
import { readOutlets, type StoredOutlet } from '../outlets/outlet-rows.ts';
import { BY_FACTS, conditionOf, isUnfiltered, type ArticleCondition } from './article-filter.ts';

/** The index in which the whole archive stands grouped already. */
const BY_SOURCE = 'articles INDEXED BY articles_by_publisher';

type Facets = CallOutput<'articles.facets'>;

/** Articles that have the same source and language. */
interface Group {
  readonly publisher: string;
  readonly outlet: StoredOutlet | null;
  readonly language: string;
  readonly articles: number;
  readonly undated: number;
}

/**
 * Sources, languages and attributes of sources among a filter's articles with their numbers, the commonest first, ''
 * among them where they are not known; and how many have no date. The names of one outlet are one source. `within`
 * (`articles.number`) narrows further, to what a search finds; null does not.
 */
export function articleFacets(
  db: DatabaseSync,
  filter: ArticleFilter,
  within: ReadonlySet<number> | null,
): Facets {
  const isWhole = isUnfiltered(filter) && within === null;
  const groups = readGroups(db, conditionOf(db, filter), within, isWhole);
  return {
    publishers: counted(groups, ({ publisher, outlet }) => outlet?.id ?? `\n${publisher}`).map(
      ({ first, articles }) => ({
        value: first.outlet?.name ?? first.publisher,
        outlet: first.outlet?.id ?? null,
        articles,
      }),
    ),
    languages: counted(groups, ({ language }) => language).map(({ first, articles }) => ({
      value: first.language,
      articles,
    })),
    attributes: attributeFacets(groups),
    undated: groups.reduce((sum, { undated }) => sum + undated, 0),
  };
}

function attributeFacets(groups: readonly Group[]): Facets['attributes'] {
  const outlets = new Set(groups.flatMap(({ outlet }) => outlet ?? []));
  return [...BUILT_IN_ATTRIBUTES, ...freeAttributes(outlets)].flatMap((name) => {
    const valueOf = ({ outlet }: Group): string => (outlet ? attributeOf(outlet, name) : '');
    if (!groups.some((group) => valueOf(group) !== '')) return [];
    const values = counted(groups, valueOf).map(({ first, articles }) => ({
      value: valueOf(first),
      articles,
    }));
    return [{ name, values }];
  });
}

function counted(
  groups: readonly Group[],
  keyOf: (group: Group) => string,
): { first: Group; articles: number }[] {
  const sums = new Map<string, { first: Group; articles: number }>();
  for (const group of groups) {
    const sum = sums.get(keyOf(group));
    if (sum) sum.articles += group.articles;
    else sums.set(keyOf(group), { first: group, articles: group.articles });
  }
  return [...sums]
    .sort(
      ([one, { articles: ones }], [other, { articles: others }]) => others - ones || (one < other ? -1 : 1),
    )
    .map(([, sum]) => sum);
}

function readGroups(
  db: DatabaseSync,
  { sql, values }: ArticleCondition,
  within: ReadonlySet<number> | null,
  isWhole: boolean,
): Group[] {
  const narrowed = within === null ? sql : `${sql} AND number IN (SELECT value FROM json_each(?))`;
  const numbers = within === null ? [] : [JSON.stringify([...within])];
  const outlets = new Map(readOutlets(db).map((outlet) => [outlet.id, outlet]));
  const outletOf = outletClaims(db);
  return db
    .prepare(
      `SELECT publisher, authority, language, count(*) AS articles, sum(published = '') AS undated
       FROM ${isWhole ? BY_SOURCE : BY_FACTS} WHERE ${narrowed} GROUP BY publisher, authority, language`,
    )
    .all(...values, ...numbers)
    .map((row) => {
      const source = { publisher: textOf(row, 'publisher'), authority: textOf(row, 'authority') };
      return {
        publisher: source.publisher,
        outlet: outlets.get(outletOf(source) ?? '') ?? null,
        language: textOf(row, 'language'),
        articles: integerOf(row, 'articles'),
        undated: integerOf(row, 'undated'),
      };
    });
}
