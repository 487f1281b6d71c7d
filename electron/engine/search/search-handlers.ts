import type { DatabaseSync } from 'node:sqlite';
import { LEVELS } from '../../text/level.ts';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import { filteredNumbers } from '../articles/article-list.ts';
import { articleRowsByNumber } from '../articles/article-row.ts';
import { leftOutOf } from '../articles/left-out.ts';
import type { EngineContext } from '../engine-context.ts';
import type { TokenMatch } from './highlight.ts';
import { queryTooLong } from './query-too-long.ts';
import { orderedPage } from './result-order.ts';
import type { SearchedText } from './indexed-words.ts';
import type { RankedArticle, SearchAnswer } from './search-index.ts';
import { readSearchedText, readSearchedTexts, type StoredText } from './searched-text.ts';
import { buildSnippets } from './snippet.ts';

type SearchCalls = 'search.query' | 'search.highlights' | 'search.terms' | 'archive.rebuildIndex';
type LeftOut = CallOutput<'search.query'>['leftOut'];
type ResultRow = CallOutput<'search.query'>['results'][number];

/** Answers the contract's search calls. Expected failures: `query-too-long`, `article-not-found`, `cancelled`. */
export function searchHandlers(context: EngineContext): Pick<Handlers, SearchCalls> {
  const { archive, index, emit } = context;
  return {
    'search.query'(input) {
      const tooLong = queryTooLong(input.query);
      if (tooLong !== null) return tooLong;
      const started = performance.now();
      const answer = index.search(input.query, { ...input, hidden: input.binned });
      const { total, page, leftOut } = pageOf(archive.db, answer, input);
      const results = resultRows(archive.db, page, index.matcher(input.query, input));
      const { interpreted, notes } = answer;
      return ok({
        total,
        leftOut,
        tookMs: performance.now() - started,
        interpreted,
        notes: notes.map(({ code, params }) => ({ code, params })),
        results,
      });
    },
    'search.highlights'(input) {
      const tooLong = queryTooLong(input.query);
      if (tooLong !== null) return tooLong;
      const article = readSearchedText(archive.db, input.article);
      if (article === null) return fail('article-not-found', { id: input.article });
      return ok({ highlights: index.highlights(input.query, input, article) });
    },
    'search.terms'(input) {
      const tooLong = queryTooLong(input.query);
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

/**
 * The articles of the page asked for, in order; how many there are in all once filtered, and how many were left out
 * because they lack what the filter asks for.
 */
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
): { total: number; page: readonly RankedArticle[]; leftOut: LeftOut } {
  const kept = filteredNumbers(db, filter);
  const leftOut = leftOutOf(db, filter, kept === null ? null : new Set(answer.numbers));
  const filtered = kept === null ? answer : answer.within(kept);
  const { total } = filtered;
  if (sort === 'relevance') {
    return { total, page: filtered.best(offset + limit).slice(offset), leftOut };
  }
  const hidden = filter.binned;
  const numbers = orderedPage(db, [...filtered.numbers], sort, { hidden, offset, limit });
  const ranked = filtered.within(new Set(numbers)).ranked;
  const byNumber = new Map(ranked.map((article) => [article.number, article]));
  return { total, page: numbers.flatMap((number) => byNumber.get(number) ?? []), leftOut };
}

function resultRows(
  db: DatabaseSync,
  page: readonly RankedArticle[],
  match: (article: SearchedText) => TokenMatch[],
): ResultRow[] {
  const numbers = page.map(({ number }) => number);
  const texts = readSearchedTexts(db, numbers);
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
  { body, titleOverride }: StoredText,
  matches: readonly TokenMatch[],
): Pick<ResultRow, 'snippets' | 'titleMarks' | 'hits'> {
  const inField = (field: TokenMatch['field']): TokenMatch[] =>
    matches.filter((match) => match.field === field);
  const snippets = buildSnippets(body, inField('body')).map(({ text, marks }) => ({
    field: 'body' as const,
    text,
    marks: marks.map(asMark),
  }));
  const isShown = ({ isCorrection }: TokenMatch): boolean => isCorrection === (titleOverride !== '');
  return { snippets, titleMarks: inField('title').filter(isShown).map(asMark), hits: matches.length };
}

function asMark({ start, end, rank }: TokenMatch): ResultRow['titleMarks'][number] {
  return { start, end, level: LEVELS[rank] ?? 'broad' };
}
