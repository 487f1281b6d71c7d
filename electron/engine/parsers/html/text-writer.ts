import type { StructureSpan } from '../parser-host.ts';

/** Writes running text with its line ends and paragraphs, and keeps where headings, captions and the like are in it. */
export interface TextWriter {
  /** White space folds; a no-break space is a character but at the ends of a line, where it is layout. */
  text(raw: string): void;
  /** A line end; two in a row part paragraphs. */
  line(): void;
  /** The line end of a list item or table row. */
  item(): void;
  /** Parts the cells of a table. */
  cell(): void;
  block(): void;
  /** What follows is of this kind, until `close`; the innermost counts. */
  open(kind: StructureSpan['kind']): void;
  close(): void;
  finish(): { text: string; structure: StructureSpan[] };
}

type Break = '' | '\n' | '\n\n';
interface Stretch {
  readonly kind: StructureSpan['kind'];
  readonly start: number;
  end: number;
}

export function createTextWriter(): TextWriter {
  const parts: string[] = [];
  const kinds: StructureSpan['kind'][] = [];
  const stretches: Stretch[] = [];
  let length = 0;
  let pending: Break = '';
  let lines = 0;
  let blank = false;
  let cell = false;
  // Whether the kind has changed since the last text.
  let turned = true;

  const push = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const breakWith = (wanted: Break): void => {
    if (wanted.length > pending.length) pending = wanted;
  };
  /** Takes blanks off the end of the line. */
  const trimEnd = (): void => {
    for (let last = parts.pop(); last !== undefined; last = parts.pop()) {
      const rest = last.trimEnd();
      length -= last.length - rest.length;
      if (rest !== '') {
        parts.push(rest);
        break;
      }
    }
    const stretch = stretches.at(-1);
    if (stretch && stretch.end > length) stretch.end = length;
  };

  return {
    text(raw) {
      // What HTML calls white space.
      const folded = raw.replace(/[ \t\n\r\f]+/g, ' ');
      const startsBlank = folded.startsWith(' ');
      let words = folded.slice(startsBlank ? 1 : 0, folded.endsWith(' ') ? -1 : undefined);
      const isLineStart = pending !== '' || length === 0;
      if (isLineStart) words = words.trimStart();
      if (words === '') {
        blank ||= folded !== '';
        return;
      }
      if (length > 0 && pending !== '') {
        trimEnd();
        push(pending);
      } else if (length > 0 && cell) push(' | ');
      else if (length > 0 && (blank || startsBlank)) push(' ');
      const kind = kinds.at(-1);
      const stretch = stretches.at(-1);
      if (kind && (turned || !stretch)) stretches.push({ kind, start: length, end: length });
      push(words);
      const current = stretches.at(-1);
      if (kind && current) current.end = length;
      pending = '';
      lines = 0;
      cell = false;
      turned = false;
      blank = folded.endsWith(' ');
    },
    line() {
      lines++;
      breakWith(lines > 1 ? '\n\n' : '\n');
    },
    item: () => breakWith('\n'),
    cell() {
      cell = true;
    },
    block: () => breakWith('\n\n'),
    open(kind) {
      kinds.push(kind);
      turned = true;
    },
    close() {
      kinds.pop();
      turned = true;
    },
    finish() {
      trimEnd();
      return { text: parts.join(''), structure: stretches.filter(({ start, end }) => end > start) };
    },
  };
}
