import type { Result } from '../../../contract/result.ts';
import { decode } from '../encoding/decode.ts';
import type { Block, BlockKind } from './block.ts';
import { createBlockFlow, type BlockFlow } from './block-flow.ts';
import { withoutXhtmlEntities } from './xhtml-entities.ts';
import { withinLimits } from './limit-reached.ts';
import { readXmlText, type XmlHandler } from './xml-events.ts';

const XHTML = { 'http://www.w3.org/1999/xhtml': '', 'http://www.idpf.org/2007/ops': 'epub' };
const SKIPPED = new Set([
  'head',
  'script',
  'style',
  'svg',
  'math',
  'template',
  'audio',
  'video',
  'rt',
  'rp',
  'iframe',
  'object',
  'nav',
]);
const BLOCKS = new Set([
  ...'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer'.split(
    ' ',
  ),
  ...'h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead ul'.split(' '),
]);
const HEADING = /^h[1-6]$/;

/** Reads a section of a book (XHTML) as blocks. Expected failures: `undecodable`, `too-deep`. */
export function readXhtml(bytes: Uint8Array): Result<readonly Block[]> {
  const decoded = decode(bytes, { chosen: undefined, declares: true });
  if (!decoded.ok) return decoded;
  const flow = createBlockFlow();
  const read = readXmlText(withoutXhtmlEntities(decoded.value.text), XHTML, createXhtmlReader(flow));
  return read.ok ? withinLimits(() => flow.finish()) : read;
}

function createXhtmlReader(flow: BlockFlow): XmlHandler {
  /** Open elements that say what the text in them is. */
  const kinds: { readonly name: string; readonly kind: BlockKind }[] = [];
  const lists: number[] = [];
  let skipped = 0;
  let bold = 0;
  let preformatted = 0;
  let inBody = false;
  let endedBlank = true;

  const endParagraph = (): void => {
    const kind = kinds.at(-1)?.kind ?? 'paragraph';
    const group = kind === 'item' ? (lists.at(0) ?? 0) : 0;
    flow.endParagraph({ kind, style: '', alignment: '', group });
    endedBlank = true;
  };
  const kindOf = (name: string): BlockKind | null => {
    if (HEADING.test(name)) return 'heading';
    if (name === 'li') return 'item';
    if (name === 'blockquote') return 'quote';
    return name === 'figcaption' || name === 'caption' ? 'caption' : null;
  };

  return {
    open(name, attributes) {
      if (name === 'body') inBody = true;
      if (skipped > 0 || SKIPPED.has(name) || Object.hasOwn(attributes, 'hidden')) {
        skipped++;
        return;
      }
      if (!inBody) return;
      if (BLOCKS.has(name)) endParagraph();
      const kind = kindOf(name);
      if (kind) kinds.push({ name, kind });
      if (name === 'ul' || name === 'ol') lists.push(flow.nextGroup());
      else if (name === 'b' || name === 'strong') bold++;
      else if (name === 'pre') preformatted++;
      else if (name === 'br') {
        flow.text('\n', false);
        endedBlank = true;
      } else if (name === 'table') flow.openTable();
      else if (name === 'tr') {
        flow.openRow();
      } else if (name === 'td' || name === 'th') {
        flow.openCell();
        endedBlank = true;
      }
    },
    close(name) {
      if (skipped > 0) {
        skipped--;
        return;
      }
      if (!inBody) return;
      if (BLOCKS.has(name)) endParagraph();
      if (kinds.at(-1)?.name === name) kinds.pop();
      if (name === 'ul' || name === 'ol') lists.pop();
      else if (name === 'b' || name === 'strong') bold--;
      else if (name === 'pre') preformatted--;
      else if (name === 'table') flow.closeTable();
      else if (name === 'tr') {
        flow.closeRow(true);
      } else if (name === 'td' || name === 'th') {
        flow.closeCell();
        endedBlank = true;
      } else if (name === 'body') inBody = false;
    },
    text(data) {
      if (!inBody || skipped > 0) return;
      if (preformatted > 0) {
        flow.text(data, bold > 0);
        return;
      }
      // What HTML calls white space; a no-break space is a character.
      const folded = data.replace(/[ \t\n\r\f]+/g, ' ');
      const text = endedBlank && folded.startsWith(' ') ? folded.slice(1) : folded;
      if (text === '') return;
      endedBlank = text.endsWith(' ');
      flow.text(text, bold > 0);
    },
  };
}
