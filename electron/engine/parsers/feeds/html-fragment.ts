import { checkMarkup } from '../html/html-scan.ts';
import { parseDocument } from '../html/html-document.ts';
import { blockText, type BlockText } from '../html/html-text.ts';
import { decodeReferences } from '../xml/references.ts';

export const NO_TEXT: BlockText = { text: '', structure: [] };

const ANY_TAG = /<\/?[a-z][a-z\d]*(?:\s[^<>]{0,4000})?\/?>/i;
const ANY_MARKUP = /<[^<>]{0,4000}>/g;

/** Whether a text that may be either is HTML. */
export function isMarkup(text: string): boolean {
  return ANY_TAG.test(text);
}

/** A fragment of HTML as paragraphs; of markup too deep or too long to be read as such, the plain words. */
export function fragmentText(written: string): BlockText {
  const html = withoutLiteralMarks(cleaned(written));
  if (!isMarkup(html)) return plainText(decodeReferences(html));
  if (!checkMarkup(html).ok) return plainText(decodeReferences(html.replace(ANY_MARKUP, ' ')));
  return blockText(parseDocument(html).body);
}

/** Plain text as paragraphs: empty lines part them, other line ends are where the writer's program broke lines. */
export function plainText(text: string): BlockText {
  const paragraphs = lineBlocks(cleaned(text)).map((lines) => lines.join(' '));
  return { text: paragraphs.join('\n\n'), structure: [] };
}

/** The lines of a text in blocks that empty lines part; blanks folded, those at the ends of lines left out. */
export function lineBlocks(text: string): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/[ \t\f\r]+/g, ' ').trim();
    if (line !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  return block.length > 0 ? [...blocks, block] : blocks;
}

function cleaned(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Some feeds put literal text into literal text, whose marks are left over. */
function withoutLiteralMarks(html: string): string {
  return html.replaceAll('<![CDATA[', '').replaceAll(']]>', '');
}
