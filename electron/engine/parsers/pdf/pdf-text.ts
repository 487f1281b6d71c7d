import type { Locator, StructureSpan } from '../parser-host.ts';
import type { Paragraph } from './paragraphs.ts';

export interface PdfText {
  readonly title: string;
  readonly body: string;
  readonly structure: readonly StructureSpan[];
  readonly locators: readonly Locator[];
}

const MAX_TITLE = 300;
/** The part of the first page where a title is looked for. */
const TITLE_PLACE = 0.6;
/** As many as a parser's answer may carry. */
const MAX_SPANS = 100_000;

/**
 * Title and body of a document. Without a `given` title it is the largest text at the top of the first page, which
 * the body then leaves out. `labels` name the pages; page numbers are cited where each page begins.
 */
export function pdfText(paragraphs: readonly Paragraph[], given: string, labels: readonly string[]): PdfText {
  const shown =
    given === '' ? titleParagraph(paragraphs) : paragraphs.find(({ text }) => isSame(text, given));
  const isAtTop = shown !== undefined && paragraphs.indexOf(shown) < 5;
  const rest = paragraphs.filter((paragraph) => !isAtTop || paragraph !== shown);
  const structure: StructureSpan[] = [];
  const locators: Locator[] = [];
  const parts: string[] = [];
  let length = 0;
  let page = -1;
  const turn = (start: number, to: number): void => {
    if (to !== page && locators.length < MAX_SPANS) {
      locators.push({ start, kind: 'page', label: labels[to] ?? String(to + 1) });
    }
    page = to;
  };
  for (const [index, { text, kind, page: first, turns }] of rest.entries()) {
    const before = rest[index - 1];
    const separator = !before ? '' : before.kind === 'item' && kind === 'item' ? '\n' : '\n\n';
    const start = length + separator.length;
    turn(start, first);
    for (const next of turns) turn(start + next.start, next.page);
    if ((kind === 'heading' || kind === 'item') && structure.length < MAX_SPANS) {
      structure.push({ start, end: start + text.length, kind });
    }
    parts.push(separator, text);
    length = start + text.length;
  }
  return { title: given || (shown?.text ?? ''), body: parts.join(''), structure, locators };
}

function titleParagraph(paragraphs: readonly Paragraph[]): Paragraph | undefined {
  const top = paragraphs.filter(
    ({ page, place, text }) =>
      page === 0 && place < TITLE_PLACE && /\p{L}/u.test(text) && text.length <= MAX_TITLE,
  );
  const headings = top.filter(({ kind }) => kind === 'heading');
  const largest = Math.max(...headings.map(({ size }) => size));
  const title = headings.find(({ size }) => size >= largest * 0.99);
  if (title) return title;
  const [first] = top;
  return first &&
    first === paragraphs[0] &&
    first.lines === 1 &&
    first.text.length <= 120 &&
    !/[.؛;:،,]$/.test(first.text)
    ? first
    : undefined;
}

function isSame(one: string, other: string): boolean {
  const folded = (text: string): string =>
    text
      .normalize('NFKC')
      .replace(/[\s\p{M}\u0640\p{P}]+/gu, '')
      .toLowerCase();
  return one.length <= MAX_TITLE * 2 && folded(one) === folded(other);
}
