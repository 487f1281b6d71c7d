import type { SavedSearch } from '../../electron/contract/values.ts';
import { undoAction } from '../codebook/tagging.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { EVERYTHING } from '../library/views.ts';
import { isolated, t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';

/** Searches the whole archive as a saved search says, and counts its results as seen. */
export async function openSaved(desk: Desk, { id, query, level, loose }: SavedSearch): Promise<void> {
  const { list } = desk;
  list.query = query;
  list.level = level;
  list.loose = loose;
  await Promise.all([desk.show(EVERYTHING), desk.reading.researched({ query, level, loose })]);
  await desk.saved.look(id);
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
