import { beforeEach, describe, expect, it } from 'vitest';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { ArticleFilter } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { addArticle, clientOf, openTestArchive, random, setHidden } from '../test-archive.ts';

/** What a test knows of an article, to compute by hand what a filter keeps. */
interface Known {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly language: string;
  readonly importedAt: number;
  readonly number: number;
  readonly status: 'inbox' | 'kept' | 'skipped';
  readonly unread: boolean;
  readonly starred: boolean;
  readonly binned: boolean;
  /** Gone with an undone import. */
  readonly undone: boolean;
  readonly tagged: boolean;
  readonly hasWord: boolean;
}

const COUNT = 120;
const pick = random(7);
const oneOf = <T>(values: readonly T[]): T => values[pick(values.length)] as T;

let known: Known[];
let engine: EngineClient;
let context: EngineContext;

beforeEach(async () => {
  ({ context } = await openTestArchive());
  const { db } = context.archive;
  db.exec(`INSERT INTO tags VALUES ('t1', 'وسم', 0, '', 1)`);
  known = [];
  for (let at = 0; at < COUNT; at++) {
    const hasWord = pick(2) === 0;
    const facts = {
      title: oneOf(['', 'خبر', `عنوان ${at}`, 'تقرير']),
      publisher: oneOf(['', 'الفجر', 'الغد']),
      published: oneOf(['', '2020-09-25', `2021-0${1 + pick(9)}-01`]),
      language: oneOf(['ar', 'en', 'und']),
    };
    const body = `${hasWord ? 'عقوبات' : 'سوق'} رقم ${at}`;
    const { id, number } = addArticle(context, { ...facts, body });
    const article: Known = {
      ...facts,
      id,
      number,
      hasWord,
      importedAt: 1_000_000 + pick(5) * 1000,
      status: oneOf(['inbox', 'inbox', 'kept', 'skipped']),
      unread: pick(2) === 0,
      starred: pick(4) === 0,
      binned: pick(6) === 0,
      undone: false,
      tagged: pick(4) === 0,
    };
    db.prepare('UPDATE articles SET imported_at = ? WHERE id = ?').run(article.importedAt, id);
    db.prepare('UPDATE triage SET status = ?, unread = ?, starred = ?, binned = ? WHERE article = ?').run(
      article.status,
      Number(article.unread),
      Number(article.starred),
      Number(article.binned),
      id,
    );
    if (article.binned) context.index.setHidden([number], true);
    if (article.tagged) {
      db.exec(`INSERT INTO passages VALUES ('p${at}', '${id}', 'body', 0, 2, '', '', '', '', 1, 1);
        INSERT INTO passage_tags VALUES ('p${at}', 't1', 0)`);
    }
    known.push(article);
  }
  const gone = known.filter((article) => !article.binned && pick(10) === 0);
  setHidden(
    context,
    gone.map(({ number }) => number),
    true,
  );
  known = known.map((article) => ({ ...article, undone: gone.includes(article) }));
  engine = clientOf({
    ...articleHandlers(context),
    ...searchHandlers(context),
    ...triageHandlers(context),
  });
});

/** What a filter keeps, read off its definition. */
function kept(filter: Partial<ArticleFilter>): Known[] {
  const asked = (value: unknown, actual: unknown): boolean => value === undefined || value === actual;
  return known.filter(
    (article) =>
      !article.undone &&
      article.binned === (filter.binned ?? false) &&
      asked(filter.publisher, article.publisher) &&
      asked(filter.language, article.language) &&
      asked(filter.status, article.status) &&
      asked(filter.unread, article.unread) &&
      asked(filter.starred, article.starred) &&
      asked(filter.incomplete, article.publisher === '' || article.published === '') &&
      (filter.tag === undefined || (filter.tag === 't1' && article.tagged)) &&
      (filter.since === undefined || article.importedAt >= filter.since),
  );
}

