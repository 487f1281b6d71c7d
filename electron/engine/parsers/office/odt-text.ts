import type { Result } from '../../../contract/result.ts';
import type { Block } from './block.ts';
import { createBlockFlow, PLAIN, type BlockFlow } from './block-flow.ts';
import { ODF_NAMESPACES, type OdtStyle, type OdtStyles } from './odt-styles.ts';
import { withinLimits } from './limit-reached.ts';
import { readXml, type XmlHandler } from './xml-events.ts';

// Deleted text is kept apart in `tracked-changes`; the others are no text of the document.
const SKIPPED = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'text:note-citation',
  'text:ruby-text',
  'text:hidden-text',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:index-source',
  'text:table-of-content-source',
  'table:covered-table-cell',
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'style:header',
  'style:footer',
]);
/** `text:s` stands for this many spaces at most, whatever it says. */
const MAX_SPACES = 100;

/** Reads the body of `content.xml` in reading order. Expected failures: as `readXml`. */
export function readOdtText(bytes: Uint8Array, styles: OdtStyles): Result<readonly Block[]> {
  const flow = createBlockFlow();
  const read = readXml(bytes, ODF_NAMESPACES, createOdtReader(flow, styles));
  return read.ok ? withinLimits(() => flow.finish()) : read;
}

function createOdtReader(flow: BlockFlow, styles: OdtStyles): XmlHandler {
  /** Styles of the open paragraphs and spans. */
  const open: { readonly style: OdtStyle; bold: boolean; hidden: boolean }[] = [];
  const lists: number[] = [];
  let inBody = false;
  let skipped = 0;
  let endedBlank = true;

  const write = (text: string): void => {
    const style = open.at(-1);
    if (!style || style.hidden || text === '') return;
    flow.text(text, style.bold);
  };
  const openStyle = (id: string, isParagraph: boolean): void => {
    const style = styles.style(id);
    const outer = isParagraph ? undefined : open.at(-1);
    open.push({
      style,
      bold: style.bold || outer?.bold === true,
      hidden: style.hidden || outer?.hidden === true,
    });
    if (isParagraph) endedBlank = true;
  };
  const endParagraph = (isHeading: boolean): void => {
    const style = open.pop()?.style;
    if (!style) return;
    const own = isHeading && style.kind !== 'title' ? 'heading' : style.kind;
    const group = own === 'paragraph' ? (lists.at(0) ?? 0) : 0;
    flow.endParagraph({
      kind: group > 0 ? 'item' : own,
      style: style.name,
      alignment: style.alignment,
      group,
    });
  };

  return {
    open(name, attributes) {
      styles.open(name, attributes);
      if (name === 'office:body') inBody = true;
      if (!inBody) return;
      if (skipped > 0 || SKIPPED.has(name)) {
        skipped++;
        return;
      }
      switch (name) {
        case 'text:p':
        case 'text:h':
          openStyle(attributes['text:style-name'] ?? '', true);
          return;
        case 'text:span':
          openStyle(attributes['text:style-name'] ?? '', false);
          return;
        case 'text:s': {
          const count = Number(attributes['text:c'] ?? '1');
          write(' '.repeat(count >= 1 ? Math.min(Math.floor(count), MAX_SPACES) : 1));
          return;
        }
        case 'text:tab':
          write('\t');
          return;
        case 'text:line-break':
          write('\n');
          endedBlank = true;
          return;
        case 'text:list':
          lists.push(flow.nextGroup());
          return;
        case 'table:table':
          flow.openTable();
          return;
        case 'table:table-row':
          flow.openRow();
          return;
        case 'table:table-cell':
          flow.openCell();
          return;
        case 'draw:text-box':
          flow.openBox();
          return;
        case 'text:note':
          flow.openNote();
          return;
        default:
      }
    },
    close(name) {
      styles.close(name);
      if (!inBody) return;
      if (skipped > 0) {
        skipped--;
        return;
      }
      switch (name) {
        case 'office:body':
          inBody = false;
          return;
        case 'text:p':
          endParagraph(false);
          return;
        case 'text:h':
          endParagraph(true);
          return;
        case 'text:span':
          open.pop();
          return;
        case 'text:list':
          lists.pop();
          flow.endParagraph(PLAIN);
          return;
        case 'table:table-cell':
          flow.closeCell();
          return;
        case 'table:table-row':
          flow.closeRow(true);
          return;
        case 'table:table':
          flow.closeTable();
          return;
        case 'draw:text-box':
          flow.closeBox();
          return;
        case 'text:note':
          flow.closeNote();
          endedBlank = false;
          return;
        default:
      }
    },
    text(data) {
      if (!inBody || skipped > 0 || open.length === 0) return;
      // White space is folded as in HTML (OpenDocument 1.3, part 3, 6.1.2); more is written as `text:s`.
      const folded = data.replace(/[ \t\r\n]+/g, ' ');
      const text = endedBlank && folded.startsWith(' ') ? folded.slice(1) : folded;
      if (text === '') return;
      endedBlank = text.endsWith(' ');
      write(text);
    },
  };
}
