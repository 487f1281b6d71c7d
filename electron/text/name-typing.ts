/**
 * Whether two keys (text/outlet-name.ts) differ by a slip of the fingers: one letter more, less, other or two letters
 * swapped (optimal string alignment), or two such in names of 14 letters. Names of fewer than 8 letters (7 in several words), articles
 * aside, lie too close to each other (المدى, المدن); a difference at the end of a word is an ending (العربي,
 * العربية), one in digits another number.
 */
export function isMistyped(one: string, other: string): boolean {
  const [ones, others] = [one, other].map(bareLetters);
  if (ones === undefined || others === undefined || ones === others) return false;
  const shorter = Math.min(ones.length, others.length);
  const least = one.includes(' ') && other.includes(' ') ? 7 : 8;
  const allowed = shorter >= 14 ? 2 : shorter >= least ? 1 : 0;
  if (allowed === 0 || Math.abs(ones.length - others.length) > allowed) return false;
  if (digitsOf(one) !== digitsOf(other) || !haveSameEndings(one, other)) return false;
  return distance(ones, others) <= allowed;
}

function bareLetters(key: string): string {
  return key
    .split(' ')
    .map((word) => word.replace(/^ال(?=..)/, ''))
    .join('');
}

function digitsOf(key: string): string {
  return key.replace(/\D+/g, ' ').trim();
}

function haveSameEndings(one: string, other: string): boolean {
  const endings = (key: string): string =>
    key
      .split(' ')
      .map((word) => word.slice(-1))
      .join('');
  return endings(one) === endings(other);
}

/** Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours. */
function distance(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + Number(!isSame),
      );
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped && row > 1 && column > 1) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
