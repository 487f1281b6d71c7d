import type { Highlight, Passage, Span } from '../../electron/contract/values.ts';

/** What marking, tagging, a memo or copying acts on. */
export type Target =
  { readonly kind: 'passage'; readonly passage: Passage } | { readonly kind: 'span'; readonly span: Span };

interface Chosen {
  readonly selected: Span | null;
  readonly current: Passage | undefined;
  readonly passages: readonly Passage[];
  readonly hit: number;
  readonly highlights: readonly Highlight[];
}

/**
 * What is selected; else the passage at hand; else the word of the current hit. What is selected or hit and is
 * a passage already, to the letter, means that passage.
 */
export function targetOf(chosen: Chosen): Target | null {
  if (!chosen.selected && chosen.current) return { kind: 'passage', passage: chosen.current };
  const span = chosen.selected ?? chosen.highlights[chosen.hit];
  if (!span) return null;
  const passage = chosen.passages.find((each) => isSame(each, span));
  if (passage) return { kind: 'passage', passage };
  return { kind: 'span', span: { field: span.field, start: span.start, end: span.end } };
}

export function spanOf(target: Target): Span {
  if (target.kind === 'span') return target.span;
  const { field, start, end } = target.passage;
  return { field, start, end };
}

function isSame(a: Span, b: Span): boolean {
  return a.field === b.field && a.start === b.start && a.end === b.end;
}
