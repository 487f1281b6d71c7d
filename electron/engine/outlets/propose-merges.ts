import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput } from '../../contract/calls.ts';
import { hostOf, outletKey } from '../../text/outlet-name.ts';
import { textOf } from '../archive/row.ts';
import {
  candidatePairs,
  comparableName,
  likenessOf,
  LIKENESSES,
  type ComparableName,
  type Likeness,
} from './look-alikes.ts';
import { readOutlets } from './outlet-rows.ts';
import { countSources } from './source-counts.ts';
import { namesOf } from './write-outlet.ts';

type Proposal = CallOutput<'outlets.proposals'>['proposals'][number];

/** An outlet with all of its names, or a name that none claims. */
interface Party {
  readonly name: string;
  readonly outlet: string | null;
  readonly articles: number;
  readonly names: readonly ComparableName[];
}

interface Group {
  readonly members: Party[];
  /** The least sure likeness that brought a member in. */
  reason: Likeness;
}

/** Names without an outlet that are compared: the commonest. */
const MAX_NAMES = 4000;
const MAX_PROPOSALS = 300;

/** Names that look like one outlet and that nobody has told apart, the most articles first. */
export function proposeMerges(db: DatabaseSync): Proposal[] {
  const parties = readParties(db);
  const isApart = distinctions(db);
  const groups = new Map<Party, Group>();
  for (const { one, other, likeness } of likePairs(parties)) {
    const [ones, others] = [groups.get(one), groups.get(other)];
    if (ones && ones === others) continue;
    const members = [...(ones?.members ?? [one]), ...(others?.members ?? [other])];
    if (
      (ones?.members ?? [one]).some((member) =>
        (others?.members ?? [other]).some((second) => isApart(member, second)),
      )
    ) {
      continue;
    }
    const group = { members, reason: leastSure([likeness, ones?.reason, others?.reason]) };
    for (const member of members) groups.set(member, group);
  }
  return [...new Set(groups.values())]
    .map(({ members, reason }) => ({
      reason,
      members: members
        .toSorted((one, other) => other.articles - one.articles)
        .map(({ name, outlet, articles }) => ({ name, outlet, articles })),
    }))
    .sort((one, other) => articlesOf(other) - articlesOf(one))
    .slice(0, MAX_PROPOSALS);
}

/** The key under which names are told apart: two spellings of one key only by their very letters. */
export function distinctionOf(one: string, other: string): { one: string; other: string } | null {
  const [first, second] = [outletKey(one), outletKey(other)];
  const pair = first === second ? [`=${one}`, `=${other}`] : [first, second];
  const [lesser = '', greater = ''] = pair.sort();
  return lesser === greater ? null : { one: lesser, other: greater };
}

function readParties(db: DatabaseSync): Party[] {
  const counts = countSources(db);
  const authorities = new Map<string, number>();
  for (const [authority, articles] of counts.authorities) {
    const host = hostOf(authority);
    if (host.includes('.')) authorities.set(host, (authorities.get(host) ?? 0) + articles);
  }
  for (const name of counts.publishers.keys()) authorities.delete(name);
  const unclaimed = [...counts.publishers, ...authorities]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MAX_NAMES);
  return [
    ...readOutlets(db).map((outlet) => ({
      name: outlet.name,
      outlet: outlet.id,
      articles: counts.outlets.get(outlet.id) ?? 0,
      names: namesOf(outlet).map(comparableName),
    })),
    ...unclaimed.map(([name, articles]) => ({ name, outlet: null, articles, names: [comparableName(name)] })),
  ];
}

/** Parties that look alike, the surest likeness first. */
function likePairs(parties: readonly Party[]): { one: Party; other: Party; likeness: Likeness }[] {
  const names = parties.flatMap((party) => party.names.map((name) => ({ name, party })));
  const pairs: { one: Party; other: Party; likeness: Likeness }[] = [];
  for (const [at, next] of candidatePairs(names.map(({ name }) => name))) {
    const [one, other] = [names[at], names[next]];
    if (!one || !other || one.party === other.party) continue;
    const likeness = likenessOf(one.name, other.name);
    if (likeness) pairs.push({ one: one.party, other: other.party, likeness });
  }
  const rank = ({ likeness }: { likeness: Likeness }): number => LIKENESSES.indexOf(likeness);
  return pairs.sort((one, other) => rank(one) - rank(other));
}

function distinctions(db: DatabaseSync): (one: Party, other: Party) => boolean {
  const pairs = new Set(
    db
      .prepare('SELECT one, other FROM outlet_distinctions')
      .all()
      .map((row) => `${textOf(row, 'one')}\n${textOf(row, 'other')}`),
  );
  if (pairs.size === 0) return () => false;
  return (one, other) =>
    one.names.some((first) =>
      other.names.some((second) => {
        const pair = distinctionOf(first.name, second.name);
        return pair !== null && pairs.has(`${pair.one}\n${pair.other}`);
      }),
    );
}

function leastSure(reasons: readonly (Likeness | undefined)[]): Likeness {
  return (
    LIKENESSES[Math.max(...reasons.map((reason) => (reason ? LIKENESSES.indexOf(reason) : 0)))] ?? 'typing'
  );
}

function articlesOf({ members }: Proposal): number {
  return members.reduce((sum, { articles }) => sum + articles, 0);
}
