import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../electron/contract/calls.ts';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { OutletDraft } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { outletHandlers } from '../../../electron/engine/outlets/outlet-handlers.ts';
import { addArticle, clientOf, openTestArchive, random } from '../test-archive.ts';

const TABLES = ['outlets', 'outlet_names', 'outlet_attributes', 'outlet_distinctions'];

const draft = (name: string, more: Partial<OutletDraft> = {}): OutletDraft => ({
  name,
  aliases: [],
  country: '',
  medium: '',
  ownership: '',
  leaning: '',
  note: '',
  attributes: [],
  ...more,
});

async function setUp(publishers: readonly string[] = []) {
  const { context } = await openTestArchive();
  for (const [at, publisher] of publishers.entries()) {
    addArticle(context, { title: `خبر ${at}`, body: `نص ${at}`, publisher });
  }
  const engine = clientOf({
    ...outletHandlers(context),
    ...articleHandlers(context),
    ...historyHandlers(context),
  });
  const register = (): unknown[] =>
    TABLES.map((table) => context.archive.db.prepare(`SELECT * FROM ${table}`).all());
  const list = async () => expectValue(await engine.call('outlets.list', {}));
  const save = async (outlet: OutletDraft, id?: string) =>
    expectValue(await engine.call('outlets.save', { outlet, ...(id === undefined ? {} : { id }) }));
  const steps = async (): Promise<number> => expectValue(await engine.call('history.list', {})).total;
  const proposals = async () => expectValue(await engine.call('outlets.proposals', {})).proposals;
  return { context, engine, register, list, save, steps, proposals };
}

