import type { SavedSearch } from '../../electron/contract/values.ts';

/** A saved search in which an import found something. */
export interface News {
  readonly search: SavedSearch;
  /** Articles that were not in it before the import. */
  readonly more: number;
}

/**
 * What an import brought to the saved searches, the most first. `before`: what was fresh in each, by id, when the
 * import ended and they had not been counted anew.
 */
export function newsOf(before: ReadonlyMap<string, number>, after: readonly SavedSearch[]): News[] {
  return after
    .flatMap((search) => {
      const known = before.get(search.id);
      // A search that was saved meanwhile has been looked at.
      const more = known === undefined ? 0 : search.fresh - known;
      return more > 0 ? [{ search, more }] : [];
    })
    .toSorted((a, b) => b.more - a.more);
}
