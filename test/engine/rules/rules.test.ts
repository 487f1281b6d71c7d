import { describe, expect, it } from 'vitest';
import type { CallOutput, CallRequest } from '../../../electron/contract/calls.ts';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { Article, Rule, RuleDraft } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { overridesHandlers } from '../../../electron/engine/overrides/overrides-handlers.ts';
import { rulesHandlers } from '../../../electron/engine/rules/rules-handlers.ts';
import { addArticle, clientOf, dump, openTestArchive, type SampleArticle } from '../test-archive.ts';

type Preview = CallOutput<'rules.preview'>;

const DRAFT: RuleDraft = {
  criterion: 'folder',
  pattern: 'الغد',
  fields: { publisher: 'صحيفة الغد' },
  dateFrom: '',
  dateOrder: '',
  overwrites: false,
  enabled: true,
};

async function setUp(samples: readonly SampleArticle[]) {
  const { context } = await openTestArchive();
  const ids = samples.map((sample) => addArticle(context, sample).id);
  const engine = clientOf({
    ...articleHandlers(context),
    ...historyHandlers(context),
    ...overridesHandlers(context),
    ...rulesHandlers(context),
  });
  const get = async (at: number): Promise<Article> =>
    expectValue(await engine.call('articles.get', { id: ids[at] ?? '' }));
  const correct = (at: number, fields: CallRequest<'overrides.set'>['fields']) =>
    engine.call('overrides.set', { ids: [ids[at] ?? ''], fields });
  const preview = async (rule: Partial<RuleDraft>, id?: string): Promise<Preview> =>
    expectValue(await engine.call('rules.preview', { rule: { ...DRAFT, ...rule }, ...(id ? { id } : {}) }));
  const save = async (
    rule: Partial<RuleDraft>,
    options: Partial<CallRequest<'rules.save'>> = {},
  ): Promise<CallOutput<'rules.save'>> =>
    expectValue(await engine.call('rules.save', { rule: { ...DRAFT, ...rule }, apply: true, ...options }));
  const list = async (): Promise<Rule[]> => expectValue(await engine.call('rules.list', {})).rules;
  const everything = (): Record<string, unknown[]> => ({ ...dump(context.archive), rules: rulesIn(context) });
  return { context, engine, ids, get, correct, preview, save, list, everything };
}

function rulesIn({ archive }: EngineContext): unknown[] {
  return archive.db.prepare('SELECT * FROM rules ORDER BY position').all();
}

/** Stores many articles in one transaction, in the folders /press/0 to /press/9, without texts to search. */
function addMany({ archive }: EngineContext, count: number): void {
  archive.transaction(() => {
    const source = archive.db.prepare(`INSERT INTO sources
      (id, sha256, bytes, storage, deflated, name, path, format, encoding, encoding_reason, imported_at)
      VALUES (?, ?, 0, 'row', x'', '', ?, 'txt', 'utf-8', 'utf-8-valid', 0)`);
    const article = archive.db.prepare(`INSERT INTO articles
      (id, source, ordinal, title, body, lead, text_sha256, imported_at, job)
      VALUES (?, ?, 0, 'عنوان', 'متن', '', '', 1, 'j')`);
    for (let at = 1; at <= count; at++) {
      source.run(
        at,
        `hash${at}`,
        `/press/${at % 10}/sharq_2020-09-${String((at % 28) + 1).padStart(2, '0')}.txt`,
      );
      article.run(`a${at}`, at);
    }
  });
}

