import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { marsad } from './marsad.ts';

const SANCTIONS = [
  'العقوبات تعود إلى الواجهة',
  '',
  'قال الوزير إن «العقوبات» الجديدة لن تمرّ، وأضاف أن القرار 2231 ما زال قائماً.',
  'وردّت طهران بأن الموقف لم يتغيّر.',
].join('\n');
const TALKS = 'جولة محادثات جديدة\n\nتنطلق المحادثات غداً في فيينا، ولا ذكر للعقوبات فيها.';

/** Cuts highlights out of an article, as a checker from outside does. */
function cut(
  article: Record<string, string>,
  highlights: readonly { field: string; start: number; end: number }[],
): (string | undefined)[] {
  return highlights.map(({ field, start, end }) => article[field]?.slice(start, end));
}

describe('on small Arabic files', () => {
  let folder = '';
  let archive = '';
  let ids: Record<string, string> = {};
  const run = (...args: string[]) => marsad(['--archive', archive, '--json', ...args]);
  const one = async <T = Record<string, never>>(...args: string[]): Promise<T> => {
    const ran = await run(...args);
    if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.stderr}`);
    return ran.json()[0] as T;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-cli-'));
    archive = join(folder, 'archive');
    mkdirSync(join(folder, 'press'));
    writeFileSync(join(folder, 'press', '1-sanctions.txt'), SANCTIONS);
    writeFileSync(join(folder, 'press', '2-talks.txt'), TALKS);
    writeFileSync(join(folder, 'press', '3-again.txt'), TALKS);
    writeFileSync(join(folder, 'press', '4-empty.txt'), '');
    writeFileSync(
      join(folder, 'press', '5-binary.txt'),
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0, 0]),
    );
    symlinkSync('..', join(folder, 'press', '6-loop'));
    return () => rmSync(folder, { recursive: true, force: true });
  });

  it('imports what it can, and gives every file one row', async () => {
    const ran = await run('import', join(folder, 'press'), join(folder, 'missing.txt'));
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const rows = ran.json() as {
      path: string;
      status: string;
      code?: string;
      articles: { id: string; title: string }[];
    }[];
    const outcomes = Object.fromEntries(
      rows.map((row) => [row.path.replace(`${folder}/`, ''), row.code ?? row.status]),
    );
    expect(outcomes).toMatchObject({
      'press/1-sanctions.txt': 'imported',
      'press/2-talks.txt': 'imported',
      'press/3-again.txt': 'same-bytes',
      'press/4-empty.txt': 'empty-file',
      'press/5-binary.txt': 'binary',
      'missing.txt': 'path-not-found',
    });
    expect(rows[0]).toEqual({
      path: join(folder, 'press', '1-sanctions.txt'),
      status: 'imported',
      format: 'txt',
      encoding: 'utf-8',
      articles: [{ id: expect.any(String), title: 'العقوبات تعود إلى الواجهة' }],
    });
    for (const row of rows.filter(({ status }) => status === 'rejected')) {
      expect(row).toMatchObject({ reason: expect.stringMatching(/^[A-Z].*\.$/), articles: [] });
    }
    ids = Object.fromEntries(
      rows.flatMap((row) => row.articles.map(({ title, id }) => [title.slice(0, 4), id])),
    );
  });

  it('finds words whatever their form, with highlights that cut out exactly the words', async () => {
    const sanctions = ids['العق'] ?? '';
    const shown = await one<Record<string, string>>('show', sanctions);
    expect(Object.keys(shown).sort()).toEqual(
      [
        'body',
        'byline',
        'documentNumber',
        'family',
        'id',
        'ignored',
        'importedAt',
        'language',
        'locators',
        'origin',
        'outlet',
        'overridden',
        'page',
        'published',
        'publisher',
        'revision',
        'section',
        'sha256',
        'title',
        'titleOverride',
        'triage',
        'url',
      ].sort(),
    );
    expect(`${shown['title']}\n\n${shown['body']}`).toBe(SANCTIONS);
    interface Answer {
      total: number;
      tookMs: number;
      interpreted: string;
      results: {
        id: string;
        title: string;
        score: number;
        snippet: string;
        highlights: { field: string; start: number; end: number; level: string }[];
      }[];
    }
    const answer = await one<Answer>('search', 'عقوبات');
    expect(answer.total).toBe(2);
    const hit = answer.results.find((result) => result.id === sanctions);
    expect(hit).toMatchObject({
      title: shown['title'],
      score: expect.any(Number),
      snippet: expect.stringContaining('العقوبات'),
    });
    expect(cut(shown, hit?.highlights ?? [])).toEqual(['العقوبات', 'العقوبات']);
    expect((await one<Answer>('search', '"العقوبات"', '--level', 'exact')).total).toBe(1);
    const digits = await one<Answer>('search', '٢٢٣١');
    expect(cut(shown, digits.results[0]?.highlights ?? [])).toEqual(['2231']);
    expect((await one<Answer>('search', 'عقوبات', '--limit', '1')).results).toHaveLength(1);
    expect((await one<Answer>('search', '--', 'عقوبات', '-طهران')).results.map(({ id }) => id)).toEqual([
      ids['جولة'],
    ]);
  });

  it('lists the word forms that a query reaches', async () => {
    const { query, matches } = await one<{
      query: string;
      matches: { surface: string; level: string; articles: number }[];
    }>('terms', 'العقوبات');
    expect(query).toBe('العقوبات');
    expect(matches).toEqual(
      expect.arrayContaining([
        { surface: 'العقوبات', level: 'exact', articles: 1 },
        { surface: 'للعقوبات', level: expect.any(String), articles: 1 },
      ]),
    );
  });

  it('tags, lists, exports, undoes and redoes across processes', async () => {
    const sanctions = ids['العق'] ?? '';
    const { body } = await one<{ body: string }>('show', sanctions);
    const start = body.indexOf('طهران');
    const { passage } = await one<{ passage: string }>(
      'tag',
      sanctions,
      String(start),
      String(start + 5),
      'ردود',
      '--memo',
      'للمتابعة',
    );
    expect((await run('passages')).json()).toEqual([
      {
        id: passage,
        article: sanctions,
        field: 'body',
        start,
        end: start + 5,
        exact: 'طهران',
        tags: ['ردود'],
        memo: 'للمتابعة',
        anchor: 'exact',
      },
    ]);
    const out = join(folder, 'out.json');
    expect(await one('export', '--format', 'json', '--out', out, '--tag', 'ردود')).toMatchObject({
      passages: 1,
      path: out,
    });
    expect(JSON.parse(readFileSync(out, 'utf8')).passages[0]).toMatchObject({ id: passage, tags: ['ردود'] });
    expect(existsSync(`${out}.manifest.json`)).toBe(true);

    expect(await one('undo')).toMatchObject({ label: 'passage.create' });
    expect((await run('passages')).json()).toEqual([]);
    expect(await one('redo')).toMatchObject({ label: 'passage.create' });
    expect((await run('passages', '--query', 'طهران')).json()).toHaveLength(1);
    const history = (await run('history', '--limit', '2')).json();
    expect(history).toMatchObject([{ label: 'passage.create', undone: false }, { label: 'tag.create' }]);
  });

  it('sets source and date of many at once, as one step that undo takes back', async () => {
    const [first = '', second = ''] = Object.values(ids);
    const facts = ['--source', 'الشرق الأوسط', '--published', '2020-09-25'];
    expect(await one('set', first, second, ...facts)).toEqual({ articles: 2 });
    expect(await one('show', second)).toMatchObject({ publisher: 'الشرق الأوسط', published: '2020-09-25' });
    expect(await one('set', first, '--source', '', '--title', 'عنوان آخر')).toEqual({ articles: 1 });
    expect(await one('show', first)).toMatchObject({
      publisher: '',
      titleOverride: 'عنوان آخر',
      overridden: [{ field: 'published' }, { field: 'title' }],
    });
    await one('undo');
    expect(await one('undo')).toMatchObject({ label: 'overrides.set', params: { count: 2 } });
    expect(await one('show', second)).toMatchObject({ publisher: '', published: '', overridden: [] });
  });

  it('leaves no tag behind when the passage cannot be made', async () => {
    const refused = await run('tag', ids['العق'] ?? '', '0', '999999', 'وسم عابر');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({
      error: { code: 'bad-span', params: { end: 999999 } },
    });
    expect(await run('passages', '--tag', 'وسم عابر')).toMatchObject({ code: 1 });
  });

  it('backs up, restores, checks and rebuilds', async () => {
    const backup = join(folder, 'b.marsad-backup');
    expect(await one('backup', '--to', backup)).toMatchObject({ path: backup, articles: 2 });
    const elsewhere = join(folder, 'restored');
    const restored = await marsad(['restore', backup, '--archive', elsewhere, '--json']);
    expect(restored.json()).toEqual([{ articles: 2, path: elsewhere }]);
    expect((await marsad(['check', '--archive', elsewhere, '--json'])).json()).toMatchObject([
      { ok: true, articles: 2 },
    ]);
    expect(await one('rebuild-index')).toEqual({ articles: 2 });
    const again = await marsad(['restore', backup, '--archive', archive, '--json']);
    expect([again.code, JSON.parse(again.stderr).error.code]).toEqual([1, 'target-not-empty']);
    const db = new DatabaseSync(join(elsewhere, 'archive.sqlite'));
    db.exec(`UPDATE articles SET body = 'شيء آخر' WHERE number = 1`);
    db.close();
    const damaged = await marsad(['check', '--archive', elsewhere, '--json']);
    expect(damaged.code).toBe(1);
    expect(damaged.json()).toMatchObject([
      { ok: false, findings: expect.arrayContaining([expect.objectContaining({ code: 'article-damaged' })]) },
    ]);
  });

  it('says what went wrong in one sentence, by a stable code, without a stack trace', async () => {
    const cases: [string[], number, string][] = [
      [['show', 'a0'], 1, 'article-not-found'],
      [['show', 'not an id'], 1, 'article-not-found'],
      [['set', ids['العق'] ?? '', '--published', '2020-02-31'], 1, 'bad-date'],
      [['set', 'a0', '--source', 'الفجر'], 1, 'article-not-found'],
      [['set', 'a0'], 2, 'bad-request'],
      [['search', 'س'.repeat(3000)], 1, 'query-too-long'],
      [
        ['export', '--format', 'csv', '--out', join(folder, 'x.csv'), '--query', 'لا وجود لها'],
        1,
        'nothing-to-export',
      ],
      [['export', '--format', 'csv', '--out', join(folder, 'no', 'x.csv')], 1, 'not-writable'],
      [['export', '--format', 'exe', '--out', 'x'], 2, 'bad-request'],
      [['restore', join(folder, 'press', '1-sanctions.txt')], 1, 'target-not-empty'],
    ];
    for (const [args, code, failure] of cases) {
      const ran = await run(...args);
      expect([args, ran.code, ran.stdout]).toEqual([args, code, '']);
      const { error } = JSON.parse(ran.stderr) as { error: { code: string; message: string } };
      expect(error.code).toBe(failure);
      expect(error.message).not.toMatch(/\n|\bat .*:\d+/);
    }
  });

  it('speaks plainly to people', async () => {
    const found = await marsad(['search', 'طهران', '--archive', archive]);
    expect(found.stdout).toMatch(/^1 article\n/);
    expect(found.stdout).toContain('العقوبات تعود إلى الواجهة');
    const refused = await marsad(['show', 'a0', '--archive', archive]);
    expect(refused.stderr).toBe('marsad: there is no article "a0"; "marsad search" shows ids\n');
    const usage = await marsad(['show']);
    expect([usage.code, usage.stderr]).toEqual([2, 'marsad: usage: marsad show ID\n']);
  });
});
