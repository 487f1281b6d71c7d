import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { CallRequest } from '../../../electron/contract/calls.ts';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import { OVERRIDE_FIELDS, type Article } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { overridesHandlers } from '../../../electron/engine/overrides/overrides-handlers.ts';
import { searchHandlers } from '../../../electron/engine/search/search-handlers.ts';
import {
  addArticle,
  clientOf,
  dump,
  openTestArchive,
  random,
  type SampleArticle,
  type TestArchive,
} from '../test-archive.ts';

type Fields = CallRequest<'overrides.set'>['fields'];

async function setUp(samples: readonly SampleArticle[]) {
  const { context, emitted } = await openTestArchive();
  const ids = samples.map((sample) => addArticle(context, sample).id);
  const engine = clientOf({
    ...articleHandlers(context),
    ...historyHandlers(context),
    ...overridesHandlers(context),
    ...searchHandlers(context),
  });
  const get = async (id: string | undefined): Promise<Article> =>
    expectValue(await engine.call('articles.get', { id: id ?? '' }));
  const set = (some: readonly string[], fields: Fields) =>
    engine.call('overrides.set', { ids: [...some], fields });
  return { context, emitted, engine, ids, get, set };
}

/** Stores many articles in one transaction, without texts to search. */
function addMany({ context: { archive } }: Pick<TestArchive, 'context'>, count: number): string[] {
  const ids = Array.from({ length: count }, (_, at) => `a${at}`);
  archive.transaction(() => {
    archive.db.exec(`INSERT INTO sources
      (id, sha256, bytes, storage, deflated, name, path, format, encoding, encoding_reason, imported_at)
      VALUES (1, 'none', 0, 'row', x'', 't.txt', '/t.txt', 'txt', 'utf-8', 'utf-8-valid', 0)`);
    const insert = archive.db.prepare(`INSERT INTO articles
      (id, source, ordinal, title, body, lead, publisher, text_sha256, imported_at, job)
      VALUES (?, 1, 0, 'عنوان', 'متن', '', ?, '', 1, 'j')`);
    for (const [at, id] of ids.entries()) insert.run(id, at % 2 === 0 ? 'الفجر' : '');
  });
  return ids;
}

const SAMPLE: SampleArticle = { title: 'عنوان', body: 'نص عن العقوبات', publisher: 'الفجر', language: 'ar' };