describe('a rule', () => {
  it('fills what is missing in a folder, says so before, and is taken back in one step', async () => {
    const { get, preview, save, list, everything, engine } = await setUp([
      { body: 'أول', name: 'الغد/25-9-2020/a.txt' },
      { body: 'ثان', name: 'الغد/26-9-2020/b.txt', publisher: 'وكالة', language: 'und' },
      { body: 'ثالث', name: 'أخرى/c.txt' },
    ]);
    const before = everything();
    const rule = { dateFrom: 'folder', fields: { publisher: ' صحيفة  الغد', language: 'AR' } } as const;
    expect(await preview(rule)).toMatchObject({
      matched: 2,
      total: 3,
      changed: 2,
      dates: { read: 2, ambiguous: 0, unreadable: 0 },
      conflicts: [],
      samples: [
        {
          subject: '/press/الغد/25-9-2020/',
          changes: [
            { field: 'publisher', before: '', after: 'صحيفة الغد' },
            { field: 'published', before: '', after: '2020-09-25' },
          ],
          date: { outcome: 'date', text: '25-9-2020', readings: ['2020-09-25'] },
        },
        { changes: [{ field: 'language', before: 'und', after: 'ar' }, { field: 'published' }] },
      ],
    });
    expect(everything()).toEqual(before);

    expect(await save(rule)).toMatchObject({ articles: 2, rule: { position: 0, pattern: 'الغد' } });
    expect(await get(0)).toMatchObject({
      publisher: 'صحيفة الغد',
      published: '2020-09-25',
      overridden: [
        { field: 'published', canonical: '', author: 'rule:folder:الغد' },
        { field: 'publisher', canonical: '', author: 'rule:folder:الغد' },
      ],
    });
    expect(await get(1)).toMatchObject({ publisher: 'وكالة', language: 'ar', published: '2020-09-26' });
    expect(await get(2)).toMatchObject({ publisher: '', overridden: [] });
    expect(await preview(rule)).toMatchObject({ matched: 2, changed: 0 });
    const history = expectValue(await engine.call('history.list', {}));
    expect(history.rows).toMatchObject([{ label: 'rule.save', params: { pattern: 'الغد', count: 2 } }]);
    expectValue(await engine.call('history.undo', { reach: 'session' }));
    expect(everything()).toEqual(before);
    expectValue(await engine.call('history.redo', { reach: 'session' }));
    expect(await list()).toMatchObject([{ pattern: 'الغد', dateFrom: 'folder' }]);
    expect(await get(0)).toMatchObject({ published: '2020-09-25' });
  });

  it('corrects what the file says only where it overwrites, and never what the analyst says', async () => {
    const { get, correct, save } = await setUp([
      { body: 'أول', name: 'الغد/a.txt', publisher: 'AL GHAD' },
      { body: 'ثان', name: 'الغد/b.txt' },
      { body: 'ثالث', name: 'الغد/c.txt', publisher: 'وكالة' },
    ]);
    await correct(1, { publisher: 'الرأي' });
    await correct(2, { publisher: '' });
    expect((await save({})).articles).toBe(0);
    expect((await save({ overwrites: true })).articles).toBe(1);
    expect((await get(0)).publisher).toBe('صحيفة الغد');
    expect((await get(1)).publisher).toBe('الرأي');
    expect((await get(2)).publisher).toBe('');
  });

  it('reads ambiguous and impossible dates aloud and sets none of them, until the order is said', async () => {
    const { get, preview, save } = await setUp([
      { body: 'أول', name: 'الغد/01-02-03.txt' },
      { body: 'ثان', name: 'الغد/31-02-2020.txt' },
      { body: 'ثالث', name: 'الغد/خبر.txt' },
      { body: 'رابع', name: 'الغد/25-9-2020.txt' },
    ]);
    const rule = { fields: {}, dateFrom: 'name' } as const;
    const found = await preview(rule);
    expect(found).toMatchObject({ matched: 4, changed: 1, dates: { read: 1, ambiguous: 1, unreadable: 2 } });
    expect(found.samples.map(({ date }) => date)).toEqual([
      { outcome: 'date', text: '25-9-2020', readings: ['2020-09-25'] },
      { outcome: 'ambiguous', text: '01-02-03', readings: ['2003-02-01', '2003-01-02', '2001-02-03'] },
      { outcome: 'impossible', text: '31-02-2020', readings: [] },
      { outcome: 'none', text: 'خبر.txt', readings: [] },
    ]);
    await save(rule);
    expect((await get(0)).published).toBe('');
    const { rule: saved } = await save({ ...rule, pattern: 'الغد', dateOrder: 'dmy' });
    expect(saved.position).toBe(1);
    expect((await get(0)).published).toBe('2003-02-01');
    expect((await get(1)).published).toBe('');
  });

  it('that matches nothing says so, and one that matches everything, too', async () => {
    const { preview, save, engine, everything } = await setUp([
      { body: 'أول', name: 'أ/a.txt' },
      { body: 'ثان', name: 'ب/b.txt' },
    ]);
    expect(await preview({ pattern: 'لا أحد' })).toMatchObject({
      matched: 0,
      total: 2,
      changed: 0,
      samples: [],
    });
    expect(await preview({ criterion: 'name', pattern: '*' })).toMatchObject({
      matched: 2,
      total: 2,
      changed: 2,
    });
    const before = everything();
    const nothing = { ...DRAFT, fields: { publisher: '  ' } };
    expect(await engine.call('rules.save', { rule: nothing, apply: true })).toMatchObject({
      error: { code: 'rule-sets-nothing' },
    });
    expect(await engine.call('rules.save', { id: 'r404', rule: DRAFT, apply: true })).toMatchObject({
      error: { code: 'rule-not-found' },
    });
    expect(
      await engine.call('rules.save', { rule: { ...DRAFT, fields: { language: 'عربي' } }, apply: true }),
    ).toMatchObject({ error: { code: 'bad-request' } });
    expect(everything()).toEqual(before);
    expect((await save({ pattern: 'لا أحد' })).articles).toBe(0);
  });

  it('on the address goes by the corrected one', async () => {
    const { correct, get, save } = await setUp([{ body: 'أول' }, { body: 'ثان', url: 'https://x.example/' }]);
    await correct(0, { url: 'https://www.alghad.example/2020/09/25/خبر' });
    const { articles } = await save({ criterion: 'url', pattern: 'alghad.example', dateFrom: 'url' });
    expect(articles).toBe(1);
    expect(await get(0)).toMatchObject({ publisher: 'صحيفة الغد', published: '2020-09-25' });
  });

  it('finds an article by each place where its bytes or its text lay', async () => {
    const { context, get, save } = await setUp([
      { body: 'أول', name: 'a.txt' },
      { body: 'ثان', name: 'b.txt' },
      { body: 'ثالث', name: 'النهار/c.txt' },
    ]);
    const { db } = context.archive;
    db.exec(`INSERT INTO ledger (job, at, path, status, code, params, format, encoding, sha256, articles)
      SELECT 'j', 1, '/copies/الغد/a.txt', 'duplicate', 'same-bytes', '{}', 'txt', 'utf-8', sha256, '[]'
      FROM sources WHERE name = 'a.txt'`);
    db.exec('INSERT INTO article_sources (article, source) VALUES (2, 3)');
    await save({});
    await save({ pattern: 'النهار', fields: { publisher: 'النهار' } });
    expect((await get(0)).publisher).toBe('صحيفة الغد');
    expect((await get(1)).publisher).toBe('النهار');
  });
});

