import { LEVELS } from '../../text/level.ts';
import type { CallOutput } from '../../contract/calls.ts';
import type { Highlight } from '../../contract/values.ts';
import { expectValue, type EngineClient } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { counted, oneLine } from '../output.ts';
import { choiceOption, countOption } from '../parse-arguments.ts';
import { withEngine } from '../with-engine.ts';

type Hit = CallOutput<'search.query'>['results'][number];

type SearchResult = Pick<Hit, 'id' | 'title' | 'score'> & { snippet: string; highlights: Highlight[] };

const DEFAULT_LIMIT = 20;
/** The most that one call answers (contract/values.ts, `pageSchema`). */
const PAGE = 1000;

/** Searches, and adds to each article of the page the highlights of its whole text. */
export async function runSearch({ operands, options, archive, output }: Invocation): Promise<number> {
  const query = operands.join(' ');
  const level = choiceOption('level', options.level, LEVELS) ?? 'inflected';
  const limit = countOption('limit', options.limit, DEFAULT_LIMIT);
  const offset = countOption('offset', options.offset, 0);
  return withEngine(archive, { create: false }, async (engine) => {
    const answer = await searchPages(engine, { query, level }, offset, limit);
    const results: SearchResult[] = [];
    for (const hit of answer.results) {
      const { highlights } = expectValue(
        await engine.call('search.highlights', { query, level, article: hit.id }),
      );
      const snippet = hit.snippets.map((part) => part.text).join(' … ');
      results.push({ id: hit.id, title: hit.title, score: hit.score, snippet, highlights });
    }
    const { total, tookMs, interpreted } = answer;
    output.line({ total, tookMs, interpreted, results }, () =>
      [
        counted(total, 'article'),
        ...results.map(({ id, title, snippet }) => `${id}  ${oneLine(title)}\n    ${oneLine(snippet, 240)}`),
      ].join('\n'),
    );
    return 0;
  });
}

async function searchPages(
  engine: EngineClient,
  search: { query: string; level: (typeof LEVELS)[number] },
  offset: number,
  limit: number,
): Promise<CallOutput<'search.query'>> {
  const first = expectValue(
    await engine.call('search.query', { ...search, offset, limit: Math.min(limit, PAGE) }),
  );
  const results: Hit[] = [...first.results];
  while (results.length < limit && offset + results.length < first.total) {
    const page = { offset: offset + results.length, limit: Math.min(limit - results.length, PAGE) };
    const next = expectValue(await engine.call('search.query', { ...search, ...page }));
    if (next.results.length === 0) break;
    results.push(...next.results);
  }
  return { ...first, results };
}
