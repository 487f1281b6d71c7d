import type { Result } from '../../electron/contract/result.ts';
import type { Triage } from '../../electron/contract/values.ts';
import { undoAction } from '../codebook/tagging.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { stays } from './stays.ts';
import { subjectOf } from './subject.ts';

/** What the analyst decides about articles. The list moves on at once; the engine stores behind it. */

export function subject(desk: Desk): ReadonlySet<string> {
  return subjectOf({
    selected: desk.list.selected,
    current: desk.list.current()?.id,
    open: desk.reading.article?.id,
    reading: document.activeElement?.closest('[data-reader]') !== null,
  });
}

/** Out of the inbox: kept for good, or skipped. */
export async function sort(desk: Desk, status: 'kept' | 'skipped'): Promise<void> {
  await decide(desk, { status }, `triage.${status}`, (ids) =>
    desk.engine.call('triage.set', { ids, status }),
  );
}

/** Stars the articles; takes the stars off where all have one. */
export async function star(desk: Desk): Promise<void> {
  const ids = subject(desk);
  const { article } = desk.reading;
  const isStarred = (id: string): boolean =>
    article?.id === id ? article.triage.starred : (rowOf(desk, id)?.triage.starred ?? false);
  const starred = ![...ids].every(isStarred);
  await decide(desk, { starred }, starred ? 'triage.starred' : 'triage.unstarred', (each) =>
    desk.engine.call('triage.set', { ids: each, starred }),
  );
}

/** To the bin, or out of it. */
export async function bin(desk: Desk, binned: boolean): Promise<void> {
  await decide(desk, { binned }, binned ? 'triage.binned' : 'triage.restored', (ids) =>
    desk.engine.call('triage.bin', { ids, binned }),
  );
}

/** Goes to the next unread article of the list, round to its top, and opens it. */
export async function nextUnread(desk: Desk): Promise<void> {
  const index = await desk.list.findNext((row) => row.triage.unread && row.id !== desk.reading.article?.id);
  if (index < 0) {
    notices.done(t('triage.noUnread'));
    return;
  }
  desk.list.unselect();
  desk.list.seek(index);
  await desk.openCurrent();
}

export function isInBin(desk: Desk): boolean {
  const row = desk.list.current();
  return desk.list.filter.binned || (row ?? desk.reading.article)?.triage.binned === true;
}

async function decide(
  desk: Desk,
  changes: Partial<Triage>,
  said: MessageKey,
  store: (ids: string[]) => Promise<Result<{ changed: number }>>,
): Promise<void> {
  const ids = subject(desk);
  if (ids.size === 0) return;
  const { list } = desk;
  const [only] = ids;
  // What is open without the cursor on it is found in the list, so that the next key meets the next article.
  if (list.cursor < 0 && ids.size === 1) {
    const index = list.rows.findIndex((row) => row.id === only);
    if (index >= 0) list.moveTo(index);
  }
  const total = list.rows.total;
  const at = list.current()?.id;
  const { article } = desk.reading;
  const decision = {
    at: at !== undefined && ids.has(at) ? at : (only ?? ''),
    read: article !== null && ids.has(article.id),
  };
  list.change(ids, (row) => {
    const triage = { ...row.triage, ...changes };
    return stays(triage, list.filter) ? { ...row, triage } : null;
  });
  desk.reading.retriage(ids, changes);
  moveOn(desk, at !== undefined && ids.has(at), total !== list.rows.total);
  list.unselect();
  const stored = await store([...ids]);
  if (!stored.ok) {
    notices.failure(stored.error);
    await list.refresh();
    return;
  }
  const { changed } = stored.value;
  if (changed === 0) return;
  notices.done(t(said, { count: changed }), undoAction(desk));
  const newest = await desk.engine.call('history.list', { limit: 1 });
  const operation = newest.ok ? newest.value.rows[0] : undefined;
  if (operation?.label.startsWith('triage.')) desk.decisions.add(operation.id, decision);
}

/** The next row has the cursor, and the reader shows it where it showed the last one. */
function moveOn(desk: Desk, onCursor: boolean, left: boolean): void {
  const { list, reading } = desk;
  if (list.rows.total === 0) {
    reading.close();
    return;
  }
  if (!onCursor) return;
  const before = list.cursor;
  list.seek(left ? list.cursor : list.cursor + 1);
  if (reading.article && (left || list.cursor !== before)) void desk.openCurrent();
}

function rowOf(desk: Desk, id: string) {
  const { rows } = desk.list;
  return rows.row(rows.findIndex((row) => row.id === id));
}
