import { documentMarker, isCopyright, nexisLabel } from './nexis-labels.ts';
import type { TextBlock } from './text-block.ts';

// Nexis breaks lines at 78 characters at the latest; German and French exports a little earlier.
const MIN_WIDTH = 60;

/**
 * Paragraphs of a TXT export: parted by empty lines; lines that Nexis broke are joined again, lines that end short of
 * the margin stay lines; «LABEL: value» and «n of m DOCUMENTS» stand for themselves; centred lines become one.
 */
export function nexisTextBlocks(text: string): TextBlock[] {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\f', '\n').split('\n');
  let width = MIN_WIDTH;
  for (const line of lines) if (line.length <= 90) width = Math.max(width, line.trimEnd().length);
  const blocks: TextBlock[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ text: joined(paragraph, width), kind: 'paragraph' });
    paragraph = [];
  };
  for (const line of lines) {
    const isMarker = documentMarker(line) !== null;
    if (line.trim() === '' || isMarker || nexisLabel(line, 'capitals') !== null) flush();
    if (line.trim() !== '') paragraph.push(line.trimEnd());
    // Older heads have the publication below its copyright, without an empty line between.
    if (isMarker || (/^ {8}/.test(line) && isCopyright(line))) flush();
  }
  flush();
  return blocks;
}

function joined(lines: readonly string[], width: number): string {
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before !== undefined) {
      const isCentred = /^ {8}/.test(before) && /^ {8}/.test(line);
      const word = line.trimStart().split(' ', 1)[0]?.length ?? 0;
      parts.push(isCentred || before.length + 1 + word > width - 2 ? ' ' : '\n');
    }
    parts.push(line.trim());
  }
  return parts.join('');
}
