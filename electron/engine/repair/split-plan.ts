import { fail, ok, type Result } from '../../contract/result.ts';
import type { Span } from '../../contract/values.ts';
import type { ArticleText } from '../../text/article.ts';
import { leadOf } from '../import/lead.ts';
import { cutsPair } from '../passages/selector.ts';
import type { Part } from './part.ts';

/** One of the articles that a split makes. */
export interface Piece extends ArticleText {
  readonly parts: readonly Part[];
  /** Shown for want of a title in the text, or since the analyst gave one; '' for none. */
  readonly titleOverride: string;
}

export interface SplitPlan {
  readonly first: Piece;
  readonly second: Piece;
}

export interface SplitOptions {
  /** Offset into the body before which it is cut. */
  readonly at: number;
  /** The second article's title as the analyst gives it; '' = as found. */
  readonly title: string;
  /** Spans that must stay whole: passages. */
  readonly fixed: readonly Span[];
}

/** Longest first line, in UTF-16 units, that is taken for a title: as in a text file. */
const MAX_TITLE_LENGTH = 300;
/** Of the first words that stand for a missing title. */
const MAX_FIRST_WORDS = 120;
/** Letters of a passage that a refusal names. */
const EXCERPT = 60;

const SHOWS = /[^\s\p{Cc}\p{Cf}]/u;

/**
 * Cuts an article's text in two. Blank lines at the cut belong to neither, but where a passage covers them. Expected
 * failures: `bad-span` (outside, or inside a surrogate pair), `split-at-edge`, `split-in-passage`.
 */
export function planSplit(
  article: ArticleText & { readonly id: string },
  { at, title, fixed }: SplitOptions,
): Result<SplitPlan> {
  const { id, body } = article;
  if (at > body.length || cutsPair(body, at)) {
    return fail('bad-span', { start: at, end: at, length: body.length });
  }
  if (!SHOWS.test(body.slice(0, at)) || !SHOWS.test(body.slice(at))) return fail('split-at-edge', { id, at });
  const spans = fixed.filter(({ field }) => field === 'body');
  const cut = spans.find(({ start, end }) => start < at && at < end);
  if (cut) return fail('split-in-passage', { id, exact: excerpt(body.slice(cut.start, cut.end)) });

  const floor = Math.max(0, ...spans.filter(({ end }) => end <= at).map(({ end }) => end));
  const firstEnd = withoutBlankEnd(body, at, floor);
  const first: Piece = {
    title: article.title,
    body: body.slice(0, firstEnd),
    titleOverride: '',
    parts: [
      ...(article.title === '' ? [] : [part(id, 'title', 0, article.title.length, 'title')]),
      part(id, 'body', 0, firstEnd, 'body'),
    ],
  };
  return ok({ first, second: rest(id, body, at, { title: title.replace(/\s+/gu, ' ').trim(), spans }) });
}

/** What follows the cut: with its first line as title, or all of it as body. */
function rest(
  id: string,
  body: string,
  at: number,
  { title, spans }: { title: string; spans: readonly Span[] },
): Piece {
  const begin = afterBlanks(body, at, firstStart(spans, at, body.length));
  const line = titleLine(body, begin, spans);
  if (line !== null && (title === '' || title === body.slice(begin, line))) {
    const bodyBegin = afterBlanks(body, line, firstStart(spans, line, body.length));
    return {
      title: body.slice(begin, line),
      body: body.slice(bodyBegin),
      titleOverride: '',
      parts: [part(id, 'body', begin, line, 'title'), part(id, 'body', bodyBegin, body.length, 'body')],
    };
  }
  const text = body.slice(begin);
  return {
    title: '',
    body: text,
    titleOverride: title || leadOf(text, MAX_FIRST_WORDS),
    parts: [part(id, 'body', begin, body.length, 'body')],
  };
}

/** Where the line at `begin` ends, without blanks, if it may be a title: short, followed by text, no passage reaching over its end. */
function titleLine(body: string, begin: number, spans: readonly Span[]): number | null {
  const newline = body.indexOf('\n', begin);
  if (newline < 0 || !SHOWS.test(body.slice(newline))) return null;
  const end = begin + body.slice(begin, newline).trimEnd().length;
  const isWhole = !spans.some((span) => span.start < end && end < span.end);
  return end > begin && end - begin <= MAX_TITLE_LENGTH && isWhole ? end : null;
}

/** Start of the first span that begins at or after `from`; `otherwise` where there is none. */
function firstStart(spans: readonly Span[], from: number, otherwise: number): number {
  return Math.min(otherwise, ...spans.filter(({ start }) => start >= from).map(({ start }) => start));
}

/** The first offset from `start` on, at most `limit`, that is neither blank nor in a line that shows nothing. */
function afterBlanks(text: string, start: number, limit: number): number {
  let at = start;
  for (;;) {
    const newline = text.indexOf('\n', at);
    if (newline < 0 || newline >= limit || SHOWS.test(text.slice(at, newline))) break;
    at = newline + 1;
  }
  while (at < limit && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** The last offset up to `end`, at least `limit`, before which something shows. */
function withoutBlankEnd(text: string, end: number, limit: number): number {
  let at = end;
  for (;;) {
    const newline = text.lastIndexOf('\n', at - 1);
    if (newline < limit || SHOWS.test(text.slice(newline, at))) break;
    at = newline;
  }
  while (at > limit && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function part(article: string, field: Part['field'], start: number, end: number, into: Part['into']): Part {
  return { article, field, start, end, into, at: 0 };
}

function excerpt(text: string): string {
  return leadOf(text, EXCERPT);
}
