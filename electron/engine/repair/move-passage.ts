import type { Span } from '../../contract/values.ts';
import type { ArticleText } from '../../text/article.ts';
import type { RowWriter } from '../journal/journal.ts';
import { describeSpan } from '../passages/selector.ts';
import type { Part } from './part.ts';
import { carried } from './part.ts';
import type { PlacedPassage } from './repairable-article.ts';

/** The article that a passage goes to. */
export interface Destination extends ArticleText {
  readonly id: string;
}

/** Where spans of passages must not be cut: all but what is lost, whose place says nothing. */
export function fixedSpans(passages: readonly PlacedPassage[]): Span[] {
  return passages
    .filter(({ anchor }) => anchor.state !== 'lost')
    .map(({ field, anchor }) => ({ field, start: anchor.start, end: anchor.end }));
}

/** Puts a passage on a span of another article, described by what is there, in a step of the journal. */
export function movePassage(rows: RowWriter, id: string, to: Destination, { field, start, end }: Span): void {
  const selector = describeSpan(to[field], start, end);
  if (!selector.ok) throw new Error(`passage ${id} is to move to where no span is`);
  rows.update('passages', { id }, { article: to.id, field, ...selector.value });
}

/** Puts a passage on another article with its own words kept, where they are not found: that stays visible. */
export function movePassageUnfound(
  rows: RowWriter,
  id: string,
  to: Destination,
  { field, start, end }: Span,
): void {
  rows.update('passages', { id }, { article: to.id, field, start, end: Math.max(end, start + 1) });
}

/**
 * Moves the passages of an article to those made of it, each to the one that holds it. Answers how many.
 * What was `exact` or `moved` is exact there; what was `changed` or `lost` keeps its words, and so is still.
 */
export function movePassages(
  rows: RowWriter,
  from: { readonly id: string; readonly passages: readonly PlacedPassage[] },
  to: readonly (Destination & { readonly parts: readonly Part[] })[],
): number {
  for (const { id, anchor, ...passage } of from.passages) {
    const place = { field: passage.field, start: anchor.start, end: anchor.end };
    const isFound = anchor.state === 'exact' || anchor.state === 'moved';
    const holder = holderOf(to, from.id, place);
    if (holder && isFound) movePassage(rows, id, holder.destination, holder.span);
    else if (holder) movePassageUnfound(rows, id, holder.destination, holder.span);
    else {
      const [first] = to;
      if (!first || anchor.state !== 'lost') throw new Error(`no article takes over passage ${id}`);
      movePassageUnfound(rows, id, first, passage);
    }
  }
  return from.passages.length;
}

function holderOf<T extends Destination & { readonly parts: readonly Part[] }>(
  to: readonly T[],
  from: string,
  place: Span,
): { destination: T; span: Span } | null {
  for (const destination of to) {
    const span = carried(destination.parts, from, place);
    if (span) return { destination, span };
  }
  return null;
}
