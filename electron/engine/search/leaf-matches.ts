import type { Field } from '../../contract/values.ts';
import type { LeafMatches } from './accumulator.ts';
import { WEIGHT_OF_RANK } from './bm25.ts';
import { keepMatches } from './living-articles.ts';
import { seek, type Segment } from './segment.ts';
import type { Workspace } from './workspace.ts';
import type { Expansion } from './expansion.ts';

/** Terms of a segment that a query word reaches: their indexes in `segment.terms`, ascending, and ranks of level. */
export interface ReachedTerms {
  readonly indexes: readonly number[];
  readonly ranks: readonly number[];
}

/** All terms of the expansion that the segment has. */
export function reachedTerms({ terms }: Segment, { ids, ranks }: Expansion): ReachedTerms {
  const reached: { indexes: number[]; ranks: number[] } = { indexes: [], ranks: [] };
  let index = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0;
    index = seek(terms, id, index);
    if (index === terms.length) break;
    if (terms[index] !== id) continue;
    reached.indexes.push(index++);
    reached.ranks.push(ranks[i] ?? 0);
  }
  return reached;
}

/** Articles that have any form of a word. */
export function matchWord(segment: Segment, expansion: Expansion, { sums, cursor }: Workspace): LeafMatches {
  const { indexes, ranks } = reachedTerms(segment, expansion);
  for (let i = 0; i < indexes.length; i++) {
    const weight = WEIGHT_OF_RANK[ranks[i] ?? 0] ?? 0;
    cursor.open(segment, indexes[i] ?? 0);
    while (cursor.next()) {
      sums.add(cursor.ordinal, weight * cursor.titleFrequency, weight * cursor.bodyFrequency);
    }
  }
  return sums.take();
}

/** Those of the matches that are in the field, without what they have in the other. */
export function inField(matches: LeafMatches, field: Field): LeafMatches {
  const { ordinals, title, body } = keepMatches(matches, (i) => matches[field][i] !== 0);
  const none = new Float64Array(ordinals.length);
  return { ordinals, title: field === 'title' ? title : none, body: field === 'body' ? body : none };
}
