import type { Line } from './lines.ts';

/** Lines that belong together. */
export interface Paragraph {
  readonly text: string;
  readonly kind: 'plain' | 'heading' | 'item' | 'footnote';
  readonly size: number;
  readonly lines: number;
  /** Of its first line: page, and place on it as a share of the height. */
  readonly page: number;
  readonly place: number;
  /** Where in `text`, in UTF-16 units, another page begins. */
  readonly turns: readonly { readonly start: number; readonly page: number }[];
}

const TERMINAL = /[.!?؟؛:…»"”)\]]$/;
const BULLET = /^[•▪●◦‣■–—-]\s+/;
const PARTED = /\p{Script=Latin}[-\u2010\u00AD]$/u;
const FOOTNOTE = /^[*†‡[(]?\s*[\d\u0660-\u0669*†‡]/;
// Sizes as shares of the text's own.
const HEADING_SIZE = 1.15;
const FOOTNOTE_SIZE = 0.92;
const SAME_SIZE = 0.12;
const MAX_HEADING = 250;
const MAX_BOLD_HEADING = 150;

/** The size that most of a text is set in. */
export function bodySize(lines: readonly Line[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 4) / 4;
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
  }
  let body = 0;
  let most = 0;
  for (const [size, length] of lengths) if (length > most) [body, most] = [size, length];
  return body;
}

/** Lines as paragraphs, hyphens at line ends undone, footnotes last. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const body = bodySize(lines);
  const leading = usualLeading(lines);
  const compounds = hyphenated(lines);
  const isMostlyBold = lines.filter(({ bold }) => bold).length > lines.length * 0.5;
  const footnotes = footnoteLines(lines, body);
  const flow = [
    ...lines.filter((line) => !footnotes.has(line)),
    ...lines.filter((line) => footnotes.has(line)),
  ];
  const groups: Line[][] = [];
  for (const line of flow) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isSameKind = before !== undefined && footnotes.has(before) === footnotes.has(line);
    if (group && before && isSameKind && continues(before, line, group, { body, leading })) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => paragraphOf(group, { body, compounds, isMostlyBold, footnotes }));
}

function continues(
  before: Line,
  line: Line,
  group: readonly Line[],
  usual: { readonly body: number; readonly leading: number },
): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > size * SAME_SIZE) return false;
  if (before.bold !== line.bold && (before.bold || line.slack > size * 4)) return false;
  if (BULLET.test(line.text)) return false;
  const isIndented = line.indent > 0.8 * size;
  if (before.block !== line.block) {
    return !isIndented && before.slack < 0.15 * before.width && !TERMINAL.test(before.text);
  }
  const gap = line.baseline - before.baseline;
  if (gap > Math.max(usual.leading * 1.35, 1.3) * size || gap < 0) return false;
  if (size > usual.body * HEADING_SIZE) return true;
  const isItem = BULLET.test(group[0]?.text ?? '');
  if (!isItem && isIndented && line.indent - before.indent > 0.6 * size && group.length > 0) return false;
  if (PARTED.test(before.text)) return true;
  const isShort = before.slack > 0.25 * before.width;
  return !(isShort && TERMINAL.test(before.text)) && before.slack <= 0.45 * before.width;
}

/** The usual distance of lines as a multiple of their size. */
function usualLeading(lines: readonly Line[]): number {
  const ratios: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || before.block !== line.block || Math.abs(before.size - line.size) > 0.1) continue;
    const ratio = (line.baseline - before.baseline) / line.size;
    if (ratio > 0.8 && ratio < 2.6) ratios.push(ratio);
  }
  // The lower third: paragraphs set apart by space must not pass for the usual distance.
  return ratios.toSorted((one, other) => one - other)[Math.floor(ratios.length / 3)] ?? 1.3;
}

interface Usual {
  readonly body: number;
  readonly compounds: ReadonlySet<string>;
  readonly isMostlyBold: boolean;
  readonly footnotes: ReadonlySet<Line>;
}

function paragraphOf(group: readonly Line[], { body, compounds, isMostlyBold, footnotes }: Usual): Paragraph {
  const parts: string[] = [];
  let length = 0;
  let page = group[0]?.page ?? 0;
  const turns: { start: number; page: number }[] = [];
  for (const [index, line] of group.entries()) {
    const next = group[index + 1];
    if (line.page !== page) turns.push({ start: length, page: line.page });
    page = line.page;
    const part = next ? joined(line.text, next.text, compounds) : line.text;
    parts.push(part);
    length += part.length;
  }
  const text = parts.join('');
  const [first] = group;
  const size = first?.size ?? body;
  const isHeading =
    (size >= body * HEADING_SIZE && text.length <= MAX_HEADING) ||
    (!isMostlyBold &&
      group.every(({ bold }) => bold) &&
      text.length <= MAX_BOLD_HEADING &&
      !/[.،,؛;]$/.test(text));
  const isItem = BULLET.test(text);
  return {
    text,
    kind: first && footnotes.has(first) ? 'footnote' : isItem ? 'item' : isHeading ? 'heading' : 'plain',
    size,
    lines: group.length,
    page: first?.page ?? 0,
    place: first?.place ?? 0,
    turns,
  };
}

/** A line as it stands before the next: with a space after it, or without the hyphen that parted a word. */
function joined(line: string, next: string, compounds: ReadonlySet<string>): string {
  const [, head = ''] = /(\p{Script=Latin}+)[-\u2010\u00AD]$/u.exec(line.slice(-60)) ?? [];
  const [tail = ''] = /^\p{Ll}+/u.exec(next.slice(0, 60)) ?? [];
  if (head !== '' && tail !== '' && /^\p{Script=Latin}/u.test(tail)) {
    return compounds.has(`${head}-${tail}`.toLowerCase()) ? line : line.slice(0, -1);
  }
  const isUnspaced =
    /[\u3040-\u30FF\u3400-\u9FFF]$/.test(line.slice(-1)) && /^[\u3001-\u30FF\u3400-\u9FFF]/.test(next);
  return isUnspaced ? line : `${line} `;
}

/** Words that the text writes with a hyphen within a line. */
function hyphenated(lines: readonly Line[]): Set<string> {
  const found = new Set<string>();
  for (const { text } of lines) {
    if (!text.includes('-')) continue;
    for (const word of text.split(/[\s.,;:()"“”]+/)) {
      if (word.length <= 60 && /^\p{L}+-\p{L}+$/u.test(word)) found.add(word.toLowerCase());
    }
  }
  return found;
}

/** Small lines at the foot of a block, from the first on that begins with a number or sign. */
function footnoteLines(lines: readonly Line[], body: number): Set<Line> {
  const notes = new Set<Line>();
  for (let end = lines.length - 1; end >= 0;) {
    let start = end;
    const block = lines[end]?.block;
    while (start > 0 && lines[start - 1]?.block === block) start--;
    let from = end + 1;
    while (from > start && (lines[from - 1]?.size ?? body) < body * FOOTNOTE_SIZE) from--;
    const first = lines[from];
    if (from > start && first && first.place > 0.4 && FOOTNOTE.test(first.text)) {
      for (const line of lines.slice(from, end + 1)) notes.add(line);
    }
    end = start - 1;
  }
  return notes;
}
