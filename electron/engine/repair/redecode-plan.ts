import type { ArticleText } from '../../text/article.ts';
import type { Field, Span } from '../../contract/values.ts';
import { resolve, type Anchor } from '../passages/anchoring.ts';
import { describeSpan, type Selector } from '../passages/selector.ts';
import { isSingleByte } from './chosen-encoding.ts';

/** An article that a file now reads as: which one of the file it is, and the old ones that it stands for. */
export interface Pairing {
  readonly ordinal: number;
  readonly origins: readonly string[];
}

interface OldArticle {
  readonly id: string;
  readonly ordinal: number;
}

/**
 * Which of the articles that a file now reads as stand for which of those that it read as before. Ordinals in
 * `spared` are of articles that stay as they are (split, merged, in the bin): they are not made again. What has no
 * counterpart of its ordinal goes with the last.
 */
export function pair(count: number, old: readonly OldArticle[], spared: ReadonlySet<number>): Pairing[] {
  const ordinals = Array.from({ length: count }, (_, ordinal) => ordinal).filter(
    (ordinal) => !spared.has(ordinal),
  );
  // Something must stand for the old ones, be it again what others stand for.
  if (ordinals.length === 0) ordinals.push(count - 1);
  const last = ordinals.at(-1);
  return ordinals.map((ordinal) => {
    const mine = old.filter(
      (article) => article.ordinal === ordinal || (ordinal === last && !ordinals.includes(article.ordinal)),
    );
    const origins = mine.length > 0 ? mine : old.slice(-1);
    return { ordinal, origins: origins.map(({ id }) => id) };
  });
}

/** Where a span of a text is in the same bytes read anew. */
export type Replaced =
  | { readonly state: 'exact' | 'moved'; readonly span: Span }
  /** The same bytes, read as other words. */
  | { readonly state: 'changed'; readonly span: Span }
  | { readonly state: 'changed' | 'lost'; readonly span: null };

export interface Readings {
  readonly before: ArticleText;
  readonly after: ArticleText;
  /** Their encodings, WHATWG names. */
  readonly from: string;
  readonly to: string;
}

/**
 * Finds a passage, where it is anchored in the old text, in the new one: where both have one character for each byte
 * and are equally long at the same place, otherwise by its quotation.
 */
export function replace(
  selector: Selector & { readonly field: Field },
  anchor: Anchor,
  { before, after, from, to }: Readings,
): Replaced {
  const { field } = selector;
  const [old, text] = [before[field], after[field]];
  const isInPlace = isSingleByte(from) && isSingleByte(to) && old.length === text.length;
  if (isInPlace && anchor.state !== 'lost' && describeSpan(text, anchor.start, anchor.end).ok) {
    const span = { field, start: anchor.start, end: anchor.end };
    const isSame = text.slice(span.start, span.end) === selector.exact;
    return { state: isSame ? 'exact' : 'changed', span };
  }
  const found = resolve(selector, text);
  if (found.state === 'exact' || found.state === 'moved') {
    return { state: found.state, span: { field, start: found.start, end: found.end } };
  }
  return { state: found.state, span: null };
}

/** Ignored blocks of the old text where the new one holds them, in order and without overlap; the others are dropped. */
export function replaceBlocks(blocks: readonly Span[], readings: Readings): Span[] {
  const found = blocks.flatMap(({ field, start, end }) => {
    const selector = describeSpan(readings.before[field], start, end);
    if (!selector.ok) return [];
    const { span } = replace({ ...selector.value, field }, { state: 'exact', start, end }, readings);
    return span ?? [];
  });
  return found.filter(
    (span, place) =>
      !found.slice(0, place).some((other) => {
        return other.field === span.field && other.start < span.end && span.start < other.end;
      }),
  );
}
