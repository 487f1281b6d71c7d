import { diffArrays } from 'diff';

/** So many tokens in a row are in both lists, in the second only, or in the first only. */
export interface Run {
  readonly kind: 'same' | 'added' | 'removed';
  readonly count: number;
}

/** Comparisons of tokens that are left to spend: what bounds the time, on every machine alike. */
export interface Effort {
  left: number;
}

/**
 * A shortest way from one list of tokens to another (Myers' O(ND) algorithm, by `diff`), or null where finding it would
 * take more than the effort that is left. What it took is taken off; a common beginning and end cost nothing.
 */
export function boundedDiff(
  before: readonly string[],
  after: readonly string[],
  effort: Effort,
): Run[] | null {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const runs: Run[] = [];
  const put = (kind: Run['kind'], count: number): void => {
    if (count > 0) runs.push({ kind, count });
  };
  put('same', start);
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  if (removed.length === 0 || added.length === 0) {
    put('removed', removed.length);
    put('added', added.length);
  } else {
    // Every edit looks at each token once at most, and follows as many diagonals as there are edits.
    const tokens = removed.length + added.length;
    const maxEditLength = Math.min(tokens, Math.floor(effort.left / tokens));
    const numbers = numbering();
    const found =
      maxEditLength < 1 ? undefined : diffArrays(removed.map(numbers), added.map(numbers), { maxEditLength });
    if (!found) {
      effort.left -= maxEditLength * tokens;
      return null;
    }
    let edits = 0;
    for (const part of found) {
      const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
      put(kind, part.count);
      if (kind !== 'same') edits += part.count;
    }
    effort.left -= edits * tokens;
  }
  put('same', end);
  return runs;
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length++;
  return length;
}

/** What both end in, without what is in their common start. */
function commonEnd(one: readonly string[], other: readonly string[], start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
}

/** Equal tokens by equal numbers: these compare at once, however long a paragraph is. */
function numbering(): (token: string) => number {
  const known = new Map<string, number>();
  return (token) => {
    const number = known.get(token) ?? known.size;
    known.set(token, number);
    return number;
  };
}
