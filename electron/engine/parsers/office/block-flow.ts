import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import type { Block, BlockAlignment, BlockKind } from './block.ts';
import { LimitReached } from './limit-reached.ts';

/** Paragraphs, cells and notes of one document; the Bible has 31,000 verses. */
const MAX_BLOCKS = 500_000;

export interface ParagraphProperties {
  readonly kind: BlockKind;
  readonly style: string;
  readonly alignment: BlockAlignment;
  /** See `Block.group`. */
  readonly group: number;
}

export const PLAIN: ParagraphProperties = { kind: 'paragraph', style: '', alignment: '', group: 0 };

interface Paragraph {
  readonly parts: string[];
  hasPlain: boolean;
  hasBold: boolean;
  /** Text boxes anchored in it. */
  readonly after: Block[];
}

interface Scope {
  readonly blocks: Block[];
  paragraph: Paragraph | null;
}

interface Table {
  readonly group: number;
  cells: Block[][];
}

/**
 * Collects the blocks of a document as a reader of events meets them: paragraphs, tables, text boxes and notes, which
 * may lie in each other. Every `open` has its `close`. Throws `LimitReached` (`too-large`) beyond an article's length.
 */
export interface BlockFlow {
  /** Text of the open paragraph; opens one where there is none. */
  text(text: string, isBold: boolean): void;
  /** Ends the open paragraph; a `joined` one goes on in the next, its end having been deleted. */
  endParagraph(properties: ParagraphProperties, joined?: boolean): void;
  openTable(): void;
  closeTable(): void;
  openRow(): void;
  closeRow(keep: boolean): void;
  openCell(): void;
  closeCell(): void;
  /** A text box: its blocks follow the paragraph in which it is anchored. */
  openBox(): void;
  closeBox(): void;
  /** A footnote or endnote: its number stands in the paragraph, its text at the end of the document. */
  openNote(): void;
  closeNote(): void;
  /** A note whose text is known, by the same rule. */
  note(text: string): void;
  /** A number for `Block.group` that none has yet. */
  nextGroup(): number;
  finish(): readonly Block[];
}

export function createBlockFlow(): BlockFlow {
  const scopes: Scope[] = [{ blocks: [], paragraph: null }];
  const tables: Table[] = [];
  const notes: { text: string }[] = [];
  const openNotes: { text: string }[] = [];
  let groups = 0;
  let length = 0;
  let count = 0;
  const countBlock = (): void => {
    if (++count > MAX_BLOCKS) throw new LimitReached('too-large', MAX_BLOCKS);
  };
  const scope = (): Scope => scopes.at(-1) ?? bug();
  const paragraph = (): Paragraph => {
    const current = scope();
    return (current.paragraph ??= { parts: [], hasPlain: false, hasBold: false, after: [] });
  };
  const text = (raw: string, isBold: boolean): void => {
    if (raw === '') return;
    length += raw.length;
    if (length > MAX_ARTICLE_LENGTH) throw new LimitReached('too-large', MAX_ARTICLE_LENGTH);
    const open = paragraph();
    open.parts.push(raw);
    if (raw.trim() === '') return;
    if (isBold) open.hasBold = true;
    else open.hasPlain = true;
  };
  const endParagraph = (properties: ParagraphProperties, joined = false): void => {
    const current = scope();
    if (!current.paragraph || joined) return;
    const { parts, hasPlain, hasBold, after } = current.paragraph;
    const content = cleanText(parts.join(''));
    if (content !== '') {
      countBlock();
      current.blocks.push({ text: content, bold: hasBold && !hasPlain, ...properties });
    }
    for (const block of after) current.blocks.push(block);
    current.paragraph = null;
  };
  const openScope = (): void => {
    scopes.push({ blocks: [], paragraph: null });
  };
  const closeScope = (): Block[] => {
    endParagraph(PLAIN);
    return (scopes.length > 1 ? scopes.pop() : undefined)?.blocks ?? [];
  };
  const addNote = (content: string): { text: string } => {
    countBlock();
    const note = { text: content };
    notes.push(note);
    text(`[${notes.length}]`, paragraph().hasBold && !paragraph().hasPlain);
    return note;
  };
  return {
    text,
    endParagraph,
    openTable: () => void tables.push({ group: ++groups, cells: [] }),
    closeTable: () => void tables.pop(),
    openRow() {
      const table = tables.at(-1);
      if (table) table.cells = [];
    },
    closeRow(keep) {
      const table = tables.at(-1);
      if (!table || !keep) return;
      for (const block of rowBlocks(table.cells, table.group)) scope().blocks.push(block);
      table.cells = [];
    },
    openCell: openScope,
    closeCell() {
      countBlock();
      const blocks = closeScope();
      tables.at(-1)?.cells.push(blocks);
    },
    openBox: openScope,
    closeBox() {
      const blocks = closeScope();
      const outer = scope();
      const target = outer.paragraph ? outer.paragraph.after : outer.blocks;
      for (const block of blocks) target.push(block);
    },
    openNote() {
      openNotes.push(addNote(''));
      openScope();
    },
    closeNote() {
      const content = plainText(closeScope());
      const note = openNotes.pop();
      if (note) note.text = content;
    },
    note: (content) => void addNote(content),
    nextGroup: () => ++groups,
    finish() {
      endParagraph(PLAIN);
      const group = ++groups;
      const written = notes.map(({ text: content }, index): Block => {
        const label = `[${index + 1}] ${content}`.trim();
        return { text: label, kind: 'note', style: '', bold: false, alignment: '', group };
      });
      return [...scope().blocks, ...written];
    },
  };
}

/** The blocks of a note as lines. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n');
}

// More text than this in a cell of several paragraphs is a page's layout, not a table's value; in UTF-16 units.
const LAYOUT_LENGTH = 600;

/**
 * A row as one block, its cells' texts parted by ` | `. A row of one cell, one with tables in it, or one that holds
 * columns of paragraphs is layout: its blocks stay what they are.
 */
export function rowBlocks(cells: readonly (readonly Block[])[], group: number): readonly Block[] {
  const filled = cells.filter((blocks) => blocks.length > 0);
  if (filled.length === 0) return [];
  const isLayout = filled.some((blocks) => {
    if (blocks.some(({ kind }) => kind === 'row')) return true;
    return blocks.length > 1 && blocks.reduce((sum, block) => sum + block.text.length, 0) > LAYOUT_LENGTH;
  });
  if (cells.length === 1 || isLayout) return filled.flat();
  const text = cells.map((blocks) => blocks.map((block) => block.text.replace(/\s+/g, ' ')).join(' '));
  return [
    {
      text: text.join(' | ').trim(),
      kind: 'row',
      style: '',
      bold: filled.flat().every(({ bold }) => bold),
      alignment: '',
      group,
    },
  ];
}

// Soft hyphens, and controls that no text has.
const UNWRITTEN = /[\u00AD\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** A paragraph's text: well-formed UTF-16, no soft hyphens or controls, no blanks at the ends of its lines. */
export function cleanText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(UNWRITTEN, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function bug(): never {
  throw new Error('a scope was closed twice');
}