const ORDERS = {
  imported: (one: Known, other: Known) => other.importedAt - one.importedAt || other.number - one.number,
  published: (one: Known, other: Known) =>
    one.published === other.published ? other.number - one.number : one.published < other.published ? 1 : -1,
  title: (one: Known, other: Known) =>
    one.title === other.title ? one.number - other.number : one.title < other.title ? -1 : 1,
} as const;

function randomFilter(): Partial<ArticleFilter> {
  const maybe = <T>(name: string, values: readonly T[]): Record<string, T> =>
    pick(3) === 0 ? { [name]: oneOf(values) } : {};
  return {
    ...maybe('publisher', ['', 'الفجر', 'لا أحد']),
    ...maybe('language', ['ar', 'en', 'und']),
    ...maybe('status', ['inbox', 'kept', 'skipped']),
    ...maybe('unread', [true, false]),
    ...maybe('starred', [true, false]),
    ...maybe('binned', [true, false]),
    ...maybe('incomplete', [true, false]),
    ...maybe('tag', ['t1', 't2']),
    ...maybe('since', [0, 1_002_000, 2_000_000]),
  };
}

function countsOf(articles: readonly Known[], fact: 'publisher' | 'language'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) counts.set(article[fact], (counts.get(article[fact]) ?? 0) + 1);
  return counts;
}

describe('a filter', () => {
  it('keeps in list, ids, facets and search what its definition says, in every order', async () => {
    for (let round = 0; round < 150; round++) {
      const filter = randomFilter();
      const sort = oneOf(['imported', 'published', 'title'] as const);
      const [offset, limit] = [pick(10), 1 + pick(40)];
      const expected = kept(filter).sort(ORDERS[sort]);
      const ids = expected.map(({ id }) => id);
      const list = expectValue(await engine.call('articles.list', { ...filter, sort, offset, limit }));
      expect([filter, list.total, list.rows.map(({ id }) => id)]).toEqual([
        filter,
        ids.length,
        ids.slice(offset, offset + limit),
      ]);
      expect(expectValue(await engine.call('articles.ids', { ...filter, sort })).ids).toEqual(ids);

      const facets = expectValue(await engine.call('articles.facets', filter));
      const asMap = (values: readonly { value: string; articles: number }[]): Map<string, number> =>
        new Map(values.map(({ value, articles }) => [value, articles]));
      expect([filter, asMap(facets.publishers)]).toEqual([filter, countsOf(expected, 'publisher')]);
      expect(asMap(facets.languages)).toEqual(countsOf(expected, 'language'));
      expect(facets.undated).toBe(expected.filter(({ published }) => published === '').length);
      const sizes = facets.publishers.map(({ articles }) => articles);
      expect(sizes).toEqual([...sizes].sort((one, other) => other - one));

      const found = expectValue(
        await engine.call('search.query', { query: 'عقوبات', ...filter, limit: 1000 }),
      );
      const matching = filter.binned ? [] : expected.filter(({ hasWord }) => hasWord);
      expect([filter, found.total]).toEqual([filter, matching.length]);
      expect(new Set(found.results.map(({ id }) => id))).toEqual(new Set(matching.map(({ id }) => id)));
    }
  });

  it('counts what the library shows beside each of its lists', async () => {
    const counts = expectValue(await engine.call('triage.counts', {}));
    expect(counts).toMatchObject({
      inbox: kept({ status: 'inbox' }).length,
      unread: kept({ unread: true }).length,
      starred: kept({ starred: true }).length,
      incomplete: kept({ incomplete: true }).length,
      binned: kept({ binned: true }).length,
    });
  });

  it('shows with each row how far its triage is', async () => {
    const { rows } = expectValue(await engine.call('articles.list', { limit: 1000 }));
    const triage = new Map(rows.map((row) => [row.id, row.triage]));
    for (const { id, status, unread, starred, binned } of kept({})) {
      expect(triage.get(id)).toEqual({ status, unread, starred, binned });
    }
  });
});
