import { beforeEach, describe, expect, it } from 'vitest';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { ArticleFilter } from '../../../electron/contract/values.ts';
import { leftOutOf } from '../../../electron/engine/articles/left-out.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { outletHandlers } from '../../../electron/engine/outlets/outlet-handlers.ts';
import { overridesHandlers } from '../../../electron/engine/overrides/overrides-handlers.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { addArticle, clientOf, openTestArchive, random, setHidden } from '../test-archive.ts';

/** What a test knows of an article, to compute by hand what a filter keeps. */
interface Known {
  readonly id: string;
  /** As the list shows it. */
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
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
  /** Without a text. */
  readonly isScan: boolean;
}

const COUNT = 120;
/** Two outlets: one under names in two scripts and a host, one of which nothing is known. */
const FAJR = {
  name: 'الفجر',
  aliases: ['Al-Fajr', 'fajr.com'],
  country: 'EG',
  attributes: [{ name: 'جمهور', value: 'عام' }],
};
const GHAD = { name: 'الغد', aliases: [], country: '', attributes: [] };
const UNKNOWN = { medium: '', ownership: '', leaning: '', note: '' } as const;
const pick = random(7);
const oneOf = <T>(values: readonly T[]): T => values[pick(values.length)] as T;

let known: Known[];
let engine: EngineClient;
let context: EngineContext;
let outlets: { fajr: string; ghad: string };

beforeEach(async () => {
  ({ context } = await openTestArchive());
  const { db } = context.archive;
  db.exec(`INSERT INTO tags VALUES ('t1', 'وسم', 0, '', 1)`);
  known = [];
  for (let at = 0; at < COUNT; at++) {
    const hasWord = pick(2) === 0;
    const isScan = !hasWord && pick(3) === 0;
    const facts = {
      title: isScan ? `مسح ${at}` : oneOf(['', 'خبر', `عنوان ${at}`, 'تقرير']),
      publisher: oneOf(['', '', 'الفجر', '«الفجـر»', 'al fajr', 'الغد', 'مجلة أخرى']),
      url: oneOf([
        '',
        'https://www.fajr.com/1',
        'http://arabic.Fajr.com:80/2?x=/',
        'https://other.org/#fajr.com',
      ]),
      published: oneOf([
        '',
        '2020',
        '2020-09',
        '2020-09-25',
        '2020-09-30T23:30:00+03:00',
        `2021-0${1 + pick(9)}-01`,
      ]),
      language: oneOf(['ar', 'en', 'und']),
    };
    const body = isScan ? '' : `${hasWord ? 'عقوبات' : 'سوق'} رقم ${at}`;
    const { id, number } = addArticle(context, { ...facts, body });
    const article: Known = {
      ...facts,
      id,
      number,
      hasWord,
      isScan,
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
    ...outletHandlers(context),
    ...overridesHandlers(context),
  });
  const saved = async (outlet: typeof FAJR | typeof GHAD): Promise<string> =>
    expectValue(await engine.call('outlets.save', { outlet: { ...UNKNOWN, ...outlet } })).id;
  outlets = { fajr: await saved(FAJR), ghad: await saved(GHAD) };
});

function outletOf({ publisher, url }: Known): string {
  if (publisher === 'الغد') return outlets.ghad;
  if (['الفجر', '«الفجـر»', 'al fajr'].includes(publisher)) return outlets.fajr;
  return publisher === '' && /fajr\.com(?::80)?\//i.test(url) ? outlets.fajr : '';
}

const attributeOf = (article: Known, name: string): string => {
  const known: Record<string, string> =
    outletOf(article) === outlets.fajr ? { country: 'EG', جمهور: 'عام' } : {};
  return known[name] ?? '';
};

/** First and last day of a day, month or year. */
function period(text: string): [string, string] {
  const day = text.slice(0, 10);
  if (day.length === 10) return [day, day];
  return day.length === 7 ? [`${day}-01`, `${day}-31`] : [`${day}-01-01`, `${day}-12-31`];
}

function isWithin(published: string, { from, to }: Partial<ArticleFilter>): boolean {
  if (from === undefined && to === undefined) return true;
  if (published === '') return false;
  const [first, last] = period(published);
  return (from === undefined || last >= period(from)[0]) && (to === undefined || first <= period(to)[1]);
}

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
      asked(
        filter.incomplete,
        article.publisher === '' || article.published === '' || (article.isScan && article.url === ''),
      ) &&
      (filter.outlet === undefined || outletOf(article) === filter.outlet) &&
      (filter.attribute === undefined ||
        attributeOf(article, filter.attribute.name) === filter.attribute.value) &&
      isWithin(article.published, filter) &&
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
    ...maybe('outlet', ['', outlets.fajr, outlets.ghad, 'o0']),
    ...maybe('attribute', [
      { name: 'country', value: 'EG' },
      { name: 'country', value: '' },
      { name: 'جمهور', value: 'عام' },
      { name: 'leaning', value: 'x' },
    ]),
    ...maybe('from', ['2020', '2020-09', '2020-09-25', '2021-03']),
    ...maybe('to', ['2020', '2020-08', '2020-09-30', '2021-05']),
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

function countsOf(articles: readonly Known[], factOf: (article: Known) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) counts.set(factOf(article), (counts.get(factOf(article)) ?? 0) + 1);
  return counts;
}

