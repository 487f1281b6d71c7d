import type { Block, BlockAlignment, BlockKind } from './block.ts';
import { createBlockFlow, PLAIN } from './block-flow.ts';

export interface RtfParagraph {
  readonly kind: BlockKind;
  readonly style: string;
  readonly alignment: BlockAlignment;
  /** Number of its list, 0 for none. */
  readonly list: number;
  readonly inTable: boolean;
}

/**
 * The text of a rich text file as blocks. RTF has no elements: a table is a run of paragraphs that say they belong to
 * one, cut by `\cell` and `\row`, and begins and ends where paragraphs start and cease to say so.
 */
export interface RtfBody {
  text(text: string, isBold: boolean, inTable: boolean): void;
  /** The paragraph carries a bullet or number of its own. */
  markItem(inTable: boolean): void;
  endParagraph(paragraph: RtfParagraph): void;
  /** `\trowd`: cells follow, even where their paragraphs do not say so. */
  announceRow(): void;
  endCell(): void;
  endRow(): void;
  openNote(inTable: boolean): void;
  closeNote(): void;
  openBox(inTable: boolean): void;
  closeBox(): void;
  finish(): readonly Block[];
}

export function createRtfBody(): RtfBody {
  const flow = createBlockFlow();
  const groups = new Map<number, number>();
  /** Notes and text boxes that are open: tables in them are read as paragraphs. */
  let inner = 0;
  let isRowAnnounced = false;
  let isTableOpen = false;
  let isRowOpen = false;
  let isCellOpen = false;
  let isItem = false;

  const endRow = (): void => {
    if (isCellOpen) flow.closeCell();
    if (isRowOpen) flow.closeRow(true);
    isCellOpen = false;
    isRowOpen = false;
    isRowAnnounced = false;
  };
  const openCell = (): void => {
    if (!isTableOpen) {
      flow.endParagraph(PLAIN);
      flow.openTable();
    }
    if (!isRowOpen) flow.openRow();
    if (!isCellOpen) flow.openCell();
    isTableOpen = true;
    isRowOpen = true;
    isCellOpen = true;
  };
  /** Goes to where the next character belongs. */
  const place = (inTable: boolean): void => {
    if (inner > 0) return;
    if (inTable || isRowAnnounced) {
      if (!isCellOpen) openCell();
    } else if (isTableOpen) {
      endRow();
      flow.closeTable();
      isTableOpen = false;
    }
  };
  const listGroup = (list: number): number => {
    const known = groups.get(list);
    if (known !== undefined) return known;
    const group = flow.nextGroup();
    groups.set(list, group);
    return group;
  };

  return {
    text(text, isBold, inTable) {
      place(inTable);
      flow.text(text, isBold);
    },
    markItem(inTable) {
      place(inTable);
      isItem = true;
    },
    endParagraph({ kind, style, alignment, list }) {
      const item = kind === 'paragraph' && (isItem || list > 0);
      flow.endParagraph({
        kind: item ? 'item' : kind,
        style,
        alignment,
        group: item ? listGroup(list) : 0,
      });
      isItem = false;
    },
    announceRow() {
      if (inner === 0) isRowAnnounced = true;
    },
    endCell() {
      if (inner > 0) return;
      openCell();
      flow.closeCell();
      isCellOpen = false;
    },
    endRow() {
      if (inner === 0) endRow();
    },
    openNote(inTable) {
      place(inTable);
      inner++;
      flow.openNote();
    },
    closeNote() {
      flow.closeNote();
      inner--;
    },
    openBox(inTable) {
      place(inTable);
      inner++;
      flow.openBox();
    },
    closeBox() {
      flow.closeBox();
      inner--;
    },
    finish() {
      if (isTableOpen) {
        endRow();
        flow.closeTable();
      }
      return flow.finish();
    },
  };
}
