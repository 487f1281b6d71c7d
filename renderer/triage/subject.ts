interface Situation {
  /** Ids of the selected rows. */
  readonly selected: ReadonlySet<string>;
  /** Of the row with the cursor. */
  readonly current: string | undefined;
  /** Of the article in the reader. */
  readonly open: string | undefined;
  /** The reader has the keyboard. */
  readonly reading: boolean;
}

/**
 * The articles that a key of triage acts on: the selected rows; else the article that is being read; else the row
 * with the cursor; else whatever is open.
 */
export function subjectOf({ selected, current, open, reading }: Situation): ReadonlySet<string> {
  if (selected.size > 0) return selected;
  const one = reading ? (open ?? current) : (current ?? open);
  return new Set(one === undefined ? [] : [one]);
}
