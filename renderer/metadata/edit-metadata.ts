import type { Desk } from '../desk/desk.svelte.ts';

/** Opens the edit panel on these articles. */
export function editMetadata(desk: Desk, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return;
  desk.editing = [...ids];
  desk.overlay = 'metadata';
}
