import { fail, ok, type Result } from '../../contract/result.ts';

/** W3C Web Annotation TextPositionSelector and TextQuoteSelector of one span. UTF-16 offsets, end exclusive. */
export interface Selector {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Graphemes of context on either side, as Hypothesis and the W3C's examples keep. */
const CONTEXT_GRAPHEMES = 32;
/** Units that are looked at for them: graphemes of more than 16 units on average are cut short. */
const CONTEXT_UNITS = 512;

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/**
 * The selector of a span of `text`. Fails with `bad-span` when it is empty, out of range or cuts a surrogate
 * pair; the span is never widened or trimmed.
 */
export function describeSpan(text: string, start: number, end: number): Result<Selector> {
  if (start >= end || end > text.length || cutsPair(text, start) || cutsPair(text, end)) {
    return fail('bad-span', { start, end, length: text.length });
  }
  return ok({
    start,
    end,
    exact: text.slice(start, end),
    prefix: contextBefore(text, start),
    suffix: contextAfter(text, end),
  });
}

/** Whether an offset falls between the two units of one character. */
export function cutsPair(text: string, offset: number): boolean {
  return isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function contextBefore(text: string, end: number): string {
  const from = Math.max(0, end - CONTEXT_UNITS);
  const clusters = [...graphemes.segment(text.slice(from, end))];
  // The window may have begun inside a cluster.
  if (from > 0) clusters.shift();
  const first = clusters[Math.max(0, clusters.length - CONTEXT_GRAPHEMES)];
  return first ? text.slice(from + first.index, end) : '';
}

function contextAfter(text: string, start: number): string {
  const to = Math.min(text.length, start + CONTEXT_UNITS);
  const clusters = [...graphemes.segment(text.slice(start, to))];
  if (to < text.length) clusters.pop();
  const beyond = clusters[CONTEXT_GRAPHEMES];
  const last = clusters.at(-1);
  if (beyond) return text.slice(start, start + beyond.index);
  return last ? text.slice(start, start + last.index + last.segment.length) : '';
}
