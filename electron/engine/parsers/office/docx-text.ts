import type { Result } from '../../../contract/result.ts';
import type { Block } from './block.ts';
import { createBlockFlow, type BlockFlow } from './block-flow.ts';
import { SKIPPED, WORD_NAMESPACES } from './docx-names.ts';
import { setProperty, type Paragraph, type Run } from './docx-properties.ts';
import { alignmentOf, isHeadingLevel, isOn, type DocxStyle, type DocxStyles } from './docx-styles.ts';
import { symbolText } from './symbol-font.ts';
import { withinLimits } from './limit-reached.ts';
import { readXml } from './xml-events.ts';

export interface DocxContext {
  readonly styles: DocxStyles;
  /** Texts of notes by their ids. */
  readonly footnotes: ReadonlyMap<string, string>;
  readonly endnotes: ReadonlyMap<string, string>;
}

type Attributes = Readonly<Record<string, string>>;

/** Reads the paragraphs of `document.xml` in reading order. Expected failures: as `readXml`. */
export function readDocxText(bytes: Uint8Array, context: DocxContext): Result<readonly Block[]> {
  const flow = createBlockFlow();
  const read = readXml(bytes, WORD_NAMESPACES, createDocxReader(flow, context));
  return read.ok ? withinLimits(() => flow.finish()) : read;
}

/** What takes the events of a part of the document, in order. */
export interface DocxReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(data: string): void;
}