describe('contradicting rules', () => {
  const ONE: SampleArticle = { body: 'نص', name: 'الغد/اقتصاد/a.txt' };
  const ECONOMY = { pattern: 'اقتصاد', fields: { publisher: 'ملحق', section: 'اقتصاد' } };

  it('the first in order counts for each field, a later one fills the rest, and both say so', async () => {
    const { get, preview, save, list } = await setUp([ONE]);
    const first = (await save({})).rule.id;
    expect(await preview(ECONOMY)).toMatchObject({
      changed: 1,
      conflicts: [{ rule: first, field: 'publisher', articles: 1, wins: true }],
    });
    const second = (await save(ECONOMY)).rule.id;
    expect(await get(0)).toMatchObject({ publisher: 'صحيفة الغد', section: 'اقتصاد' });
    expect((await preview({}, first)).conflicts).toEqual([
      { rule: second, field: 'publisher', articles: 1, wins: false },
    ]);
    // Moved before the other it wins, and what the other had set gives way.
    expect(await save(ECONOMY, { id: second, position: 0 })).toMatchObject({
      articles: 1,
      rule: { position: 0 },
    });
    expect((await get(0)).publisher).toBe('ملحق');
    expect((await list()).map(({ id, position }) => [id, position])).toEqual([
      [second, 0],
      [first, 1],
    ]);
  });

  it('are asked in order even where the first was never applied to what is there', async () => {
    const { get, save } = await setUp([ONE]);
    await save({}, { apply: false });
    await save(ECONOMY);
    expect(await get(0)).toMatchObject({ publisher: '', section: 'اقتصاد' });
  });

  it('that are switched off say nothing', async () => {
    const { get, preview, save } = await setUp([ONE]);
    expect((await save({ enabled: false })).articles).toBe(0);
    expect((await get(0)).publisher).toBe('');
    expect((await preview(ECONOMY)).conflicts).toEqual([]);
    await save(ECONOMY);
    expect((await get(0)).publisher).toBe('ملحق');
  });

  it('saved again replaces what it had set itself, and only that', async () => {
    const { get, correct, save } = await setUp([ONE, { body: 'ثان', name: 'الغد/b.txt' }]);
    const { id } = (await save({})).rule;
    await correct(1, { publisher: 'الرأي' });
    const again = { pattern: '/press/الغد', fields: { publisher: 'الغد الأردنية' } };
    expect((await save(again, { id })).articles).toBe(1);
    expect(await get(0)).toMatchObject({
      publisher: 'الغد الأردنية',
      overridden: [{ canonical: '', author: 'rule:folder:/press/الغد' }],
    });
    expect((await get(1)).publisher).toBe('الرأي');
  });

  it('removed leave what they set and no gap', async () => {
    const { engine, get, save, list, everything } = await setUp([ONE]);
    const { id } = (await save({})).rule;
    const last = (await save(ECONOMY)).rule.id;
    const before = everything();
    expectValue(await engine.call('rules.remove', { id }));
    expect(await list()).toMatchObject([{ id: last, position: 0 }]);
    expect((await get(0)).publisher).toBe('صحيفة الغد');
    // What is known stays, unless a rule overwrites.
    expect((await save(ECONOMY, { id: last })).articles).toBe(0);
    expectValue(await engine.call('history.undo', { reach: 'session' }));
    expect(everything()).toEqual(before);
    expect(await engine.call('rules.remove', { id: 'r404' })).toMatchObject({
      error: { code: 'rule-not-found' },
    });
  });
});

