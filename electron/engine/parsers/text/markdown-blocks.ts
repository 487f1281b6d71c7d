import { cleanText } from '../office/block-flow.ts';
import type { Block, BlockKind } from '../office/block.ts';
import { inlineText } from './markdown-inline.ts';

const ATX_HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^\s*([-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/;
const QUOTE = /^ {0,3}>[ \t]?(.*)$/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;
const DEFINITION = /^ {0,3}\[([^\]^][^\]]{0,200})\]:[ \t]*\S/;
const NOTE = /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$/;
const IMAGE_ONLY = /^!\[[^\]]{0,1000}\](?:\([^()\s]{0,1000}(?:\s+"[^"]{0,300}")?\)|\[[^\]]{0,200}\])$/;
/** Lines that are all at least so long were wrapped by a program; shorter ones were meant. In UTF-16 units. */
const WRAPPED = 60;

/** The blocks of Markdown (CommonMark, GitHub's tables, footnotes); the first heading of level 1 is the title. */
export function markdownBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  let kind: BlockKind = 'paragraph';
  let group = 0;
  let list = '';
  let fence = '';
  let hasTitle = false;

  const push = (text: string, as: BlockKind, of = 0): void => {
    const clean = as === 'paragraph' && of < 0 ? text : cleanText(text);
    if (clean === '') return;
    blocks.push({ text: clean, kind: as, style: '', bold: false, alignment: '', group: Math.max(0, of) });
  };
  const end = (): void => {
    if (open.length === 0) return;
    const lines = open;
    open = [];
    if (kind === 'row') {
      group++;
      for (const line of lines) push(tableRow(line), 'row', group);
    } else if (kind === 'paragraph' && IMAGE_ONLY.test(lines.join(' ').trim())) {
      push(inlineText(lines.join(' ').trim()), 'caption');
    } else push(inlineText(joinLines(lines)), kind, kind === 'item' ? group : 0);
  };
  const begin = (as: BlockKind, line: string): void => {
    if (open.length === 0 || kind !== as) {
      end();
      kind = as;
    }
    open.push(line);
  };
  const heading = (level: number, text: string): void => {
    const isTitle = level === 1 && !hasTitle;
    hasTitle ||= isTitle;
    push(inlineText(text), isTitle ? 'title' : 'heading');
  };

  for (const raw of lines) {
    const line = raw.replaceAll('\t', '    ');
    if (fence !== '') {
      if (line.trimStart().startsWith(fence) && line.trim().replaceAll(fence[0] ?? '', '') === '') {
        push(code(open), 'paragraph', -1);
        open = [];
        fence = '';
      } else open.push(raw);
      continue;
    }
    const opened = FENCE.exec(line)?.[1];
    if (opened !== undefined) {
      end();
      fence = opened;
      continue;
    }
    if (line.trim() === '') {
      end();
      continue;
    }
    const [, marks, title = ''] = ATX_HEADING.exec(line) ?? [];
    if (marks !== undefined) {
      end();
      heading(marks.length, title.trimEnd().replace(/(?:^|[ \t])#+$/, ''));
      continue;
    }
    const underline = SETEXT.exec(line)?.[1];
    if (underline !== undefined && open.length > 0 && kind === 'paragraph') {
      const text = open.join(' ');
      open = [];
      heading(underline.startsWith('=') ? 1 : 2, text);
      continue;
    }
    if (RULE.test(line)) {
      end();
      continue;
    }
    if (DEFINITION.test(line) || /^\s*<!--.*-->\s*$/.test(line)) continue;
    const [, label, note = ''] = NOTE.exec(line) ?? [];
    if (label !== undefined) {
      end();
      kind = 'note';
      open = [`\\[${label}\\] ${note}`];
      continue;
    }
    const [, bullet = '', item] = ITEM.exec(line) ?? [];
    if (item !== undefined) {
      end();
      // Another kind of bullet is another list.
      const listKind = bullet.replace(/\d+/, '1');
      if (kind !== 'item' || listKind !== list) group++;
      list = listKind;
      kind = 'item';
      open = [item];
      continue;
    }
    const quote = QUOTE.exec(line)?.[1];
    if (quote !== undefined) {
      if (quote.trim() === '') end();
      else begin('quote', quote.replace(/^(?: {0,3}> ?)+/, ''));
      continue;
    }
    if (TABLE_RULE.test(line) && line.includes('|') && open.length === 1) {
      kind = 'row';
      continue;
    }
    // A line below an item, a quote or a note goes on with it.
    begin(open.length === 0 ? 'paragraph' : kind, line);
  }
  if (fence !== '') push(code(open), 'paragraph', -1);
  else end();
  return blocks;
}

function joinLines(lines: readonly string[]): string {
  const isWrapped = lines.slice(0, -1).every((line) => line.trim().length >= WRAPPED);
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return line.trim();
      const isBreak = line.endsWith('  ') || line.endsWith('\\');
      return `${line.trim().replace(/\\$/, '')}${isBreak || !isWrapped ? '\n' : ' '}`;
    })
    .join('');
}

function tableRow(line: string): string {
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.map((cell) => inlineText(cell.trim())).join(' | ');
}

/** Code as it stands, without empty lines at its ends. */
function code(lines: readonly string[]): string {
  const text = lines.map((line) => line.trimEnd()).join('\n');
  return text.toWellFormed().replace(/^\n+|\n+$/g, '');
}
