import type { STRUCTURE_KINDS, StructureSpan } from '../parser-host.ts';

/** A paragraph of a document in the order of reading; lines of verse or a list within it end in `\n`. */
export interface TextBlock {
  readonly text: string;
  readonly kind: 'paragraph' | (typeof STRUCTURE_KINDS)[number];
}

/**
 * Joins blocks to a body: an empty line between blocks, a line end between items of a list. The structure's spans
 * are UTF-16 offsets into the body. Blocks without text are left out.
 */
export function bodyOf(blocks: readonly TextBlock[]): { body: string; structure: StructureSpan[] } {
  const parts: string[] = [];
  const structure: StructureSpan[] = [];
  let length = 0;
  let before: TextBlock['kind'] | '' = '';
  for (const { text: raw, kind } of blocks) {
    const text = cleanText(raw);
    if (text === '') continue;
    const gap = before === '' ? '' : before === 'item' && kind === 'item' ? '\n' : '\n\n';
    const start = length + gap.length;
    length = start + text.length;
    parts.push(gap, text);
    if (kind !== 'paragraph') structure.push({ start, end: length, kind });
    before = kind;
  }
  return { body: parts.join(''), structure };
}

/** Text with `\n` line ends, without NULs, lone surrogates, doubled blanks and blanks at the ends of lines. */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .toWellFormed()
    .split('\n')
    .map((line) => line.replace(/[ \t\f\v]{2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line: white space and controls folded to single blanks; at most 2,000 UTF-16 units, as titles and details are kept. */
export function cleanLine(raw: string): string {
  return raw
    .slice(0, 8000)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 2000)
    .toWellFormed();
}

/** The blocks without a first one that only repeats the title. */
export function withoutTitle(blocks: readonly TextBlock[], title: string): readonly TextBlock[] {
  const [first] = blocks;
  return first && title !== '' && cleanLine(first.text) === title ? blocks.slice(1) : blocks;
}
