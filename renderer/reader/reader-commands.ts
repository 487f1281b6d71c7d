import {
  copyWithCitation,
  markWithLast,
  openSide,
  removePassage,
  requireTarget,
  writeMemo,
} from '../codebook/tagging.ts';
import { targetOf } from '../codebook/target.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { dispatcher } from '../keyboard/dispatcher.svelte.ts';
import { focusList } from '../library/focus-list.ts';
import { bindRepairCommands } from '../repair/repair-commands.ts';
import { copyHash, copyOriginalPath, openOriginalWith, showOriginal } from './originals.ts';

const SCALE = { step: 0.1, min: 0.8, max: 2 } as const;

/** The actions of the reader; answers the function that unbinds them. `openOriginal` asks first where it must. */
export function bindReaderCommands(desk: Desk, openOriginal: () => void): () => void {
  const { reading } = desk;
  const isOpen = (): boolean => reading.article !== null;
  const resize = (by: 1 | -1): void => {
    const wanted = desk.preferences.values.readerScale + by * SCALE.step;
    const readerScale = Math.round(Math.min(SCALE.max, Math.max(SCALE.min, wanted)) * 10) / 10;
    void desk.preferences.set({ readerScale });
  };
  const unbind = [
    dispatcher.bindAll({
      'reader.larger': () => resize(1),
      'reader.smaller': () => resize(-1),
      'passages.all': () =>
        openSide(desk, desk.side === 'all' && desk.preferences.values.panes.side > 0 ? 'article' : 'all'),
    }),
    dispatcher.bindAll(
      {
        'original.open': openOriginal,
        'original.show': () => void showOriginal(desk),
        'original.copyPath': () => void copyOriginalPath(desk),
        'original.copyHash': () => {
          if (reading.article) void copyHash(reading.article);
        },
        'passage.mark': () => void markWithLast(desk),
        'passage.tag': () => {
          if (requireTarget(desk)) desk.overlay = 'tagging';
        },
        'passage.memo': () => void writeMemo(desk),
        'passage.copy': () => void copyWithCitation(desk),
        'article.revisions': () => (desk.overlay = 'revisions'),
      },
      isOpen,
    ),
    dispatcher.bind(
      'original.openWith',
      () => void openOriginalWith(desk),
      () => isOpen() && desk.shell.openOriginalWith !== null,
    ),
    bindRepairCommands(desk),
    dispatcher.bind(
      'passage.remove',
      () => {
        const target = targetOf(reading);
        if (target?.kind === 'passage') void removePassage(desk, target.passage);
      },
      () => isOpen() && targetOf(reading)?.kind === 'passage',
    ),
    dispatcher.bindAll(
      { 'hit.next': () => reading.step(1), 'hit.previous': () => reading.step(-1) },
      () => reading.highlights.length > 0,
    ),
    dispatcher.bindAll(
      { 'passage.next': () => reading.stepPassage(1), 'passage.previous': () => reading.stepPassage(-1) },
      () => reading.passages.length > 0,
    ),
    dispatcher.bind(
      'back',
      () => goBack(desk),
      () => !isInTextField(),
    ),
  ];
  return () => {
    for (const each of unbind) each();
  };
}

/** One step at a time: the question whether to split, the selected rows, the selection, the passage at hand, then back to the list. */
function goBack({ reading, list }: Desk): void {
  if (reading.splitting !== null) reading.splitting = null;
  else if (list.selected.size > 0) list.unselect();
  else if (reading.selected) reading.selected = null;
  else if (reading.passage !== '') reading.passage = '';
  else focusList();
}

function isInTextField(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false;
}
