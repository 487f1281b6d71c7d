import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { checkArchive } from '../../../electron/engine/archive/check-archive.ts';
import { emptyBin } from '../../../electron/engine/triage/empty-bin.ts';
import { removedWith } from '../../../electron/engine/triage/removed-articles.ts';
import { NEVER, openRepairArchive, type RepairArchive } from '../repair/repair-archive.ts';
import { addArticle } from '../test-archive.ts';

const BODY = 'الفقرة الأولى كاملة.\n\nعنوان ثانٍ\n\nالفقرة الثانية كاملة.';
const AT = BODY.indexOf('عنوان');

const empty = async ({ engine }: RepairArchive, articles: number): Promise<unknown> =>
  engine.call('triage.emptyBin', { articles });

const count = ({ context }: RepairArchive, table: string): number =>
  Number(context.archive.db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);

describe('emptying the bin', () => {
  it('removes articles with all that hangs on them, and their originals; the rest stays whole', async () => {
    const archive = await openRepairArchive();
    const { context, engine, mark, found, visible } = archive;
    const kept = addArticle(context, { title: 'يبقى', body: 'نص عن العقوبات' });
    const gone = addArticle(context, { title: 'يذهب', body: 'نص آخر عن العقوبات', large: true });
    const tag = expectValue(await engine.call('tags.create', { name: 'وسم' })).id;
    for (const id of [kept.id, gone.id]) {
      const passage = await mark(id, 'العقوبات');
      await engine.call('passages.update', { id: passage.id, tags: [tag] });
    }
    await engine.call('overrides.set', { ids: [gone.id], fields: { publisher: 'المرصد' } });
    await engine.call('blocks.ignore', { article: gone.id, field: 'body', start: 0, end: 2 });
    await engine.call('triage.bin', { ids: [gone.id], binned: true });
    const original = join(context.archive.folder, 'originals', gone.sha256);
    expect(existsSync(original)).toBe(true);

    expect(await empty(archive, 2)).toMatchObject({
      error: { code: 'bin-changed', params: { articles: 1 } },
    });
    expect(await empty(archive, 1)).toMatchObject({ ok: true, value: { articles: 1, passages: 1 } });
    expect(visible()).toEqual([kept.id]);
    expect(found('العقوبات')).toEqual([kept.id]);
    expect(existsSync(original)).toBe(false);
    for (const table of ['articles', 'sources', 'triage', 'passages', 'passage_tags']) {
      expect([table, count(archive, table)]).toEqual([table, 1]);
    }
    for (const table of ['overrides', 'ignored_blocks'])
      expect([table, count(archive, table)]).toEqual([table, 0]);
    expect(await engine.call('articles.list', { binned: true })).toMatchObject({ value: { total: 0 } });
    const check = expectValue(await checkArchive(context, { signal: NEVER, progress: () => {} }));
    expect(check.findings).toEqual([]);
    // A number of an article is never given again: the index knew it.
    expect(addArticle(context, { body: 'جديد' }).number).toBeGreaterThan(gone.number);
  });

  it('lets every step that is left be undone, also one that touched what is gone', async () => {
    const archive = await openRepairArchive();
    const { context, engine, mark, article } = archive;
    const kept = addArticle(context, { title: 'يبقى', body: 'نص عن العقوبات' }).id;
    const gone = addArticle(context, { title: 'يذهب', body: 'نص آخر عن العقوبات' }).id;
    await engine.call('overrides.set', { ids: [kept, gone], fields: { publisher: 'المرصد' } });
    const passage = await mark(gone, 'العقوبات');
    await engine.call('passages.remove', { ids: [passage.id] });
    const block = { article: gone, field: 'body', start: 0, end: 2 } as const;
    await engine.call('blocks.ignore', block);
    await engine.call('blocks.ignore', { ...block, end: 6 });
    await engine.call('triage.set', { ids: [kept, gone], status: 'kept' });
    await engine.call('triage.bin', { ids: [gone], binned: true });
    await engine.call('triage.set', { ids: [kept], starred: true });
    await engine.call('history.undo', {});
    expect(await empty(archive, 1)).toMatchObject({ ok: true });
    expect(await engine.call('history.redo', {})).toMatchObject({ error: { code: 'nothing-to-redo' } });
    const { rows } = expectValue(await engine.call('history.list', {}));
    expect(rows.map(({ label }) => label)).toEqual(['triage.set', 'overrides.set']);
    for (let step = 0; step < 2; step++)
      expect(await engine.call('history.undo', {})).toMatchObject({ ok: true });
    expect(await article(kept)).toMatchObject({ publisher: '', triage: { status: 'inbox' } });
    for (let step = 0; step < 2; step++)
      expect(await engine.call('history.redo', {})).toMatchObject({ ok: true });
    expect(await article(kept)).toMatchObject({ publisher: 'المرصد', triage: { status: 'kept' } });
  });

  it('keeps the article that a removed piece came from as long as another piece stands, then removes it', async () => {
    const archive = await openRepairArchive();
    const { context, engine, mark, visible, article } = archive;
    const { id } = addArticle(context, { title: 'أصل', body: BODY });
    await mark(id, 'الأولى');
    await mark(id, 'الثانية');
    const [first = '', second = ''] = expectValue(
      await engine.call('articles.split', { id, at: AT }),
    ).articles;
    await engine.call('triage.bin', { ids: [second], binned: true });
    expect(await empty(archive, 1)).toMatchObject({ value: { articles: 1, passages: 1 } });
    expect([visible(), count(archive, 'articles'), count(archive, 'sources')]).toEqual([[first], 2, 1]);
    // The split can still be undone: then the whole is there again, with the passage that is left.
    expect(await engine.call('history.undo', {})).toMatchObject({
      ok: true,
      value: { label: 'article.split' },
    });
    expect(visible()).toEqual([id]);
    expect((await archive.passages(id)).map(({ exact, anchor }) => [exact, anchor])).toEqual([
      ['الأولى', 'exact'],
    ]);
    expect((await article(id)).body).toBe(BODY);
    await engine.call('history.redo', {});
    await engine.call('triage.bin', { ids: [first], binned: true });
    expect(await empty(archive, 1)).toMatchObject({ ok: true });
    expect([count(archive, 'articles'), count(archive, 'sources'), count(archive, 'derivations')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('removes what an undone repair had made of an article with it, and never leaves half of a merge', async () => {
    const archive = await openRepairArchive();
    const { context, engine, visible } = archive;
    const one = addArticle(context, { title: 'واحد', body: BODY }).id;
    const two = addArticle(context, { title: 'اثنان', body: 'نص آخر' }).id;
    await engine.call('articles.merge', { ids: [one, two] });
    await engine.call('history.undo', {});
    await engine.call('triage.bin', { ids: [one], binned: true });
    expect(await empty(archive, 1)).toMatchObject({ ok: true });
    expect([visible(), count(archive, 'articles'), count(archive, 'derivations')]).toEqual([[two], 1, 0]);
    expect(await engine.call('history.redo', {})).toMatchObject({ ok: false });
    expect(context.index.verify()).toEqual([]);
  });

  it('leaves alone what an undone import hides, and an empty bin', async () => {
    const archive = await openRepairArchive();
    const { context } = archive;
    const { number } = addArticle(context, { body: 'مخفي' });
    context.archive.db.prepare('UPDATE articles SET hidden = 1 WHERE number = ?').run(number);
    expect(await empty(archive, 0)).toMatchObject({ value: { articles: 0, passages: 0 } });
    expect(count(archive, 'articles')).toBe(1);
  });

  it('takes nothing away when it fails halfway', async () => {
    const archive = await openRepairArchive();
    const { context, engine, found } = archive;
    const { id } = addArticle(context, { body: 'نص عن العقوبات' });
    await engine.call('triage.bin', { ids: [id], binned: true });
    context.archive.db.exec(
      `CREATE TRIGGER broken BEFORE DELETE ON sources BEGIN SELECT raise(ABORT, 'no'); END`,
    );
    expect(() => emptyBin(context, { articles: 1 }, { signal: NEVER, progress: () => {} })).toThrow('no');
    context.archive.db.exec('DROP TRIGGER broken');
    await engine.call('triage.bin', { ids: [id], binned: false });
    expect(found('العقوبات')).toEqual([id]);
  });
});

describe('what goes with removed articles', () => {
  const tree = new Map([
    ['b', ['a']],
    ['c', ['a']],
    ['m', ['c', 'x']],
    ['dead', ['a']],
  ]);
  const removed = (articles: string[], standing: string[]): string[] =>
    [...removedWith(articles, tree, (article) => standing.includes(article))].toSorted();

  it('is what nothing else stands for', () => {
    expect(removed(['b'], ['b', 'm'])).toEqual(['b']);
    expect(removed(['b', 'm'], ['b', 'm'])).toEqual(['a', 'b', 'c', 'dead', 'm', 'x']);
    expect(removed(['m'], ['b', 'm'])).toEqual(['c', 'm', 'x']);
    expect(removed(['x'], ['x', 'b', 'c'])).toEqual(['m', 'x']);
  });
});
