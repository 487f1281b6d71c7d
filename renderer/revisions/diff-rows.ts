import type { CallOutput } from '../../electron/contract/calls.ts';
import type { DiffSpan, Field } from '../../electron/contract/values.ts';

export type ComparedParagraph = CallOutput<'articles.compare'>['paragraphs'][number];

/** A piece of a shown paragraph; `change` counts changes through the whole comparison, -1 where nothing changed. */
export interface DiffPiece extends DiffSpan {
  readonly change: number;
  /** UTF-16 units of unchanged text that are left out behind it. */
  readonly omitted: number;
}

export type DiffRow =
  | {
      readonly kind: 'paragraph';
      readonly field: Field;
      readonly pieces: readonly DiffPiece[];
      /** Without line ends and what was removed, where anything is left: its direction is that of this text. */
      readonly text: string;
    }
  | {
      readonly kind: 'fold';
      /** Names it among the folds of a comparison: the place of its first paragraph. */
      readonly from: number;
      readonly paragraphs: number;
    };

export interface DiffRows {
  readonly rows: readonly DiffRow[];
  /** For each change, the row where it begins. */
  readonly changes: readonly number[];
}

/** Fewer unchanged paragraphs than this stay in sight. */
const FOLDED = 2;
/** UTF-16 units of unchanged text inside a changed paragraph, of which this much is shown at either end. */
const LONG = 4000;
const SHOWN = 600;
/** A line end that came or went without a paragraph of its own. */
const PILCROW = '¶';

/**
 * What a comparison shows, in order: paragraphs with their changes numbered, and runs of unchanged ones folded up to
 * one beside each change, unless the fold is among the `unfolded`. Without any change nothing is folded. Blank
 * lines are no rows.
 */
export function diffRows(paragraphs: readonly ComparedParagraph[], unfolded: ReadonlySet<number>): DiffRows {
  const shown = paragraphs.filter(({ spans }) =>
    spans.some(({ kind, text }) => kind !== 'same' || /\S/u.test(text)),
  );
  const isSame = shown.map(({ spans }) => spans.every(({ kind }) => kind === 'same'));
  const folds = isSame.every(Boolean) ? new Map<number, number>() : foldsOf(shown, isSame);
  const rows: DiffRow[] = [];
  const changes: number[] = [];
  let wasChanged = false;
  for (let at = 0; at < shown.length; at++) {
    const paragraph = shown[at];
    if (!paragraph) break;
    const folded = folds.get(at) ?? 0;
    if (folded > 0 && !unfolded.has(at)) {
      rows.push({ kind: 'fold', from: at, paragraphs: folded });
      at += folded - 1;
      wasChanged = false;
      continue;
    }
    const pieces: DiffPiece[] = [];
    const isMixed = paragraph.spans.some(({ kind }) => kind !== paragraph.spans[0]?.kind);
    for (const { kind, text } of paragraph.spans) {
      const changed = kind !== 'same';
      if (changed && !wasChanged) changes.push(rows.length);
      wasChanged = changed;
      pieces.push(
        ...shownPieces({ kind, text: lineOf(text, changed && isMixed) }, isMixed, changes.length - 1),
      );
    }
    rows.push({ kind: 'paragraph', field: paragraph.field, pieces, text: directing(paragraph.spans) });
  }
  return { rows, changes };
}

/** By the place of the first paragraph: how many are folded. */
function foldsOf(shown: readonly ComparedParagraph[], isSame: readonly boolean[]): Map<number, number> {
  const folds = new Map<number, number>();
  for (let from = 0; from < shown.length; from++) {
    // The title says which article it is.
    if (!isSame[from] || shown[from]?.field === 'title') continue;
    let end = from;
    while (end < shown.length && isSame[end]) end++;
    const start = from > 0 && !isSame[from - 1] ? from + 1 : from;
    const stop = end < shown.length ? end - 1 : end;
    if (stop - start >= FOLDED) folds.set(start, stop - start);
    from = end;
  }
  return folds;
}

function shownPieces(span: DiffSpan, isMixed: boolean, change: number): DiffPiece[] {
  const { kind, text } = span;
  if (text === '') return [];
  if (kind !== 'same') return [{ ...span, change, omitted: 0 }];
  if (!isMixed || text.length <= LONG) return [{ ...span, change: -1, omitted: 0 }];
  const start = text.slice(0, wordEnd(text, SHOWN));
  const end = text.slice(wordEnd(text, text.length - SHOWN));
  const omitted = text.length - start.length - end.length;
  return [
    { kind, text: start, change: -1, omitted },
    { kind, text: end, change: -1, omitted: 0 },
  ];
}

/** The first blank from there on: no word is cut. */
function wordEnd(text: string, from: number): number {
  const blank = /\s/gu;
  blank.lastIndex = from;
  return blank.exec(text)?.index ?? text.length;
}

function lineOf(text: string, isMarked: boolean): string {
  return text.replace(/\n+$/, isMarked ? PILCROW : '');
}

function directing(spans: readonly DiffSpan[]): string {
  const text = (left: readonly DiffSpan[]): string =>
    left
      .map((span) => span.text)
      .join('')
      .trim();
  return text(spans.filter(({ kind }) => kind !== 'removed')) || text(spans);
}

/** Words that a comparison adds and removes. */
export function wordCounts(paragraphs: readonly ComparedParagraph[]): { added: number; removed: number } {
  const counts = { added: 0, removed: 0 };
  for (const { kind, text } of paragraphs.flatMap(({ spans }) => spans)) {
    if (kind !== 'same') counts[kind] += text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*/gu)?.length ?? 0;
  }
  return counts;
}
