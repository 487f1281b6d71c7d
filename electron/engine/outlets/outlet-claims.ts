import type { DatabaseSync } from 'node:sqlite';
import type { ArticleFilter } from '../../contract/values.ts';
import { claimKeys } from '../../text/outlet-name.ts';
import { textOf } from '../archive/row.ts';
import { attributeOf } from './outlet-attributes.ts';
import { readOutlets } from './outlet-rows.ts';

/**
 * What tells an article's outlet: its publisher as corrected, or where it has none the host of its address, which
 * is the column `authority`. One of the two is always ''.
 */
export interface Source {
  readonly publisher: string;
  readonly authority: string;
}

/** Id of the outlet that has one of a source's keys among its names; null where none has. */
export type OutletOfSource = (source: Source) => string | null;

/**
 * The register as a function of sources. Reading it takes a few milliseconds, so it is read for each answer and
 * is never stale.
 */
export function outletClaims(db: DatabaseSync): OutletOfSource {
  const outlets = new Map(
    db
      .prepare('SELECT key, outlet FROM outlet_names')
      .all()
      .map((row) => [textOf(row, 'key'), textOf(row, 'outlet')]),
  );
  if (outlets.size === 0) return () => null;
  const known = new Map<string, string | null>();
  return ({ publisher, authority }) => {
    const source = `${publisher}\n${authority}`;
    let outlet = known.get(source);
    if (outlet === undefined) {
      const key = claimKeys(publisher, authority).find((candidate) => outlets.has(candidate));
      outlet = key === undefined ? null : (outlets.get(key) ?? null);
      known.set(source, outlet);
    }
    return outlet;
  };
}

/** Id and name of the outlet of one source. */
export function namedOutletOf(
  db: DatabaseSync,
  { publisher, authority }: Source,
): { id: string; name: string } | null {
  const named = db.prepare(
    'SELECT outlets.id, outlets.name FROM outlet_names JOIN outlets ON outlets.id = outlet WHERE key = ?',
  );
  for (const key of claimKeys(publisher, authority)) {
    const row = named.get(key);
    if (row) return { id: textOf(row, 'id'), name: textOf(row, 'name') };
  }
  return null;
}

/** Sources by what a filter asks of their outlet: articles of these, or where `negated` of all others. */
export interface SourceScope {
  readonly publishers: readonly string[];
  readonly authorities: readonly string[];
  readonly negated: boolean;
}

/** Hosts that an outlet claims, of articles without a publisher. */
export function claimedAuthorities(db: DatabaseSync, hidden: 0 | 1): SourceScope {
  const outletOf = outletClaims(db);
  const authorities = distinct(db, 'authority', `hidden = ${hidden} AND publisher = ''`);
  return {
    publishers: [],
    authorities: authorities.filter((authority) => outletOf({ publisher: '', authority }) !== null),
    negated: false,
  };
}

/** What the fields `outlet` and `attribute` of a filter ask for; nothing is read where it has neither. */
export function sourceScopes(db: DatabaseSync, filter: ArticleFilter): SourceScope[] {
  const { outlet, attribute } = filter;
  if (outlet === undefined && attribute === undefined) return [];
  const outletOf = outletClaims(db);
  const sources = visibleSources(db, filter.binned ? 1 : 0);
  const scope = (negated: boolean, isOf: (id: string) => boolean): SourceScope => {
    const kept = sources.filter((source) => {
      const id = outletOf(source);
      return id !== null && isOf(id);
    });
    return {
      publishers: kept.flatMap(({ publisher }) => (publisher === '' ? [] : [publisher])),
      authorities: kept.flatMap(({ authority }) => (authority === '' ? [] : [authority])),
      negated,
    };
  };
  const scopes: SourceScope[] = [];
  if (outlet !== undefined) scopes.push(scope(outlet === '', (id) => outlet === '' || id === outlet));
  if (attribute !== undefined) {
    const { name, value } = attribute;
    const values = new Map(readOutlets(db).map((entry) => [entry.id, attributeOf(entry, name)]));
    scopes.push(
      scope(value === '', (id) => (value === '' ? values.get(id) !== '' : values.get(id) === value)),
    );
  }
  return scopes;
}

/** All publishers, and the hosts of articles without one, of visible (0) or hidden (1) articles. */
function visibleSources(db: DatabaseSync, hidden: 0 | 1): Source[] {
  return [
    ...distinct(db, 'publisher', `hidden = ${hidden}`).map((publisher) => ({ publisher, authority: '' })),
    ...distinct(db, 'authority', `hidden = ${hidden} AND publisher = ''`).map((authority) => ({
      publisher: '',
      authority,
    })),
  ];
}

/** Distinct values off an index that begins with `hidden`, one step for each value: a loose index scan. */
function distinct(db: DatabaseSync, column: 'publisher' | 'authority', condition: string): string[] {
  const next = (after: string): string =>
    `SELECT min(${column}) FROM articles WHERE ${condition} AND ${column} > ${after}`;
  return db
    .prepare(
      `WITH RECURSIVE step (value) AS (${next("''")} UNION ALL
         SELECT (${next('step.value')}) FROM step WHERE step.value IS NOT NULL)
       SELECT value FROM step WHERE value IS NOT NULL`,
    )
    .all()
    .map((row) => textOf(row, 'value'));
}
