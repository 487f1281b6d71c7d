/** Which rows of a list are chosen, where the cursor is, and where a range began; '' for nowhere. */
export interface RowSelection {
  readonly chosen: ReadonlySet<string>;
  readonly cursor: string;
  readonly anchor: string;
}

export const NO_ROWS: RowSelection = { chosen: new Set(), cursor: '', anchor: '' };

/** This row alone. */
export function only(key: string): RowSelection {
  return { chosen: new Set(key === '' ? [] : [key]), cursor: key, anchor: key };
}

/** The cursor `by` rows on, stopping at the ends; extending, what lies between it and the anchor is chosen. */
export function moved(
  selection: RowSelection,
  keys: readonly string[],
  by: number,
  extend: boolean,
): RowSelection {
  const at = keys.indexOf(selection.cursor);
  const next = at < 0 ? (by > 0 ? 0 : keys.length - 1) : Math.max(0, Math.min(keys.length - 1, at + by));
  const key = keys[next];
  if (key === undefined) return selection;
  return extend ? rangeTo(selection, keys, key) : only(key);
}

/** Everything from the anchor to `key`. */
export function rangeTo(selection: RowSelection, keys: readonly string[], key: string): RowSelection {
  const from = keys.indexOf(selection.anchor);
  const to = keys.indexOf(key);
  if (from < 0 || to < 0) return only(key);
  return {
    chosen: new Set(keys.slice(Math.min(from, to), Math.max(from, to) + 1)),
    cursor: key,
    anchor: selection.anchor,
  };
}

/** The row chosen beside the others, or left out of them. */
export function toggled({ chosen }: RowSelection, key: string): RowSelection {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return { chosen: next, cursor: key, anchor: key };
}

/** The selection without rows that are gone. */
export function kept(selection: RowSelection, keys: readonly string[]): RowSelection {
  const there = new Set(keys);
  const chosen = new Set([...selection.chosen].filter((key) => there.has(key)));
  const known = (key: string): string => (there.has(key) ? key : '');
  return { chosen, cursor: known(selection.cursor), anchor: known(selection.anchor) };
}
