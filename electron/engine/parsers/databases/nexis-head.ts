import { isCopyright, isCoverLine, nexisLabel } from './nexis-labels.ts';
import { dateLine } from './publication-date.ts';
import { cleanLine, type TextBlock } from './text-block.ts';

/** What stands above the text of a document, line by line as it is written, and the text. */
export interface HeadAndText {
  readonly title: string;
  readonly subtitle: string;
  readonly publisher: string;
  readonly dated: string;
  readonly labels: readonly TextBlock[];
  readonly text: readonly TextBlock[];
}

// Publication, date, edition, title, subtitle, labels; a longer head is no head.
const MAX_HEAD = 40;
// UTF-16 units; a longer line is a paragraph of text.
const MAX_TITLE = 300;

/** Parts a document, its labels below taken off, into head and text. */
export function headAndText(
  blocks: readonly TextBlock[],
  layout: 'uni' | 'classic',
  mayHaveCover: boolean,
): HeadAndText {
  const bodyAt = blocks
    .slice(0, MAX_HEAD * 3)
    .findIndex(({ text }) =>
      /^(?:body|text|corps|cuerpo|inhoud|volltext)$/i.test(cleanLine(text.slice(0, 40))),
    );
  const parts = layout === 'uni' ? uniHead(blocks, bodyAt, mayHaveCover) : classicHead(blocks, bodyAt);
  return { ...parts, text: withoutBodyLabel(parts.text) };
}

function uniHead(blocks: readonly TextBlock[], bodyAt: number, mayHaveCover: boolean): HeadAndText {
  const headEnd = bodyAt >= 0 ? bodyAt : headLength(blocks, 'any');
  const head = blocks.slice(0, headEnd);
  const text = blocks.slice(bodyAt >= 0 ? bodyAt + 1 : headEnd);
  const lines = head.map((block) => cleanLine(block.text));
  const date = lines.findLastIndex((line) => dateLine(line) !== null);
  if (date < 0) {
    const start = mayHaveCover ? lines.findLastIndex((line) => isCoverLine(line)) + 1 : 0;
    const [title = '', name = ''] = lines.slice(start).filter((line) => nexisLabel(line, 'any') === null);
    const publisher = isCopyright(name) ? '' : name;
    const labels = head.slice(start).filter((block) => ![title, publisher].includes(cleanLine(block.text)));
    return { title, subtitle: '', publisher, dated: '', labels, text };
  }
  const first = mayHaveCover ? Math.max(0, date - 2) : 0;
  return {
    title: date - 1 > first || date === 0 ? (lines[first] ?? '') : (lines[date - 1] ?? ''),
    subtitle: lines.slice(first + 1, Math.max(first + 1, date - 1)).join(' '),
    publisher: date - 1 > first ? (lines[date - 1] ?? '') : '',
    dated: lines[date] ?? '',
    labels: head.slice(date + 1),
    text,
  };
}

function classicHead(blocks: readonly TextBlock[], bodyAt: number): HeadAndText {
  const headEnd = bodyAt >= 0 ? bodyAt : headLength(blocks, 'capitals');
  const head = blocks.slice(0, headEnd);
  const firstLabel = head.findIndex(({ text }) => nexisLabel(text, 'capitals') !== null);
  const above = head.slice(0, firstLabel < 0 ? head.length : firstLabel);
  const lines = above.map((block) => cleanLine(block.text));
  const date = lines.findIndex((line) => dateLine(line) !== null);
  const names = lines.slice(0, Math.max(0, date)).filter((line) => !isCopyright(line));
  const titles = date < 0 ? lines : lines.slice(date + 1).filter((line) => !isCopyright(line));
  const labels = [
    ...above.filter(({ text }) => isCopyright(text)),
    ...(firstLabel < 0 ? [] : head.slice(firstLabel)),
  ];
  const [publisher = ''] = date < 0 ? titles.splice(0, titles.length > 1 ? 1 : 0) : names;
  return {
    title: titles[0] ?? '',
    subtitle: titles.slice(1).join(' '),
    publisher,
    dated: lines[date] ?? '',
    labels,
    text: blocks.slice(bodyAt >= 0 ? bodyAt + 1 : headEnd),
  };
}

/**
 * How many blocks belong to the head where no line «Body» ends it: up to the last label of the first run of labels;
 * without labels, up to the title after the date.
 */
function headLength(blocks: readonly TextBlock[], style: 'capitals' | 'any'): number {
  const isLabel = ({ text }: TextBlock): boolean => {
    const label = nexisLabel(text, style);
    return label !== null && !label.trails && label.field !== 'body';
  };
  const first = blocks.slice(0, MAX_HEAD).findIndex(isLabel);
  if (first >= 0) {
    let end = first;
    while (end < blocks.length && isLabel(blocks[end] ?? { text: '', kind: 'paragraph' })) end++;
    return end;
  }
  const date = blocks.slice(0, MAX_HEAD).findIndex(({ text }) => dateLine(cleanLine(text)) !== null);
  const isTitle = (at: number): boolean => (blocks[at]?.text.length ?? MAX_TITLE) < MAX_TITLE;
  if (date < 0) return isTitle(0) ? 1 : 0;
  let end = date + (style === 'capitals' && isTitle(date + 1) ? 2 : 1);
  while (end < blocks.length && isCopyright(blocks[end]?.text ?? '')) end++;
  return Math.min(end, blocks.length);
}

/** Of older years: the label BODY before the first paragraph. */
function withoutBodyLabel(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const [first, ...others] = blocks;
  const label = first ? nexisLabel(first.text, 'capitals') : null;
  return first && label?.field === 'body' ? [{ ...first, text: label.value }, ...others] : blocks;
}
