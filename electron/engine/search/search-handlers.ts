import type { DatabaseSync } from 'node:sqlite';
import { LEVELS } from '../../text/level.ts';
import type { ArticleText } from '../../text/article.ts';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Failure } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { filteredNumbers } from '../articles/article-list.ts';
import { articleRowsByNumber } from '../articles/article-row.ts';
import type { EngineContext } from '../engine-context.ts';
import type { TokenMatch } from './highlight.ts';
import { MAX_QUERY_LENGTH } from './parse-query.ts';
import { orderedPage } from './result-order.ts';
import type { RankedArticle, SearchAnswer } from './search-index.ts';
import { buildSnippets } from './snippet.ts';

type SearchCalls = 'search.query' | 'search.highlights' | 'search.terms' | 'archive.rebuildIndex';
type ResultRow = CallOutput<'search.query'>['results'][number];

/** Answers the contract's search calls. Expected failures: `query-too-long`, `article-not-found`, `cancelled`. */
export function searchHandlers(context: EngineContext): Pick<Handlers, SearchCalls> {
  const { archive, index, emit } = context;
  return {
    'search.query'(input) {
      const tooLong = checkLength(input.query);
      if (tooLong !== null) return tooLong;
      const started = performance.now();
      const answer = index.search(input.query, input);
      const { total, page } = pageOf(archive.db, answer, input);
      const results = resultRows(archive.db, page, index.matcher(input.query, input));
      const { interpreted, notes } = answer;
      return ok({
        total,
        tookMs: performance.now() - started,
        interpreted,
        notes: notes.map(({ code, params }) => ({ code, params })),
        results,
      });
    },
    'search.highlights'(input) {
      const tooLong = checkLength(input.query);
      if (tooLong !== null) return tooLong;
      const row = archive.db.prepare('SELECT title, body FROM articles WHERE id = ?').get(input.article);
      if (row === undefined) return fail('article-not-found', { id: input.article });
      const article = { title: textOf(row, 'title'), body: textOf(row, 'body') };
      return ok({ highlights: index.highlights(input.query, input, article) });
    },
    'search.terms'(input) {
      const tooLong = checkLength(input.query);
      if (tooLong !== null) return tooLong;
      return ok({ query: input.query, matches: index.terms(input.query, input) });
    },
    async 'archive.rebuildIndex'(_input, { signal, progress }) {
      const articles = await index.rebuild((done, total) => progress({ done, total }), signal);
      if (signal.aborted) return fail('cancelled');
      emit('archive.changed', { what: ['index'] });
      return ok({ articles });
    },
  };
}

function checkLength(query: string): { ok: false; error: Failure } | null {
  if (query.length <= MAX_QUERY_LENGTH) return null;
  return fail('query-too-long', { length: query.length, limit: MAX_QUERY_LENGTH });
}

/** The articles of the page asked for, in order, and how many there are in all once filtered. */
function pageOf(
  db: DatabaseSync,
  answer: SearchAnswer,
  {
    sort,
    offset,
    limit,
    query: _query,
    level: _level,
    loose: _loose,
    ...filter
  }: CallRequest<'search.query'>,
): { total: number; page: readonly RankedArticle[] } {
  const kept = filteredNumbers(db, filter);
  if (kept === null && sort === 'relevance') {
    return { total: answer.total, page: answer.best(offset + limit).slice(offset) };
  }
  const ranked = kept === null ? answer.ranked : answer.ranked.filter(({ number }) => kept.has(number));
  if (sort === 'relevance') return { total: ranked.length, page: ranked.slice(offset, offset + limit) };
  const byNumber = new Map(ranked.map((article) => [article.number, article]));
  const page = orderedPage(db, [...byNumber.keys()], sort, { offset, limit });
  return { total: ranked.length, page: page.flatMap((number) => byNumber.get(number) ?? []) };
}

function resultRows(
  db: DatabaseSync,
  page: readonly RankedArticle[],
  match: (article: ArticleText) => TokenMatch[],
): ResultRow[] {
  const numbers = page.map(({ number }) => number);
  const texts = articleTexts(db, numbers);
  const scores = new Map(page.map(({ number, score }) => [number, score]));
  const numberOf = new Map([...texts].map(([number, { id }]) => [id, number]));
  return articleRowsByNumber(db, numbers).flatMap((row) => {
    const number = numberOf.get(row.id);
    const text = number === undefined ? undefined : texts.get(number);
    if (number === undefined || text === undefined) return [];
    return [{ ...row, score: scores.get(number) ?? 0, ...shownMatches(text, match(text)) }];
  });
}

function shownMatches(
  { body }: ArticleText,
  matches: readonly TokenMatch[],
): Pick<ResultRow, 'snippets' | 'titleMarks' | 'hits'> {
  const inField = (field: TokenMatch['field']): TokenMatch[] =>
    matches.filter((match) => match.field === field);
  const snippets = buildSnippets(body, inField('body')).map(({ text, marks }) => ({
    field: 'body' as const,
    text,
    marks: marks.map(asMark),
  }));
  return { snippets, titleMarks: inField('title').map(asMark), hits: matches.length };
}

function asMark({ start, end, rank }: TokenMatch): ResultRow['titleMarks'][number] {
  return { start, end, level: LEVELS[rank] ?? 'broad' };
}

function articleTexts(
  db: DatabaseSync,
  numbers: readonly number[],
): Map<number, ArticleText & { readonly id: string }> {
  const rows = db
    .prepare('SELECT number, id, title, body FROM articles WHERE number IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(numbers));
  return new Map(
    rows.map((row) => [
      integerOf(row, 'number'),
      { id: textOf(row, 'id'), title: textOf(row, 'title'), body: textOf(row, 'body') },
    ]),
  );
}
