import type { DiffSpan } from '../../contract/values.ts';
import { boundedDiff, type Effort, type Run } from './bounded-diff.ts';
import { paragraphTokens, wordTokens } from './diff-tokens.ts';
import { readableSpans } from './readable-spans.ts';

export interface TextDiff {
  /** Joined, `same` and `removed` are the first text, `same` and `added` the second; never two of a kind in a row. */
  readonly spans: readonly DiffSpan[];
  /** Parts were too long and too different to be compared by word: they are given as a whole. */
  readonly isCoarse: boolean;
}

/** Comparisons of tokens (`Effort`) that a pair of texts is worth: about a second. */
export const EFFORT = 20_000_000;

/**
 * Compares two texts by word. Paragraphs first, then the words of those between unchanged ones, so that the largest
 * text takes no more time than `effort` allows; what it leaves no time for is given as a whole.
 */
export function diffTexts(before: string, after: string, effort: Effort): TextDiff {
  const old = paragraphTokens(before);
  const made = paragraphTokens(after);
  const runs = attempt(old, made, effort);
  if (!runs) return diffStretch(old, made, effort);
  const spans: DiffSpan[] = [];
  let isCoarse = false;
  for (const hunk of hunksOf(runs, old, made)) {
    if (hunk.kind === 'same') {
      spans.push({ kind: 'same', text: hunk.tokens.join('') });
      continue;
    }
    const found = diffStretch(hunk.removed, hunk.added, effort);
    spans.push(...found.spans);
    isCoarse ||= found.isCoarse;
  }
  return { spans: joined(spans), isCoarse };
}

/** Half of what is left is for what comes after. */
function attempt(before: readonly string[], after: readonly string[], effort: Effort): Run[] | null {
  const half = { left: Math.floor(effort.left / 2) };
  effort.left -= half.left;
  const runs = boundedDiff(before, after, half);
  effort.left += half.left;
  return runs;
}

/** Paragraphs that differ: their words together, or of each pair where that is too much and they are as many. */
function diffStretch(removed: readonly string[], added: readonly string[], effort: Effort): TextDiff {
  const together = diffWords(removed.join(''), added.join(''), effort);
  if (!together.isCoarse || removed.length !== added.length || removed.length === 1) return together;
  const pairs = removed.map((paragraph, at) => diffWords(paragraph, added[at] ?? '', effort));
  return {
    spans: joined(pairs.flatMap(({ spans }) => spans)),
    isCoarse: pairs.some((pair) => pair.isCoarse),
  };
}

function diffWords(before: string, after: string, effort: Effort): TextDiff {
  const old = wordTokens(before);
  const made = wordTokens(after);
  const runs = attempt(old, made, effort);
  if (!runs) return whole(before, after);
  const spans: DiffSpan[] = [];
  for (const hunk of hunksOf(runs, old, made)) {
    if (hunk.kind === 'same') spans.push({ kind: 'same', text: hunk.tokens.join('') });
    else spans.push(...changed(hunk.removed.join(''), hunk.added.join('')));
  }
  return { spans: readableSpans(spans), isCoarse: false };
}

function whole(before: string, after: string): TextDiff {
  return { spans: changed(before, after), isCoarse: before !== '' && after !== '' };
}

function changed(removed: string, added: string): DiffSpan[] {
  const spans: DiffSpan[] = [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ];
  return spans.filter(({ text }) => text !== '');
}

type Hunk =
  | { readonly kind: 'same'; readonly tokens: readonly string[] }
  | { readonly kind: 'changed'; readonly removed: readonly string[]; readonly added: readonly string[] };

/** What stands between two unchanged stretches, together, whichever way the edits came. */
function hunksOf(runs: readonly Run[], old: readonly string[], made: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [oldAt, madeAt] = [0, 0];
  let [oldFrom, madeFrom] = [0, 0];
  const close = (): void => {
    const removed = old.slice(oldFrom, oldAt);
    const added = made.slice(madeFrom, madeAt);
    if (removed.length > 0 || added.length > 0) hunks.push({ kind: 'changed', removed, added });
  };
  for (const { kind, count } of runs) {
    if (kind === 'same') {
      close();
      hunks.push({ kind, tokens: old.slice(oldAt, oldAt + count) });
    }
    if (kind !== 'added') oldAt += count;
    if (kind !== 'removed') madeAt += count;
    if (kind === 'same') [oldFrom, madeFrom] = [oldAt, madeAt];
  }
  close();
  return hunks;
}

function joined(spans: readonly DiffSpan[]): DiffSpan[] {
  const result: DiffSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last?.kind === span.kind)
      result[result.length - 1] = { kind: span.kind, text: last.text + span.text };
    else result.push(span);
  }
  return result;
}
