import type { StructureSpan } from '../parser-host.ts';
import { isElement, TEXT_NODE, type HtmlElement, type HtmlNode } from './html-document.ts';
import { createTextWriter, type TextWriter } from './text-writer.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody ' +
    'td tfoot th thead title tr ul'
  ).split(' '),
);
/** Never text of an article, wherever they stand. */
const UNREAD = new Set(
  (
    'script style noscript template svg math canvas iframe object embed video audio button select option input ' +
    'textarea datalist head link meta map dialog'
  ).split(' '),
);
const KINDS: ReadonlyMap<string, StructureSpan['kind']> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['li', 'item'],
  ['dd', 'item'],
  ['blockquote', 'quote'],
]);
// What CMSs without <figcaption> write: wp-caption-text, image-caption, photo_caption.
const CAPTION_CLASS = /(?:^|[\s_-])caption(?:[\s_-]?text)?(?:\s|$)/i;

/** Text of a page, and what its stretches are. */
export interface BlockText {
  readonly text: string;
  /** Offsets into `text`; ascending, without overlap. */
  readonly structure: readonly StructureSpan[];
}

/**
 * The text of an element as paragraphs: an empty line between blocks (headings, captions and table rows are blocks),
 * items of a list on lines of their own, `<br>` as a line end and two of them as a new paragraph, other white space
 * folded as a browser folds it. The walk keeps its own stack, so that no nesting overflows it.
 */
export function blockText(root: HtmlElement): BlockText {
  const writer = createTextWriter();
  let node: HtmlNode | null = root;
  while (node) {
    if (enter(writer, node)) {
      const child: HtmlNode | null = node.firstChild;
      if (child) {
        node = child;
        continue;
      }
      leave(writer, node);
    }
    let next: HtmlNode | null = node === root ? null : node.nextSibling;
    while (!next && node && node !== root) {
      node = node.parentNode;
      if (!node) break;
      leave(writer, node);
      next = node === root ? null : node.nextSibling;
    }
    node = next;
  }
  return writer.finish();
}

/** Answers whether to go on into the node's children, and to `leave` it then. */
function enter(writer: TextWriter, node: HtmlNode): boolean {
  if (node.nodeType === TEXT_NODE) {
    if (node.parentNode?.nodeName.toLowerCase() === 'pre') writeLines(writer, node.textContent ?? '');
    else writer.text(node.textContent ?? '');
    return false;
  }
  if (!isElement(node)) return false;
  const name = node.localName;
  if (UNREAD.has(name) || isHidden(node)) return false;
  if (name === 'br') {
    writer.line();
    return false;
  }
  if (name === 'li' || name === 'tr') writer.item();
  else if (name === 'td' || name === 'th') writer.cell();
  else if (BLOCKS.has(name)) writer.block();
  const kind = kindOf(node);
  if (kind) writer.open(kind);
  return true;
}

function leave(writer: TextWriter, node: HtmlNode): void {
  if (!isElement(node)) return;
  const name = node.localName;
  if (kindOf(node)) writer.close();
  if (name === 'li' || name === 'tr') writer.item();
  else if (BLOCKS.has(name) && name !== 'td' && name !== 'th') writer.block();
}

function kindOf(element: HtmlElement): StructureSpan['kind'] | null {
  const kind = KINDS.get(element.localName);
  if (kind) return kind;
  if (element.localName !== 'p' && element.localName !== 'div') return null;
  return CAPTION_CLASS.test(element.getAttribute('class') ?? '') ? 'caption' : null;
}

function writeLines(writer: TextWriter, text: string): void {
  for (const line of text.split('\n')) {
    if (line.trim() === '') writer.block();
    writer.text(line);
    writer.item();
  }
}

function isHidden(element: HtmlElement): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