/** Writes the paragraphs of a part as they are read to a flow of blocks. */
export function createDocxReader(flow: BlockFlow, { styles, footnotes, endnotes }: DocxContext): DocxReader {
  const paragraphs: Paragraph[] = [];
  const runs: Run[] = [];
  const fields: ('code' | 'result')[] = [];
  const rows: { deleted: boolean }[] = [];
  const alternatives: { taken: boolean }[] = [];
  const placeholders: { shown: boolean }[] = [];
  const lists = new Map<string, number>();
  let skipped = 0;
  let inText = false;
  let inRunProperties = 0;

  const runStyle = (): DocxStyle => styles.style(runs.at(-1)?.style ?? '');
  const paragraphStyle = (): DocxStyle => styles.style(paragraphs.at(-1)?.style || styles.defaultParagraph);
  const write = (text: string): void => {
    const run = runs.at(-1);
    const hidden = run?.hidden ?? (runStyle().hidden || paragraphStyle().hidden);
    if (hidden || fields.includes('code')) return;
    flow.text(text, run?.bold ?? (runStyle().bold || paragraphStyle().bold));
  };
  const groupOf = (list: string): number => {
    const known = lists.get(list);
    if (known !== undefined) return known;
    const group = flow.nextGroup();
    lists.set(list, group);
    return group;
  };
  const endParagraph = ({ style: id, outline, list, alignment, endDeleted }: Paragraph): void => {
    const style = styles.style(id || styles.defaultParagraph);
    const ownKind = isHeadingLevel(outline) && style.kind === 'paragraph' ? 'heading' : style.kind;
    const listId = list ?? style.list;
    const isItem = ownKind === 'paragraph' && listId !== '';
    flow.endParagraph(
      {
        kind: isItem ? 'item' : ownKind,
        style: style.name,
        alignment: alignment === '' ? style.alignment : alignmentOf(alignment),
        group: isItem ? groupOf(listId) : 0,
      },
      endDeleted,
    );
    // Only a damaged document leaves a field's code open at a paragraph's end: what follows must not vanish with it.
    while (fields.at(-1) === 'code') fields.pop();
  };

  const openMark = (name: string, attributes: Attributes): void => {
    const run = runs.at(-1);
    if (
      setProperty(name, attributes['w:val'] ?? '', {
        run,
        paragraph: paragraphs.at(-1),
        inRunProperties: inRunProperties > 0,
      })
    )
      return;
    switch (name) {
      case 'w:tab':
      case 'w:ptab':
        // In a paragraph's properties it is a tab stop.
        if (run) write('\t');
        return;
      case 'w:br':
      case 'w:cr':
        write('\n');
        return;
      case 'w:noBreakHyphen':
        write('\u2011');
        return;
      case 'w:sym':
        write(symbolText(Number.parseInt(attributes['w:char'] ?? '', 16) || 0, attributes['w:font'] ?? ''));
        return;
      case 'w:fldChar':
        fieldMark(attributes['w:fldCharType'] ?? '');
        return;
      case 'w:footnoteReference':
        noteMark(footnotes, attributes['w:id'] ?? '');
        return;
      case 'w:endnoteReference':
        noteMark(endnotes, attributes['w:id'] ?? '');
        return;
      case 'w:showingPlcHdr': {
        const placeholder = placeholders.at(-1);
        if (placeholder) placeholder.shown = isOn(attributes['w:val'] ?? '');
        return;
      }
      default:
    }
  };
  const fieldMark = (type: string): void => {
    if (type === 'begin') fields.push('code');
    else if (type === 'end') fields.pop();
    else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
  };
  const noteMark = (notes: ReadonlyMap<string, string>, id: string): void => {
    const text = notes.get(id);
    if (text !== undefined && !fields.includes('code')) flow.note(text);
  };

  return {
    open(name, attributes) {
      if (skipped > 0) {
        skipped++;
        return;
      }
      const row = rows.at(-1);
      const paragraph = paragraphs.at(-1);
      if (name === 'w:del') {
        // As a property it says that the row, or the end of the paragraph, has been deleted.
        if (paragraph && !runs.length && inRunProperties > 0) paragraph.endDeleted = true;
        else if (row && !paragraph) row.deleted = true;
      }
      const alternative = alternatives.at(-1);
      const isOther =
        (name === 'mc:Choice' || name === 'mc:Fallback') && alternative !== undefined && alternative.taken;
      const isPlaceholder = name === 'w:sdtContent' && placeholders.at(-1)?.shown === true;
      if (SKIPPED.has(name) || isOther || isPlaceholder) {
        skipped = 1;
        return;
      }
      switch (name) {
        case 'w:p':
          paragraphs.push({ style: '', outline: -1, list: null, alignment: '', endDeleted: false });
          return;
        case 'w:r':
          runs.push({ bold: null, hidden: null, style: '' });
          return;
        case 'w:rPr':
          inRunProperties++;
          return;
        case 'w:t':
        case 'm:t':
          inText = true;
          return;
        case 'w:tbl':
          flow.openTable();
          return;
        case 'w:tr':
          rows.push({ deleted: false });
          flow.openRow();
          return;
        case 'w:tc':
          flow.openCell();
          return;
        case 'w:txbxContent':
          flow.openBox();
          return;
        case 'mc:AlternateContent':
          alternatives.push({ taken: false });
          return;
        case 'mc:Choice':
        case 'mc:Fallback':
          if (alternative) alternative.taken = true;
          return;
        case 'w:sdt':
          placeholders.push({ shown: false });
          return;
        default:
          openMark(name, attributes);
      }
    },
    close(name) {
      if (skipped > 0) {
        skipped--;
        return;
      }
      switch (name) {
        case 'w:p': {
          const paragraph = paragraphs.pop();
          if (paragraph) endParagraph(paragraph);
          return;
        }
        case 'w:r':
          runs.pop();
          return;
        case 'w:rPr':
          inRunProperties--;
          return;
        case 'w:t':
        case 'm:t':
          inText = false;
          return;
        case 'w:tc':
          flow.closeCell();
          return;
        case 'w:tr':
          flow.closeRow(rows.pop()?.deleted !== true);
          return;
        case 'w:tbl':
          flow.closeTable();
          return;
        case 'w:txbxContent':
          flow.closeBox();
          return;
        case 'mc:AlternateContent':
          alternatives.pop();
          return;
        case 'w:sdt':
          placeholders.pop();
          return;
        default:
      }
    },
    text(data) {
      if (inText && skipped === 0) write(data.replace(/[\r\n]+/g, ' '));
    },
  };
}
