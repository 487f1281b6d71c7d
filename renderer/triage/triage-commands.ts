import { targetOf } from '../codebook/target.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { dispatcher } from '../keyboard/dispatcher.svelte.ts';
import { editMetadata } from '../metadata/edit-metadata.ts';
import { askWhy } from '../saved/ask-why.ts';
import { turnPage } from './turn-page.ts';
import { bin, isInBin, nextUnread, sort, star, subject } from './triage.ts';

/** The keys of the morning; answers the function that unbinds them. */
export function bindTriageCommands(desk: Desk): () => void {
  const hasSubject = (): boolean => subject(desk).size > 0;
  const hasRows = (): boolean => desk.list.rows.total > 0;
  const inBin = (): boolean => hasSubject() && isInBin(desk);
  // A key pressed right after «select all» must not act on the one row that was selected before it.
  const onSelection = (act: () => void) => (): void => desk.list.whenSelected(act);
  const unbind = [
    dispatcher.bindAll(
      {
        'triage.keep': onSelection(() => void sort(desk, 'kept')),
        'triage.skip': onSelection(() => void sort(desk, 'skipped')),
        'triage.star': onSelection(() => void star(desk)),
        'triage.edit': onSelection(() => editMetadata(desk, subject(desk))),
      },
      hasSubject,
    ),
    dispatcher.bind(
      'triage.bin',
      onSelection(() => void bin(desk, true)),
      () => hasSubject() && !isInBin(desk) && !atPassage(desk),
    ),
    dispatcher.bind(
      'triage.restore',
      onSelection(() => void bin(desk, false)),
      inBin,
    ),
    dispatcher.bind(
      'bin.empty',
      () => (desk.overlay = 'empty-bin'),
      () => (desk.shelves.counts?.binned ?? 0) > 0,
    ),
    dispatcher.bind('saved.why', () => askWhy(desk), hasSubject),
    dispatcher.bindAll(
      {
        'triage.unread': () => void nextUnread(desk),
        'triage.page': () => void pageOrNext(desk),
        'triage.pageBack': () => turnPage(-1),
        'list.selectAll': () => void desk.list.selectAll(),
      },
      hasRows,
    ),
  ];
  return () => {
    for (const each of unbind) each();
  };
}

/** A page on in the article; at its end the next unread one. */
async function pageOrNext(desk: Desk): Promise<void> {
  if (desk.reading.article) {
    if (!turnPage(1)) await nextUnread(desk);
  } else if (desk.list.cursor >= 0) await desk.openCurrent();
  else await nextUnread(desk);
}

/** Delete takes the passage at hand before it takes the article. */
function atPassage(desk: Desk): boolean {
  return desk.reading.article !== null && targetOf(desk.reading)?.kind === 'passage';
}
