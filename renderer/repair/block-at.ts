import type { Article, Span } from '../../electron/contract/values.ts';
import { trimmed } from '../reader/grapheme.ts';
import type { Place } from '../reader/reading.svelte.ts';
import { paragraphsOf } from '../reader/text-map.ts';

type Texts = Pick<Article, 'title' | 'body'>;
type Block = Article['ignored'][number];

/** What the command for blocks does to a span: UTF-16 offsets, end exclusive. */
export type BlockStep =
  | { readonly kind: 'ignore'; readonly span: Span }
  | { readonly kind: 'restore'; readonly ids: readonly string[] };

/** The block that is meant: what is selected, to the letter, else the paragraph at the caret; null where neither is. */
export function blockAt(texts: Texts, selected: Span | null, caret: Place | null): Span | null {
  if (selected) return { field: selected.field, start: selected.start, end: selected.end };
  if (!caret) return null;
  const { field, offset } = caret;
  const paragraph = paragraphsOf(texts[field]).find((each) => offset <= each.end);
  const span = paragraph && trimmed(texts[field], paragraph);
  return span ? { field, ...span } : null;
}

/** Ignored already, all of it: counted again; otherwise ignored as a whole. */
export function blockStep(texts: Texts, span: Span, ignored: readonly Block[]): BlockStep {
  const met = ignored.filter(
    (block) => block.field === span.field && block.start < span.end && span.start < block.end,
  );
  const text = texts[span.field];
  let at = span.start;
  let left = '';
  for (const block of met.toSorted((a, b) => a.start - b.start)) {
    left += text.slice(at, Math.max(at, block.start));
    at = Math.max(at, block.end);
  }
  left += text.slice(at, Math.max(at, span.end));
  if (met.length > 0 && left.trim() === '') return { kind: 'restore', ids: met.map(({ id }) => id) };
  return { kind: 'ignore', span };
}
