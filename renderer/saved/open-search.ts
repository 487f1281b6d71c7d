import type { SavedSearch } from '../../electron/contract/values.ts';
import { undoAction } from '../codebook/tagging.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { EVERYTHING } from '../library/views.ts';
import { isolated, t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';

/**
 * Searches the whole archive as a saved search says; `newest` shows what was imported last first. Its results count
 * as seen once they are on screen, and not where something else was asked for meanwhile or the search failed.
 */
export async function openSaved(desk: Desk, search: SavedSearch, order?: 'newest'): Promise<void> {
  const { id, query, level, loose } = search;
  const { list } = desk;
  list.query = query;
  list.level = level;
  list.loose = loose;
  // For this once: the order that the analyst prefers stays.
  if (order === 'newest') list.searchSort = 'imported';
  await Promise.all([desk.show(EVERYTHING), desk.reading.researched({ query, level, loose })]);
  const isOnScreen = isShown(search, list) && list.shown === list.query && list.rows.failure === null;
  if (isOnScreen) await desk.saved.look(id);
}

/** Whether the search box asks what a saved search asks. */
export function isShown({ query, level, loose }: SavedSearch, list: Desk['list']): boolean {
  return list.query.trim() === query.trim() && list.level === level && list.loose === loose;
}

export async function removeSaved(desk: Desk, { id, name }: SavedSearch): Promise<void> {
  const removed = await desk.saved.remove(id);
  if (removed.ok) notices.done(t('saved.removed', isolated({ name })), undoAction(desk));
  else notices.failure(removed.error);
}