/** What would be there too, if only its date, or its source, were known. */
function leftOut(filter: Partial<ArticleFilter>) {
  const { from: _from, to: _to, ...dateless } = filter;
  const { publisher: _publisher, outlet: _outlet, attribute: _attribute, ...sourceless } = filter;
  const shown = new Set(kept(filter));
  const missing = (wider: Partial<ArticleFilter>): Known[] =>
    kept(wider).filter((article) => !shown.has(article));
  return {
    undated: missing(dateless).filter(({ published }) => published === '').length,
    unsourced: missing(sourceless).filter((article) => article.publisher === '' && outletOf(article) === '')
      .length,
  };
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

      expect([filter, list.leftOut]).toEqual([filter, leftOut(filter)]);
      const found = expectValue(
        await engine.call('search.query', { query: 'عقوبات', ...filter, limit: 1000 }),
      );
      const matching = expected.filter(({ hasWord }) => hasWord);
      expect([filter, found.total]).toEqual([filter, matching.length]);
      const searched = new Set(known.filter(({ hasWord }) => hasWord).map(({ number }) => number));
      const whole = { binned: false, ...filter };
      expect(leftOutOf(context.archive.db, whole, new Set(known.map(({ number }) => number)))).toEqual(
        list.leftOut,
      );
      expect(leftOutOf(context.archive.db, whole, searched).undated).toBeLessThanOrEqual(
        list.leftOut.undated,
      );

      const facets = expectValue(await engine.call('articles.facets', filter));
      const asMap = (values: readonly { value: string; articles: number }[]): Map<string, number> =>
        new Map(values.map(({ value, articles }) => [value, articles]));
      const sourceOf = (article: Known): string =>
        ({ [outlets.fajr]: 'الفجر', [outlets.ghad]: 'الغد' })[outletOf(article)] ?? article.publisher;
      expect([filter, asMap(facets.publishers)]).toEqual([filter, countsOf(expected, sourceOf)]);
      for (const { value, outlet } of facets.publishers) {
        expect(outlet).toBe({ الفجر: outlets.fajr, الغد: outlets.ghad }[value] ?? null);
      }
      expect(asMap(facets.languages)).toEqual(countsOf(expected, ({ language }) => language));
      const isKnown = expected.some((article) => outletOf(article) === outlets.fajr);
      expect(facets.attributes.map(({ name }) => name)).toEqual(isKnown ? ['country', 'جمهور'] : []);
      for (const { name, values } of facets.attributes) {
        expect(asMap(values)).toEqual(countsOf(expected, (article) => attributeOf(article, name)));
      }
      expect(facets.undated).toBe(expected.filter(({ published }) => published === '').length);
      const sizes = facets.publishers.map(({ articles }) => articles);
      expect(sizes).toEqual([...sizes].sort((one, other) => other - one));

      const ofSearch = expectValue(await engine.call('articles.facets', { query: 'عقوبات', ...filter }));
      expect(asMap(ofSearch.languages)).toEqual(countsOf(matching, ({ language }) => language));
      expect(new Set(found.results.map(({ id }) => id))).toEqual(new Set(matching.map(({ id }) => id)));
    }
  });

  it('counts what the library shows beside each of its lists', async () => {
    const counts = expectValue(await engine.call('triage.counts', {}));
    expect(counts).toMatchObject({
      inbox: kept({ status: 'inbox' }).length,
      unread: kept({ status: 'inbox', unread: true }).length,
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

  it('follows a merge, a correction of the publisher and their undoing at once', async () => {
    const total = async (): Promise<number> =>
      expectValue(await engine.call('articles.list', { outlet: outlets.fajr })).total;
    const [mine, others] = [kept({ outlet: outlets.fajr }).length, kept({ outlet: outlets.ghad }).length];
    expect(await total()).toBe(mine);
    await engine.call('outlets.merge', {
      into: { kind: 'outlet', id: outlets.fajr },
      outlets: [outlets.ghad],
    });
    expect(await total()).toBe(mine + others);
    context.journal.undo('any');
    expect(await total()).toBe(mine);
    const [moved] = kept({ outlet: outlets.ghad });
    await engine.call('overrides.set', { ids: [moved?.id ?? ''], fields: { publisher: 'Al Fajr' } });
    expect(await total()).toBe(mine + 1);
    expect(expectValue(await engine.call('articles.get', { id: moved?.id ?? '' })).outlet).toEqual({
      id: outlets.fajr,
      name: 'الفجر',
    });
  });

  it('sorts by the title that is shown, off an index', async () => {
    const ids = kept({})
      .map(({ id }) => id)
      .slice(0, 3);
    await engine.call('overrides.set', { ids, fields: { title: '000' } });
    const { rows } = expectValue(await engine.call('articles.list', { sort: 'title', limit: 1000 }));
    const shown = rows.map(({ title, titleOverride }) => titleOverride || title);
    expect(shown).toEqual([...shown].sort());
    expect(shown.filter((title) => title === '000')).toHaveLength(3);
    const plan = context.archive.db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT number, id FROM articles WHERE hidden = 0
         ORDER BY CASE WHEN title_override <> '' THEN title_override ELSE title END, number LIMIT 50`,
      )
      .all();
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});
