import type { Field } from '../../contract/values.ts';
import type { LeafMatches } from './accumulator.ts';
import { WEIGHT_OF_RANK } from './bm25.ts';
import type { Expansion } from './expansion.ts';
import { inField, matchWord, reachedTerms } from './leaf-matches.ts';
import { keepChained, type Occurrences } from './near-chain.ts';
import { intersect, unite, type Ordinals } from './ordinals.ts';
import { lesserRank, matchPhrase } from './phrase-matches.ts';
import { MAX_DISTANCE, type NearLink } from './query-tree.ts';
import type { Segment } from './segment.ts';
import type { Workspace } from './workspace.ts';

/** A word or phrase of an operand. */
export interface NearAlternative {
  readonly expansions: readonly Expansion[];
  /** Only there; null: in title or body. */
  readonly field: Field | null;
}

/**
 * Articles in which the operands stand near each other within one field. Candidates are the articles that have
 * all operands; only of those positions are read. Their titles and bodies are laid out in one row of places, so far
 * apart that no distance reaches over. An operand counts as often as it takes part; of the operands the least.
 */
export function matchNear(
  segment: Segment,
  operands: readonly (readonly NearAlternative[])[],
  links: readonly NearLink[],
  workspace: Workspace,
): LeafMatches {
  const candidates = operands
    .map((alternatives) =>
      alternatives.map((alternative) => ordinalsOf(segment, alternative, workspace)).reduce(unite),
    )
    .reduce(intersect);
  const layout = layOut(segment, candidates);
  const chained = keepChained(
    operands.map((alternatives) =>
      mergeOccurrences(alternatives.map((each) => occurrencesOf(segment, each, layout, workspace))),
    ),
    links,
  );
  const [first, ...others] = chained.map((occurrences) => weigh(occurrences, layout));
  for (let i = 0; i < candidates.length; i++) {
    let [title, body] = [first?.title[i] ?? 0, first?.body[i] ?? 0];
    for (const other of others) {
      title = Math.min(title, other.title[i] ?? 0);
      body = Math.min(body, other.body[i] ?? 0);
    }
    if (title > 0 || body > 0) workspace.sums.add(candidates[i] ?? 0, title, body);
  }
  return workspace.sums.take();
}

function ordinalsOf(
  segment: Segment,
  { expansions, field }: NearAlternative,
  workspace: Workspace,
): Ordinals {
  const [only] = expansions;
  const matches =
    expansions.length === 1 && only !== undefined
      ? matchWord(segment, only, workspace)
      : matchPhrase(segment, expansions, workspace);
  return (field === null ? matches : inField(matches, field)).ordinals;
}

interface Layout {
  readonly candidates: Ordinals;
  /** Places at which each candidate's title and body begin, ascending. */
  readonly titles: Float64Array;
  readonly bodies: Float64Array;
}

function layOut(segment: Segment, candidates: Ordinals): Layout {
  const titles = new Float64Array(candidates.length);
  const bodies = new Float64Array(candidates.length);
  let place = 0;
  for (let i = 0; i < candidates.length; i++) {
    const ordinal = candidates[i] ?? 0;
    titles[i] = place;
    place += (segment.titleExtents[ordinal] ?? 0) + MAX_DISTANCE;
    bodies[i] = place;
    place += (segment.bodyExtents[ordinal] ?? 0) + MAX_DISTANCE;
  }
  return { candidates, titles, bodies };
}

function occurrencesOf(
  segment: Segment,
  { expansions, field }: NearAlternative,
  layout: Layout,
  workspace: Workspace,
): Occurrences {
  const words = expansions.map((expansion) => placesOf(segment, expansion, field, layout, workspace));
  const found: { starts: number[]; lasts: number[]; ranks: number[] } = { starts: [], lasts: [], ranks: [] };
  for (const [start, first] of words[0] ?? []) {
    let rank: number | null = first;
    for (let nth = 1; nth < words.length && rank !== null; nth++) {
      const next = words[nth]?.get(start + nth);
      rank = next === undefined ? null : lesserRank(rank, next);
    }
    if (rank === null) continue;
    found.starts.push(start);
    found.lasts.push(start + words.length - 1);
    found.ranks.push(rank);
  }
  return found;
}

/** Places of a word in the candidates, with the ranks of its forms there. */
function placesOf(
  segment: Segment,
  expansion: Expansion,
  field: Field | null,
  { candidates, titles, bodies }: Layout,
  { cursor }: Workspace,
): Map<number, number> {
  const { indexes, ranks } = reachedTerms(segment, expansion);
  const places = new Map<number, number>();
  for (const [t, index] of indexes.entries()) {
    cursor.open(segment, index);
    let at = 0;
    while (at < candidates.length && cursor.next()) {
      while (at < candidates.length && (candidates[at] ?? 0) < cursor.ordinal) at++;
      if (candidates[at] !== cursor.ordinal) continue;
      cursor.readPositions();
      const { positions, titleFrequency, bodyFrequency } = cursor;
      for (let i = 0; i < titleFrequency + bodyFrequency; i++) {
        const isTitle = i < titleFrequency;
        if (field !== null && (field === 'title') !== isTitle) continue;
        places.set(((isTitle ? titles : bodies)[at] ?? 0) + (positions[i] ?? 0), ranks[t] ?? 0);
      }
    }
  }
  return places;
}

/** The occurrences of an operand's alternatives, in order, those of the same words once. */
export function mergeOccurrences(alternatives: readonly Occurrences[]): Occurrences {
  const all = alternatives
    .flatMap(({ starts, lasts, ranks }) =>
      starts.map((start, i) => ({ start, last: lasts[i] ?? 0, rank: ranks[i] ?? 0 })),
    )
    .sort(
      (a, b) =>
        a.start - b.start || a.last - b.last || (WEIGHT_OF_RANK[b.rank] ?? 0) - (WEIGHT_OF_RANK[a.rank] ?? 0),
    );
  const distinct = all.filter(
    ({ start, last }, i) => start !== all[i - 1]?.start || last !== all[i - 1]?.last,
  );
  return {
    starts: distinct.map(({ start }) => start),
    lasts: distinct.map(({ last }) => last),
    ranks: distinct.map(({ rank }) => rank),
  };
}

/** Weighted frequencies by candidate. */
function weigh(
  { starts, ranks }: Occurrences,
  { candidates, titles, bodies }: Layout,
): { title: Float64Array; body: Float64Array } {
  const title = new Float64Array(candidates.length);
  const body = new Float64Array(candidates.length);
  let at = 0;
  for (const [i, start] of starts.entries()) {
    while ((titles[at + 1] ?? Infinity) <= start) at++;
    const field = start < (bodies[at] ?? 0) ? title : body;
    field[at] = (field[at] ?? 0) + (WEIGHT_OF_RANK[ranks[i] ?? 0] ?? 0);
  }
  return { title, body };
}
