import type { DatabaseSync } from 'node:sqlite';
import { integerOf, textOf } from '../archive/row.ts';
import { outletClaims } from './outlet-claims.ts';

/** Visible articles by outlet, and by the names and hosts that no outlet claims. */
export interface SourceCounts {
  readonly outlets: ReadonlyMap<string, number>;
  readonly publishers: ReadonlyMap<string, number>;
  readonly authorities: ReadonlyMap<string, number>;
}

/** Goes through the index of all visible articles once. */
export function countSources(db: DatabaseSync): SourceCounts {
  const outletOf = outletClaims(db);
  const [outlets, publishers, authorities] = [0, 1, 2].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  const add = (counts: Map<string, number>, name: string, articles: number): void =>
    void counts.set(name, (counts.get(name) ?? 0) + articles);
  const rows = db
    .prepare(
      `SELECT publisher, authority, count(*) AS articles FROM articles INDEXED BY articles_by_publisher
       WHERE hidden = 0 GROUP BY publisher, authority`,
    )
    .all();
  for (const row of rows) {
    const source = { publisher: textOf(row, 'publisher'), authority: textOf(row, 'authority') };
    const articles = integerOf(row, 'articles');
    const outlet = outletOf(source);
    if (outlet !== null) add(outlets, outlet, articles);
    else if (source.publisher !== '') add(publishers, source.publisher, articles);
    else if (source.authority !== '') add(authorities, source.authority, articles);
  }
  return { outlets, publishers, authorities };
}