describe('overrides.set', () => {
  it('shows the corrected value, keeps the imported one, and says who and when', async () => {
    const { ids, get, set, engine } = await setUp([SAMPLE]);
    const started = Date.now();
    expect(await set(ids, { publisher: ' الشرق  الأوسط\n', published: '2020-09-25' })).toMatchObject({
      value: { articles: 1 },
    });
    const article = await get(ids[0]);
    expect(article).toMatchObject({ publisher: 'الشرق الأوسط', published: '2020-09-25' });
    expect(article.overridden).toMatchObject([
      { field: 'published', canonical: '', author: userInfo().username },
      { field: 'publisher', canonical: 'الفجر', author: userInfo().username },
    ]);
    expect(article.overridden[0]?.at).toBeGreaterThanOrEqual(started);
    const facets = expectValue(await engine.call('articles.facets', {}));
    expect(facets).toMatchObject({ publishers: [{ value: 'الشرق الأوسط', articles: 1 }], undated: 0 });
  });

  it('corrects the title beside the title, which stays what it was', async () => {
    const { ids, get, set, engine } = await setUp([SAMPLE]);
    await set(ids, { title: 'عنوان مصحَّح' });
    expect(await get(ids[0])).toMatchObject({ title: 'عنوان', titleOverride: 'عنوان مصحَّح' });
    const { rows } = expectValue(await engine.call('articles.list', {}));
    expect(rows).toMatchObject([{ title: 'عنوان', titleOverride: 'عنوان مصحَّح' }]);
    const { results } = expectValue(await engine.call('search.query', { query: 'عقوبات' }));
    expect(results).toMatchObject([{ titleOverride: 'عنوان مصحَّح' }]);
    await set(ids, { title: '' });
    expect(await get(ids[0])).toMatchObject({ titleOverride: '', overridden: [] });
  });

  it('goes back to what was imported by null, and by its very value', async () => {
    const { ids, get, set } = await setUp([SAMPLE]);
    for (const back of [null, 'الفجر']) {
      await set(ids, { publisher: 'الغد' });
      await set(ids, { publisher: 'النهار' });
      expect((await get(ids[0])).overridden).toMatchObject([{ canonical: 'الفجر' }]);
      await set(ids, { publisher: back });
      expect(await get(ids[0])).toMatchObject({ publisher: 'الفجر', overridden: [] });
    }
  });

  it('can say that what was imported is unknown', async () => {
    const { ids, get, set } = await setUp([SAMPLE]);
    await set(ids, { publisher: '', language: '' });
    expect(await get(ids[0])).toMatchObject({ publisher: '', language: 'und' });
  });

  it('takes Arabic digits, and refuses a day that there is not, changing nothing', async () => {
    const { context, ids, get, set } = await setUp([SAMPLE]);
    await set(ids, { published: '٢٠٢٠-٠٩-٢٥' });
    expect((await get(ids[0])).published).toBe('2020-09-25');
    const before = dump(context.archive);
    expect(await set(ids, { publisher: 'الغد', published: '2020-02-31' })).toMatchObject({
      error: { code: 'bad-date', params: { value: '2020-02-31' } },
    });
    expect(await set(ids, { language: 'عربي' })).toMatchObject({
      error: { code: 'bad-request', params: { field: 'language' } },
    });
    expect(dump(context.archive)).toEqual(before);
  });

  it('refuses more than it can take back in one step, and articles that are not there', async () => {
    const { context, ids, set } = await setUp([SAMPLE]);
    const many = Array.from({ length: 20_001 }, (_, at) => `b${at}`);
    expect(await set(many, { publisher: 'الغد' })).toMatchObject({
      error: { code: 'too-many', params: { count: 20_001, limit: 20_000 } },
    });
    expect(await set([...ids, 'a0'], { publisher: 'الغد' })).toMatchObject({
      error: { code: 'article-not-found', params: { id: 'a0' } },
    });
    expect(dump(context.archive)['overrides']).toEqual([]);
  });

  it('changes 10,000 articles in one step, with progress, and takes it back whole', async () => {
    const test = await setUp([]);
    const ids = addMany(test, 10_000);
    const { archive, journal } = test.context;
    const before = dump(archive);
    const seen: number[] = [];
    const fields = { publisher: 'الفجر', published: '2020-09-25' };
    const answer = await test.engine.call(
      'overrides.set',
      { ids, fields },
      { onProgress: ({ done }) => seen.push(done) },
    );
    expect(expectValue(answer)).toEqual({ articles: 10_000 });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toBe(10_000);
    // Half of them had this publisher already.
    expect(dump(archive)['overrides']).toHaveLength(15_000);
    expect(journal.list({ offset: 0, limit: 10 }).rows).toMatchObject([
      { label: 'overrides.set', params: { count: 10_000, fields: 'publisher,published' } },
    ]);
    const after = dump(archive);
    expect(journal.undo('session').ok).toBe(true);
    expect(dump(archive)).toEqual(before);
    expect(journal.redo('session').ok).toBe(true);
    expect(dump(archive)).toEqual(after);
  });

  it('changes nothing when it is cancelled', async () => {
    const test = await setUp([]);
    const ids = addMany(test, 3000);
    const before = dump(test.context.archive);
    const stop = new AbortController();
    const answer = await test.engine.call(
      'overrides.set',
      { ids, fields: { publisher: 'الغد' } },
      { signal: stop.signal, onProgress: ({ done }) => done >= 1000 && stop.abort() },
    );
    expect(answer).toMatchObject({ error: { code: 'cancelled' } });
    expect(dump(test.context.archive)).toEqual(before);
    expect(test.context.journal.list({ offset: 0, limit: 1 }).total).toBe(0);
  });

  it('loses nothing where two steps, or a step and an undo, meet', async () => {
    const test = await setUp([]);
    const ids = addMany(test, 2000);
    const { journal, archive } = test.context;
    const before = dump(archive);
    const [first, second] = await Promise.all([
      test.set(ids, { publisher: 'الغد' }),
      test.set(ids, { publisher: 'النهار' }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    const shown = archive.db.prepare('SELECT DISTINCT publisher FROM articles').all();
    expect(shown).toHaveLength(1);
    const late = test.set(ids, { publisher: null });
    await new Promise(setImmediate);
    expect(journal.undo('session').ok).toBe(true);
    expect((await late).ok).toBe(true);
    while (journal.undo('session').ok);
    expect(dump(archive)).toEqual(before);
  });
});

describe('overrides.complete', () => {
  it('finds what begins with, then what contains the text, however spelt; the commonest first', async () => {
    const publishers = ['القاهرة اليوم', 'الأهرام', 'الأهرام', 'أهرام ويكلي', 'Al-Ahram', ''];
    const { context, ids, engine, set } = await setUp(
      publishers.map((publisher, at) => ({ body: `نص ${at}`, publisher })),
    );
    const complete = async (text: string, limit = 8): Promise<string[]> =>
      expectValue(await engine.call('overrides.complete', { field: 'publisher', text, limit })).values.map(
        ({ value, articles }) => `${value} ${articles}`,
      );
    expect(await complete('اهرام')).toEqual(['أهرام ويكلي 1', 'الأهرام 2']);
    expect(await complete('القاهره')).toEqual(['القاهرة اليوم 1']);
    expect(await complete('AHRAM')).toEqual(['Al-Ahram 1']);
    expect((await complete('', 2))[0]).toBe('الأهرام 2');
    expect(await complete('', 2)).toHaveLength(2);
    expect(await complete('غير موجود')).toEqual([]);
    // What the analyst has typed before is known, too; what only hidden articles have is not.
    await set(ids.slice(0, 1), { publisher: 'الشروق' });
    expect(await complete('الشر')).toEqual(['الشروق 1']);
    context.archive.db.exec('UPDATE articles SET hidden = 1');
    expect(await complete('')).toEqual([]);
  });
});

describe('overrides.common', () => {
  it('tells the commonest value of each field, how many there are, and what is corrected', async () => {
    const { context, ids, engine, set } = await setUp([
      { ...SAMPLE, body: 'أول', published: '2020-09-25' },
      { ...SAMPLE, body: 'ثان' },
      { ...SAMPLE, body: 'ثالث', publisher: 'الغد' },
    ]);
    await set(ids.slice(1), { title: 'عنوان مصحَّح', section: 'اقتصاد' });
    const common = async (some: readonly string[]): Promise<Record<string, unknown>> => {
      const { fields } = expectValue(await engine.call('overrides.common', { ids: [...some] }));
      return Object.fromEntries(
        fields.map(({ field, value, values, overridden }) => [field, [value, values, overridden]]),
      );
    };
    expect(await common([...ids, ...ids, 'a404'])).toEqual({
      title: ['عنوان مصحَّح', 2, 2],
      byline: ['', 1, 0],
      publisher: ['الفجر', 2, 0],
      section: ['اقتصاد', 2, 2],
      page: ['', 1, 0],
      published: ['', 2, 0],
      language: ['ar', 1, 0],
      url: ['', 1, 0],
    });
    expect(await common([])).toMatchObject({ publisher: ['', 0, 0] });
    context.archive.db.exec('UPDATE articles SET hidden = 1 WHERE number < 3');
    expect(await common(ids)).toMatchObject({ publisher: ['الغد', 1, 0], section: ['اقتصاد', 1, 1] });
    const many = Array.from({ length: 20_001 }, (_, at) => `b${at}`);
    expect(await engine.call('overrides.common', { ids: many })).toMatchObject({
      error: { code: 'too-many' },
    });
  });
});

describe('random corrections', () => {
  it.each([1, 2, 3])('undone one by one return to the start, texts untouched (seed %i)', async (seed) => {
    const samples = Array.from({ length: 4 }, (_, at) => ({ ...SAMPLE, body: `نص رقم ${at}` }));
    const { context, engine, ids, set } = await setUp(samples);
    const { archive, journal } = context;
    const pick = random(seed);
    const values = [null, '', 'الفجر', 'الغد', 'عنوان', '2020', '2020-02-31', 'ar', 'fr'];
    const texts = archive.db.prepare('SELECT id, title, body, lead, text_sha256 FROM articles ORDER BY id');
    const canonical = texts.all();
    const states = [dump(archive)];
    for (let step = 0; step < 60; step++) {
      const some = ids.filter(() => pick(2) === 0);
      const fields = Object.fromEntries(
        OVERRIDE_FIELDS.filter(() => pick(3) === 0).map((field) => [field, values[pick(values.length)]]),
      );
      await set(some, fields);
      expect(texts.all()).toEqual(canonical);
      await expectShownAsOverridden(engine, ids);
      if (journal.list({ offset: 0, limit: 0 }).total >= states.length) states.push(dump(archive));
    }
    expect(states.length).toBeGreaterThan(10);
    for (let state = states.pop(); state; state = states.pop()) {
      expect(dump(archive)).toEqual(state);
      expect(journal.undo('session').ok).toBe(states.length > 0);
    }
    expect(texts.all()).toEqual(canonical);
  });

  /** No override says what was imported anyway, and every other one shows. */
  async function expectShownAsOverridden(engine: EngineClient, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const { title, titleOverride, overridden, ...article } = expectValue(
        await engine.call('articles.get', { id }),
      );
      for (const { field, canonical } of overridden) {
        expect(field === 'title' ? titleOverride : article[field]).not.toBe(canonical);
      }
      expect(titleOverride !== '').toBe(overridden.some(({ field }) => field === 'title'));
      expect(title).toBe('عنوان');
    }
  }
});