describe('the register', () => {
  it('claims articles under any spelling of its names, and says which publishers nobody claims', async () => {
    const { list, save } = await setUp(['الأهرام', 'الاهرام', 'AL-AHRAM', 'الوفد', 'الوفد', 'اليوم', '']);
    await save(draft('الأهرام', { aliases: ['Al-Ahram', 'al ahram', '\u200F'], country: 'EG' }));
    const { outlets, unregistered } = await list();
    expect(outlets).toMatchObject([{ name: 'الأهرام', aliases: ['Al-Ahram'], articles: 3 }]);
    expect(unregistered).toEqual([
      { name: 'الوفد', articles: 2 },
      { name: 'اليوم', articles: 1 },
    ]);
  });

  it('refuses a name that another outlet has, in whatever spelling, and changes nothing', async () => {
    const { engine, register, save } = await setUp();
    await save(draft('الأهرام', { aliases: ['ahram.org.eg'] }));
    const before = register();
    for (const name of ['الاهرام', 'https://www.ahram.org.eg/']) {
      expect(await engine.call('outlets.save', { outlet: draft('آخر', { aliases: [name] }) })).toMatchObject({
        error: { code: 'alias-taken', params: { name, outlet: 'الأهرام' } },
      });
    }
    expect(register()).toEqual(before);
  });

  it('registers many names in one step, those of one spelling once, and passes over what is registered', async () => {
    const { engine, register, list, save, steps } = await setUp(['الوفد', 'اليوم', 'أخبار اليوم']);
    await save(draft('الوفد'));
    const before = register();
    const stepsBefore = await steps();
    const names = ['اليوم', 'الوفد', 'أخبار اليوم', 'اخبار اليوم'];
    const { registered } = expectValue(await engine.call('outlets.register', { names }));
    const { outlets, unregistered } = await list();
    expect(registered.map((id) => outlets.find((outlet) => outlet.id === id)?.name)).toEqual([
      'اليوم',
      'أخبار اليوم',
    ]);
    expect(unregistered).toEqual([]);
    expect(await steps()).toBe(stepsBefore + 1);
    expect(expectValue(await engine.call('outlets.register', { names }))).toEqual({ registered: [] });
    expect(await steps()).toBe(stepsBefore + 1);
    expectValue(await engine.call('history.undo', { reach: 'session' }));
    expect(register()).toEqual(before);
    expect(await engine.call('outlets.register', { names: ['\u200F'] })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  it('changes an outlet in one step; what is so already is none; a name may be moved within it', async () => {
    const { engine, register, save, steps } = await setUp();
    const { id } = await save(
      draft('الأهرام', { aliases: ['Ahram'], attributes: [{ name: 'جمهور', value: 'عام' }] }),
    );
    const before = register();
    const changed = draft('Ahram', {
      aliases: ['الأهرام', 'Al Ahram'],
      note: 'سطر\nسطر',
      medium: 'newspaper',
    });
    expect(await save(changed, id)).toMatchObject({ ...changed, id });
    const after = register();
    await save(changed, id);
    expect(await steps()).toBe(2);
    await engine.call('history.undo', {});
    expect(register()).toEqual(before);
    await engine.call('history.redo', {});
    expect(register()).toEqual(after);
  });

  it.each([
    ['no letters', draft('\u200F')],
    ['no such country', draft('س', { country: 'ZZ' })],
    ['an attribute named like a field', draft('س', { attributes: [{ name: 'البلد', value: 'x' }] })],
    [
      'an attribute twice',
      draft('س', {
        attributes: [
          { name: 'أ', value: '1' },
          { name: 'ا', value: '2' },
        ],
      }),
    ],
  ])('refuses %s', async (_what, outlet) => {
    const { engine, steps } = await setUp();
    expect(await engine.call('outlets.save', { outlet })).toMatchObject({ error: { code: 'bad-request' } });
    expect(await steps()).toBe(0);
  });

  it('removes several in one step, or none where one is not there', async () => {
    const { engine, list, register, save } = await setUp(['الأهرام']);
    const { id } = await save(draft('الأهرام', { attributes: [{ name: 'أ', value: 'ب' }] }));
    const other = await save(draft('الوفد'));
    const before = register();
    expect(await engine.call('outlets.remove', { ids: [id, 'o0'] })).toMatchObject({
      error: { code: 'outlet-not-found', params: { id: 'o0' } },
    });
    expect(register()).toEqual(before);
    expect(expectValue(await engine.call('outlets.remove', { ids: [id, other.id, id] }))).toEqual({
      removed: 2,
    });
    expect(await list()).toMatchObject({ outlets: [], unregistered: [{ name: 'الأهرام' }] });
    await engine.call('history.undo', {});
    expect(register()).toEqual(before);
  });
});

describe('merging', () => {
  it('gives one outlet the names of all and what it does not say itself; undo restores every row', async () => {
    const { engine, list, register, save } = await setUp(['الأهرام', 'Al-Ahram', 'جريدة الأهرام']);
    const one = await save(draft('الأهرام', { note: 'أ', attributes: [{ name: 'x', value: '1' }] }));
    const other = await save(
      draft('Al-Ahram', {
        aliases: ['ahram.org.eg'],
        country: 'EG',
        note: 'ب',
        attributes: [
          { name: 'x', value: '2' },
          { name: 'y', value: '3' },
        ],
      }),
    );
    const before = register();
    const merged = expectValue(
      await engine.call('outlets.merge', {
        into: { kind: 'outlet', id: one.id },
        outlets: [other.id],
        names: ['جريدة الأهرام'],
      }),
    );
    expect(merged).toEqual({
      id: one.id,
      ...draft('الأهرام', {
        aliases: ['Al-Ahram', 'ahram.org.eg', 'جريدة الأهرام'],
        country: 'EG',
        note: 'أ\nب',
        attributes: [
          { name: 'x', value: '1' },
          { name: 'y', value: '3' },
        ],
      }),
      articles: 3,
    });
    expect((await list()).outlets).toHaveLength(1);
    await engine.call('history.undo', {});
    expect(register()).toEqual(before);
  });

  it('makes a new outlet of names alone', async () => {
    const { engine, list } = await setUp(['الوفد', 'Al Wafd']);
    const into = { kind: 'name', name: 'الوفد' } as const;
    expect(
      expectValue(await engine.call('outlets.merge', { into, names: ['الوفد', 'Al Wafd'] })),
    ).toMatchObject({
      name: 'الوفد',
      aliases: ['Al Wafd'],
      articles: 2,
    });
    expect((await list()).unregistered).toEqual([]);
  });

  it('refuses an outlet into itself, a name of another outlet, an outlet that is not there', async () => {
    const { engine, register, save } = await setUp();
    const { id } = await save(draft('الأهرام', { aliases: ['Al-Ahram'] }));
    await save(draft('الوفد'));
    const before = register();
    const into = { kind: 'outlet', id } as const;
    const refused: [CallInput<'outlets.merge'>, string][] = [
      [{ into, outlets: [id] }, 'outlet-into-itself'],
      [{ into, names: ['al ahram'] }, 'outlet-into-itself'],
      [{ into }, 'outlet-into-itself'],
      [{ into, names: ['«الوفد»'] }, 'alias-taken'],
      [{ into: { kind: 'name', name: 'الوفد' }, outlets: [id] }, 'alias-taken'],
      [{ into, outlets: ['o0'] }, 'outlet-not-found'],
      [{ into, names: ['\u200F'] }, 'bad-request'],
    ];
    for (const [request, code] of refused) {
      expect(await engine.call('outlets.merge', request)).toMatchObject({ error: { code } });
    }
    expect(register()).toEqual(before);
  });
});

describe('proposals', () => {
  it('put together what looks like one outlet, registered or not, until it is told apart', async () => {
    const { engine, save, proposals } = await setUp([
      'الأهرام',
      'الأهرام',
      'الاهرام',
      'صحيفة الأهرام',
      'Al-Ahram',
      'الأهرام المسائي',
      'القدس',
      'القدس العربي',
      'الوفد',
    ]);
    await save(draft('Al Ahram'));
    const [proposal, ...others] = await proposals();
    expect(others).toEqual([]);
    expect(proposal?.reason).toBe('script');
    expect(proposal?.members.map(({ name, articles }) => [name, articles])).toEqual([
      ['الأهرام', 2],
      ['Al Ahram', 1],
      ['الاهرام', 1],
      ['صحيفة الأهرام', 1],
    ]);
    await engine.call('outlets.distinguish', { names: ['الأهرام', 'Al Ahram'] });
    await engine.call('outlets.distinguish', { names: ['الأهرام', 'الاهرام'] });
    for (const { members } of await proposals()) {
      const names = members.map(({ name }) => name);
      expect(names.includes('الأهرام') && names.includes('Al Ahram')).toBe(false);
      expect(names.includes('الأهرام') && names.includes('الاهرام')).toBe(false);
    }
    await engine.call('history.undo', {});
    await engine.call('history.undo', {});
    expect(await proposals()).toEqual([proposal]);
  });

  it('are gone once they are followed', async () => {
    const { context, engine, proposals } = await setUp(['الشرق الأوسط', 'الشرق الاوسط']);
    addArticle(context, { title: 'بلا ناشر', body: 'نص آخر', url: 'https://www.aawsat.com/1' });
    const [proposal] = await proposals();
    expect(proposal?.members.map(({ name }) => name).sort()).toEqual(
      ['aawsat.com', 'الشرق الأوسط', 'الشرق الاوسط'].sort(),
    );
    const names = proposal?.members.map(({ name }) => name) ?? [];
    const into = { kind: 'name', name: 'الشرق الأوسط' } as const;
    expect(expectValue(await engine.call('outlets.merge', { into, names })).articles).toBe(3);
    expect(await proposals()).toEqual([]);
  });
});

describe('the register as CSV', () => {
  const HOSTILE = ['=1+1', "'=x", '@user', '-5', 'a "b", c', 'x | y', 'C:\\d', '+1', 'سطر'];

  it('comes back as it went, whatever it holds', async () => {
    const one = await setUp();
    const pick = random(11);
    for (let at = 0; at < 40; at++) {
      const text = (): string => `${HOSTILE[pick(HOSTILE.length)] ?? ''}${pick(3) === 0 ? at : ''}`;
      await one.save(
        draft(`${HOSTILE[pick(HOSTILE.length)] ?? ''} اسم ${at}`, {
          aliases: [`${text()} | ${at} لقب`, `host${at}.com`],
          country: ['', 'EG', 'SA'][pick(3)] ?? '',
          medium: (['', 'agency', 'channel'] as const)[pick(3)] ?? '',
          ownership: text(),
          note: `${text()}\nسطر`,
          attributes: [
            { name: '=صيغة', value: text() },
            ...(pick(2) === 0 ? [{ name: 'x', value: text() }] : []),
          ],
        }),
      );
    }
    const { csv, outlets } = expectValue(await one.engine.call('outlets.export', {}));
    expect(outlets).toBe(40);
    expect(
      csv
        .slice(1)
        .split('\r\n')
        .some((line) => /(?:^|,)"?[=+@-]/.test(line)),
    ).toBe(false);
    const before = one.register();
    expect(expectValue(await one.engine.call('outlets.import', { csv, apply: true }))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 40,
      problems: [],
    });
    expect(one.register()).toEqual(before);
    const other = await setUp();
    await other.engine.call('outlets.import', { csv, apply: true });
    expect(expectValue(await other.engine.call('outlets.export', {})).csv).toBe(csv);
    expect(await other.steps()).toBe(1);
    await other.engine.call('history.undo', {});
    expect((await other.list()).outlets).toEqual([]);
  });

  it('is read with its columns in any order, in Arabic or English, with countries by name', async () => {
    const { engine, list } = await setUp();
    const csv =
      'الدولة;NAME;Aliases;النوع;الجمهور\nمصر;الأهرام;Al-Ahram|ahram.org.eg;صحيفة;عام\n\nLiban;النهار;;daily;\nالسعودية;واس;;News agency;\n';
    expect(expectValue(await engine.call('outlets.import', { csv, apply: false }))).toMatchObject({
      added: 3,
    });
    expect((await list()).outlets).toEqual([]);
    await engine.call('outlets.import', { csv, apply: true });
    expect((await list()).outlets).toMatchObject([
      {
        name: 'الأهرام',
        aliases: ['Al-Ahram', 'ahram.org.eg'],
        country: 'EG',
        medium: 'newspaper',
        attributes: [{ name: 'الجمهور', value: 'عام' }],
      },
      { name: 'النهار', country: 'LB', medium: 'newspaper', attributes: [] },
      { name: 'واس', country: 'SA', medium: 'agency' },
    ]);
  });

  it('adds to an outlet that has one of the names, and never takes away what an empty cell does not say', async () => {
    const { engine, list, save } = await setUp();
    await save(draft('الأهرام', { aliases: ['Al-Ahram'], country: 'EG', note: 'ملاحظة' }));
    const csv = 'name,aliases,country,leaning\nal ahram,Ahram Daily,,محافظ\nAhram Daily,الأهرام اليومي,,\n';
    expect(expectValue(await engine.call('outlets.import', { csv, apply: true }))).toMatchObject({
      added: 0,
      changed: 1,
    });
    expect((await list()).outlets).toMatchObject([
      {
        name: 'الأهرام',
        aliases: ['Al-Ahram', 'Ahram Daily', 'الأهرام اليومي'],
        country: 'EG',
        leaning: 'محافظ',
        note: 'ملاحظة',
      },
    ]);
  });

  it('leaves rows out one by one, and says which and why', async () => {
    const { engine, list, save } = await setUp();
    await save(draft('الأهرام'));
    await save(draft('الوفد'));
    const long = 'ا'.repeat(201);
    const csv = `name,aliases,country,medium\n"",x,,\nأ,,Atlantis,\nب,,,hologram\nالأهرام,الوفد,,\n${long},,,\n"ج\nد",,EG,\nهـ,,XX,\n`;
    expect(expectValue(await engine.call('outlets.import', { csv, apply: true }))).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      problems: [
        { line: 2, code: 'no-name', value: '' },
        { line: 3, code: 'unknown-country', value: 'Atlantis' },
        { line: 4, code: 'unknown-medium', value: 'hologram' },
        { line: 5, code: 'alias-taken', value: 'الوفد' },
        { line: 6, code: 'too-long', value: long.slice(0, 200) },
        { line: 9, code: 'unknown-country', value: 'XX' },
      ],
    });
    expect((await list()).outlets.map(({ name }) => name)).toContain('ج د');
  });

  it.each([
    ['no column of names', 'title,country\nx,EG\n', 1],
    ['a column twice', 'name,الاسم\nx,y\n', 1],
    ['nothing', '', 1],
    ['a quote that never ends', 'name\nx\n"y\nz', 3],
    ['text after a quote', 'name\n"x"y\n', 2],
    ['a quote inside of a cell', 'name\nx"y\n', 2],
    ['a row longer than the first', 'name,note\nx,y,z\n', 2],
    ['a row shorter than the first', 'name,note\nx,y\nz\n', 3],
    ['a cell in a column without a name', 'name,\nx,\ny,z\n', 3],
    ['100,000 columns', `name${',x'.repeat(100_000)}\n`, 1],
    ['no CSV at all', '%PDF-1.7\u0000\u0001"\uD800', 1],
  ])('that is %s is refused with its line, and nothing written', async (_what, csv, line) => {
    const { engine, register } = await setUp();
    const before = register();
    expect(await engine.call('outlets.import', { csv, apply: true })).toMatchObject({
      error: { code: 'bad-csv', params: { line } },
    });
    expect(register()).toEqual(before);
  });

  it('of more than 5 MB is refused; NULs and lone surrogates become names that can be stored', async () => {
    const { engine, list } = await setUp();
    expect(
      await engine.call('outlets.import', { csv: `name\n${'x'.repeat(6e6)}`, apply: true }),
    ).toMatchObject({
      error: { code: 'too-large' },
    });
    await engine.call('outlets.import', { csv: 'name\nأ\u0000ب\uD800\n', apply: true });
    expect((await list()).outlets[0]?.name).toBe('أب\uFFFD');
  });
});
