/**
 * Whether at most `most` edits (a letter put in, left out or changed, two neighbours swapped; UTF-16 units) make one
 * word of the other: the restricted Damerau-Levenshtein distance ("optimal string alignment"), row by row, given up
 * as soon as two rows in a row exceed `most`.
 */
export function isWithinEdits(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  const columns = b.length;
  let older: ArrayLike<number> = [];
  let previous: ArrayLike<number> = Int32Array.from({ length: columns + 1 }, (_, j) => j);
  let previousLeast = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(columns + 1).fill(most + 1);
    if (i <= most) row[0] = i;
    let least = row[0] ?? 0;
    const to = Math.min(columns, i + most);
    for (let j = Math.max(1, i - most); j <= to; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? most) + 1,
        (row[j - 1] ?? most) + 1,
        (previous[j - 1] ?? most) + Number(!isSame),
      );
      const isSwap =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) cost = Math.min(cost, (older[j - 2] ?? most) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most && previousLeast > most) return false;
    older = previous;
    previous = row;
    previousLeast = least;
  }
  return (previous[columns] ?? Infinity) <= most;
}