describe('many articles', () => {
  const ALL = { criterion: 'name', pattern: 'sharq*', dateFrom: 'name' } as const;

  it('10,000 are filled in one step, with progress, and emptied by one undo', async () => {
    const { context, engine, preview, everything } = await setUp([]);
    addMany(context, 10_000);
    const before = everything();
    expect(await preview(ALL)).toMatchObject({ matched: 10_000, total: 10_000, changed: 10_000 });
    const seen: number[] = [];
    const answer = await engine.call(
      'rules.save',
      { rule: { ...DRAFT, ...ALL }, apply: true },
      { onProgress: ({ done }) => seen.push(done) },
    );
    expect(expectValue(answer).articles).toBe(10_000);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toBe(10_000);
    expect(everything()['overrides']).toHaveLength(20_000);
    expect(context.journal.list({ offset: 0, limit: 9 }).total).toBe(1);
    expectValue(await engine.call('history.undo', { reach: 'session' }));
    expect(everything()).toEqual(before);
  });

  it('cancelled in the middle, nothing is written: no field and no rule', async () => {
    const { context, engine, everything } = await setUp([]);
    addMany(context, 3000);
    const before = everything();
    for (const [call, input] of [
      ['rules.save', { rule: { ...DRAFT, ...ALL }, apply: true }],
      ['rules.preview', { rule: { ...DRAFT, ...ALL } }],
    ] as const) {
      expect(await cancelled(engine, call, input)).toMatchObject({ error: { code: 'cancelled' } });
    }
    expect(everything()).toEqual(before);
    expect(context.journal.list({ offset: 0, limit: 1 }).total).toBe(0);
  });

  function cancelled(
    engine: EngineClient,
    call: 'rules.save' | 'rules.preview',
    input: CallRequest<'rules.save'> | CallRequest<'rules.preview'>,
  ) {
    const stop = new AbortController();
    const options = {
      signal: stop.signal,
      onProgress: ({ done }: { done: number }) => done >= 1000 && stop.abort(),
    };
    return call === 'rules.save'
      ? engine.call(call, input as CallRequest<'rules.save'>, options)
      : engine.call(call, input as CallRequest<'rules.preview'>, options);
  }

  it('more than one step can take back are refused, the rule with them', async () => {
    const { context, engine, list } = await setUp([]);
    addMany(context, 20_001);
    const input = { rule: { ...DRAFT, ...ALL, dateFrom: '' as const }, apply: true };
    expect(await engine.call('rules.save', input)).toMatchObject({
      error: { code: 'too-many', params: { count: 20_001, limit: 20_000 } },
    });
    expect(await list()).toEqual([]);
    expectValue(await engine.call('rules.save', { ...input, apply: false }));
    expect(await list()).toHaveLength(1);
  });

  it('what the analyst corrects while a rule is read stays corrected, and what is imported is filled', async () => {
    const { context, engine, save } = await setUp([]);
    addMany(context, 3000);
    const saving = save(ALL);
    await new Promise(setImmediate);
    expectValue(await engine.call('overrides.set', { ids: ['a1'], fields: { publisher: 'الرأي' } }));
    const late = addArticle(context, { body: 'متأخر', name: 'sharq_25_9_2020.txt' });
    expect((await saving).articles).toBe(3001);
    const shown = context.archive.db.prepare('SELECT publisher, published FROM articles WHERE id = ?');
    expect(shown.get('a1')).toMatchObject({ publisher: 'الرأي', published: '2020-09-02' });
    expect(shown.get(late.id)).toMatchObject({ publisher: 'صحيفة الغد', published: '2020-09-25' });
  });
});
