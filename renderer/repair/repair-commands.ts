import type { Desk } from '../desk/desk.svelte.ts';
import { dispatcher } from '../keyboard/dispatcher.svelte.ts';
import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { ignoreEverywhere, toggleBlock } from './blocks.ts';

/** Articles that one dialog shows for merging. */
const MOST_MERGED = 100;

/** Repairs of the article at hand and of the selected ones; answers the function that unbinds them. */
export function bindRepairCommands(desk: Desk): () => void {
  const { reading } = desk;
  const isOpen = (): boolean => reading.article !== null;
  const unbind = [
    dispatcher.bindAll(
      {
        'block.ignore': () => void toggleBlock(desk),
        'block.ignoreEverywhere': () => void ignoreEverywhere(desk),
        'article.split': () => askToSplit(desk),
        'article.redecode': () => (desk.overlay = 'redecode'),
      },
      isOpen,
    ),
    dispatcher.bind('article.merge', () => desk.list.whenSelected(() => askToMerge(desk))),
  ];
  return () => {
    for (const each of unbind) each();
  };
}

/** Before the selection, else at the caret. */
function askToSplit({ reading }: Desk): void {
  const { selected, caret } = reading;
  const place = selected ? { field: selected.field, offset: selected.start } : caret;
  if (!place) notices.done(t('repair.caretFirst'));
  else if (place.field === 'title') notices.done(t('repair.splitInBody'));
  else reading.splitting = place.offset;
}

function askToMerge(desk: Desk): void {
  const { size } = desk.list.selected;
  if (size < 2) notices.failure({ code: 'merge-too-few', params: {} });
  else if (size > MOST_MERGED) notices.failure({ code: 'too-many', params: { limit: MOST_MERGED } });
  else desk.overlay = 'merge';
}
