import type { WatchFolder } from '../../electron/contract/calls/watch-calls.ts';
import { formatInstant } from '../messages/dates.ts';
import { isolated, t } from '../messages/messages.svelte.ts';

/** The last part of a folder's path. */
export function folderName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** How a folder fares, in one line; of a new one, how much is in it. */
export function statusLine(folder: WatchFolder): string {
  const { status, files, waiting, lastImportAt } = folder;
  if (status === 'missing') return t('watch.missing');
  if (status === 'unreadable') return t('watch.unreadable');
  if (status === 'paused') return t('watch.paused');
  if (status === 'new') return t('watch.files', { count: files });
  const last =
    lastImportAt === null
      ? t('watch.noImport')
      : t('watch.lastImport', isolated({ when: formatInstant(lastImportAt) }));
  const parts = [t('watch.watching'), t('watch.files', { count: files }), last];
  if (waiting > 0) parts.splice(2, 0, t('watch.waiting', { count: waiting }));
  return parts.join(' · ');
}

/** What the analyst could mend in a folder, a sentence each. */
export function adviceOn({ status, blocked, unnameable, overfull }: WatchFolder): string[] {
  if (status !== 'watching') return [];
  return [
    ...(blocked > 0 ? [t('watch.blocked', { count: blocked })] : []),
    ...(unnameable > 0 ? [t('watch.unnameable', { count: unnameable })] : []),
    ...(overfull ? [t('watch.overfull')] : []),
  ];
}

/** Whether a folder is gone or closed. */
export function isInTrouble({ status }: WatchFolder): boolean {
  return status === 'missing' || status === 'unreadable';
}

/** The folders that are gone or closed, in plain words; '' where all are well. */
export function troubleText(folders: readonly WatchFolder[]): string {
  const [first, ...others] = folders.filter(isInTrouble);
  if (!first) return '';
  if (others.length > 0) return t('watch.troubles', { count: others.length + 1 });
  const name = isolated({ name: folderName(first.path) });
  return t(first.status === 'missing' ? 'watch.gone' : 'watch.closed', name);
}
