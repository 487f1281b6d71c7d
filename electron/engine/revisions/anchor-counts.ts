import * as v from 'valibot';
import { anchorCountsSchema, type AnchorCounts } from '../../contract/values.ts';

export const NO_PASSAGES: AnchorCounts = { exact: 0, moved: 0, changed: 0, lost: 0 };

export function addCounts(one: AnchorCounts, other: AnchorCounts): AnchorCounts {
  return {
    exact: one.exact + other.exact,
    moved: one.moved + other.moved,
    changed: one.changed + other.changed,
    lost: one.lost + other.lost,
  };
}

/** Reads counts that are stored as JSON. */
export function anchorCountsOf(json: string): AnchorCounts {
  return v.parse(anchorCountsSchema, JSON.parse(json));
}
