import type { Field, Span } from '../../contract/values.ts';

/**
 * A piece of an article's canonical text and where it went in an article made of it: `at` is where it begins in the
 * field `into`. UTF-16 offsets, end exclusive.
 */
export interface Part extends Span {
  readonly article: string;
  readonly into: Field;
  readonly at: number;
}

/** Where a span of `article` went, if one part holds all of it; null otherwise. */
export function carried(parts: readonly Part[], article: string, { field, start, end }: Span): Span | null {
  const part = parts.find(
    (one) => one.article === article && one.field === field && one.start <= start && end <= one.end,
  );
  if (!part) return null;
  const shift = part.at - part.start;
  return { field: part.into, start: start + shift, end: end + shift };
}

/** Where spans of `article` went, each as it is but cut to what the parts hold of it; in the order of the parts. */
export function clipped<T extends Span>(parts: readonly Part[], article: string, spans: readonly T[]): T[] {
  return parts
    .filter((part) => part.article === article)
    .flatMap((part) =>
      spans.flatMap((span) => {
        const from = Math.max(span.start, part.start);
        const to = Math.min(span.end, part.end);
        if (span.field !== part.field || from >= to) return [];
        const shift = part.at - part.start;
        return { ...span, field: part.into, start: from + shift, end: to + shift };
      }),
    );
}
