import { isElement, TEXT_NODE, type HtmlElement, type HtmlNode } from './html-document.ts';

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

/**
 * The text of an element as paragraphs: an empty line between blocks (headings, captions and table rows are blocks),
 * items of a list on lines of their own, `<br>` as a line end, other white space folded as a browser folds it.
 * The walk keeps its own stack, so that no nesting overflows it.
 */
export function blockText(root: HtmlElement): string {
  const writer = createBlockWriter();
  let node: HtmlNode | null = root;
  while (node) {
    if (enter(writer, node) && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      leave(writer, node);
      node = node.parentNode;
    }
    if (!node || node === root) break;
    leave(writer, node);
    node = node.nextSibling;
  }
  return writer.finish();
}

/** Answers whether to go on into the node's children. */
function enter(writer: BlockWriter, node: HtmlNode): boolean {
  if (node.nodeType === TEXT_NODE) {
    if (node.parentNode?.nodeName.toLowerCase() === 'pre') writeLines(writer, node.textContent ?? '');
    else writer.text(node.textContent ?? '');
    return false;
  }
  if (!isElement(node) || UNREAD.has(node.localName) || isHidden(node)) return false;
  if (node.localName === 'br') writer.line();
  else if (node.localName === 'li' || node.localName === 'tr') writer.item();
  else if (node.localName === 'td' || node.localName === 'th') writer.cell();
  else if (BLOCKS.has(node.localName)) writer.block();
  return true;
}

function writeLines(writer: BlockWriter, text: string): void {
  for (const line of text.split('\n')) {
    if (line.trim() === '') writer.block();
    writer.text(line);
    writer.line();
  }
}

function leave(writer: BlockWriter, node: HtmlNode): void {
  if (!isElement(node)) return;
  if (node.localName === 'li' || node.localName === 'tr') writer.item();
  else if (BLOCKS.has(node.localName) && node.localName !== 'td' && node.localName !== 'th') writer.block();
}

function isHidden(element: HtmlElement): boolean {
  return (
    element.hasAttribute('hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
  );
}

interface BlockWriter {
  text(raw: string): void;
  line(): void;
  item(): void;
  cell(): void;
  block(): void;
  finish(): string;
}

type Break = '' | '\n' | '\n\n';

function createBlockWriter(): BlockWriter {
  const parts: string[] = [];
  let pending: Break = '';
  let blank = false;
  let cell = false;
  const breakWith = (wanted: Break): void => {
    if (wanted.length > pending.length) pending = wanted;
  };
  return {
    text(raw) {
      // What HTML calls white space; a no-break space is a character.
      const folded = raw.replace(/[ \t\n\r\f]+/g, ' ');
      const startsBlank = folded.startsWith(' ');
      const words = folded.slice(startsBlank ? 1 : 0, folded.endsWith(' ') ? -1 : undefined);
      if (words === '' || (words.trim() === '' && (pending !== '' || parts.length === 0))) {
        blank ||= folded !== '';
        return;
      }
      if (parts.length > 0) {
        if (pending !== '') parts.push(pending);
        else if (cell) parts.push(' | ');
        else if (blank || startsBlank) parts.push(' ');
      }
      parts.push(words);
      pending = '';
      cell = false;
      blank = folded.endsWith(' ');
    },
    line: () => breakWith('\n'),
    item: () => breakWith('\n'),
    cell: () => {
      cell = true;
    },
    block: () => breakWith('\n\n'),
    // No-break spaces at the ends of a line are layout.
    finish: () =>
      parts
        .join('')
        .split('\n')
        .map((line) => line.trim())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
  };
}
