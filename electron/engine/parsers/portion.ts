import type { Result } from '../../contract/result.ts';
import type { ByteSource } from './byte-source.ts';
import type { FormatInput, FoundArticle } from './format-parser.ts';

/** Articles, and bytes of members and of text, of one answer; a single larger one is an answer of its own. */
export const PORTION_ARTICLES = 500;
export const PORTION_BYTES = 8 * 1024 * 1024;

/** Where in a container an answer ended: an offset in bytes, and what has been counted up to there or from there. */
export interface Position {
  readonly offset: number;
  readonly count: number;
}

// Containers have at most 2 GiB, so that an offset and a count of up to 2^21 fit into a safe integer.
const OFFSETS = 2 ** 32;
/** Largest `Position.count`. */
export const MAX_COUNT = 2 ** 21 - 1;

/** A position as the `next` of an answer; 0 is the start. */
export function cursorOf({ offset, count }: Position): number {
  return count * OFFSETS + offset;
}

export function positionOf(cursor: number): Position {
  return { offset: cursor % OFFSETS, count: Math.floor(cursor / OFFSETS) };
}

/** The articles of a file of many, each made when its turn comes. */
export interface ArticleList {
  readonly count: number;
  /** null: there is no article in this place. */
  at(index: number): FoundArticle | null;
}

export function listOf(articles: readonly FoundArticle[]): ArticleList {
  return { count: articles.length, at: (index) => articles[index] ?? null };
}

/** The articles from a place in the list on, as many as one answer takes, and the place to go on from; null at the end. */
export function portionOf(
  list: ArticleList,
  from: number,
): { readonly articles: FoundArticle[]; readonly next: number | null } {
  const articles: FoundArticle[] = [];
  let at = from;
  for (let held = 0; at < list.count && articles.length < PORTION_ARTICLES && held < PORTION_BYTES; at++) {
    const article = list.at(at);
    if (!article) continue;
    articles.push(article);
    held += article.body.length;
  }
  return { articles, next: at < list.count ? at : null };
}

/**
 * Keeps what a reader has made of a file for its further portions: as long as the file's source is kept, and made
 * anew where it was not. The first portion (cursor 0) always makes it anew.
 */
export function keptWithSource<T>(): (
  input: Pick<FormatInput, 'source' | 'cursor'>,
  make: () => Result<T>,
) => Result<T> {
  const kept = new WeakMap<ByteSource, Result<T>>();
  return ({ source, cursor }, make) => {
    const before = cursor > 0 ? kept.get(source) : undefined;
    const made = before ?? make();
    if (made.ok) kept.set(source, made);
    return made;
  };
}
