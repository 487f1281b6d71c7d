import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { checkArchive } from '../../../electron/engine/archive/check-archive.ts';
import { splitArticle } from '../../../electron/engine/repair/split-article.ts';
import { addArticle } from '../test-archive.ts';
import { NEVER, openRepairArchive } from './repair-archive.ts';

const BODY = [
  'وصل الوفد إلى العاصمة صباحاً، وبدأ محادثاته مع الحكومة.',
  '',
  'السيول تغلق طريق الجبل',
  '',
  'أغلقت السيول طريق الجبل أمام الشاحنات، وعُلّقت الدراسة في القرى.',
].join('\n');
const AT = BODY.indexOf('السيول تغلق');

describe('splitting', () => {
  it('makes two articles that take metadata, triage, corrections, blocks and passages along; undo brings the one back', async () => {
    const { context, engine, article, mark, passages, visible, found, undo, redo } =
      await openRepairArchive();
    const { id } = addArticle(context, {
      title: 'وفد في العاصمة',
      body: BODY,
      byline: 'مراسلنا',
      publisher: 'المرصد',
      url: 'https://example.org/1',
    });
    await engine.call('overrides.set', { ids: [id], fields: { publisher: 'صحيفة المرصد', title: 'الوفد' } });
    await engine.call('triage.set', { ids: [id], status: 'kept', starred: true, unread: false });
    const early = await mark(id, 'بدأ محادثاته');
    const headline = await mark(id, 'تغلق طريق');
    const late = await mark(id, 'أمام الشاحنات');
    const begin = BODY.indexOf('وعُلّقت');
    await engine.call('blocks.ignore', { article: id, field: 'body', start: begin, end: BODY.length });
    const before = await article(id);

    const split = expectValue(await engine.call('articles.split', { id, at: AT }));
    const [first = '', second = ''] = split.articles;
    expect(split.passages).toBe(3);
    expect(visible()).toEqual([first, second]);
    const [one, two] = [await article(first), await article(second)];
    expect([one.title, one.titleOverride, one.body]).toEqual([
      'وفد في العاصمة',
      'الوفد',
      'وصل الوفد إلى العاصمة صباحاً، وبدأ محادثاته مع الحكومة.',
    ]);
    expect([two.title, two.titleOverride, two.body]).toEqual([
      'السيول تغلق طريق الجبل',
      '',
      'أغلقت السيول طريق الجبل أمام الشاحنات، وعُلّقت الدراسة في القرى.',
    ]);
    for (const made of [one, two]) {
      expect(made).toMatchObject({
        byline: 'مراسلنا',
        publisher: 'صحيفة المرصد',
        url: 'https://example.org/1',
        triage: { status: 'kept', starred: true, unread: false, binned: false },
        importedAt: before.importedAt,
        sha256: before.sha256,
        origin: { kind: 'split', articles: [{ id, title: 'الوفد' }] },
      });
      expect(made.overridden).toContainEqual(
        expect.objectContaining({ field: 'publisher', canonical: 'المرصد' }),
      );
    }
    expect(one.ignored).toEqual([]);
    expect(two.ignored.map(({ start, end }) => two.body.slice(start, end))).toEqual([
      'وعُلّقت الدراسة في القرى.',
    ]);
    expect((await passages(first)).map(({ id, exact, anchor }) => [id, exact, anchor])).toEqual([
      [early.id, 'بدأ محادثاته', 'exact'],
    ]);
    expect(
      (await passages(second)).map(({ id, field, exact, anchor }) => [id, field, exact, anchor]),
    ).toEqual([
      [headline.id, 'title', 'تغلق طريق', 'exact'],
      [late.id, 'body', 'أمام الشاحنات', 'exact'],
    ]);
    expect(found('الشاحنات')).toEqual([second]);
    expect(found('الدراسة')).toEqual([]);
    expect(await engine.call('articles.split', { id, at: AT })).toMatchObject({
      error: { code: 'article-replaced', params: { id, by: `${first},${second}` } },
    });

    await undo();
    expect(visible()).toEqual([id]);
    expect(await article(id)).toEqual(before);
    expect((await passages(id)).map(({ id, start, anchor }) => [id, start, anchor])).toEqual(
      [early, headline, late].map(({ id, start }) => [id, start, 'exact']),
    );
    expect(found('الشاحنات')).toEqual([id]);
    await redo();
    expect(visible()).toEqual([first, second]);
    expect(found('الشاحنات')).toEqual([second]);
    expect(expectValue(await checkArchive(context, { signal: NEVER, progress: () => {} })).findings).toEqual(
      [],
    );
  });

  it('names a piece without a headline by its first words, or as the analyst says', async () => {
    const { context, engine, article } = await openRepairArchive();
    const body = 'الفقرة الأولى هنا. الفقرة الثانية تبدأ في السطر ذاته ولا تنتهي.';
    const at = body.indexOf('الفقرة الثانية');
    const { id } = addArticle(context, { title: 'عنوان', body });
    const [, second = ''] = expectValue(await engine.call('articles.split', { id, at })).articles;
    expect(await article(second)).toMatchObject({
      title: '',
      titleOverride: body.slice(at),
      body: body.slice(at),
    });
    await engine.call('history.undo', {});
    const titled = expectValue(
      await engine.call('articles.split', { id, at, title: ' خبر \n ثانٍ ' }),
    ).articles;
    expect(await article(titled[1] ?? '')).toMatchObject({
      title: '',
      titleOverride: 'خبر ثانٍ',
      triage: { starred: false, status: 'inbox', unread: true },
    });
  });

  it('refuses what would lose or break something, and changes nothing', async () => {
    const { context, engine, mark, visible } = await openRepairArchive();
    const body = '  \nقال 😀 الوزير كلمة طويلة.\n\nثم انصرف.\n ';
    const { id } = addArticle(context, { title: 'عنوان', body });
    await mark(id, 'كلمة طويلة');
    const refused = async (at: number, article = id): Promise<unknown> =>
      engine.call('articles.split', { id: article, at });
    const emoji = body.indexOf('😀');
    expect(await refused(emoji + 1)).toMatchObject({ error: { code: 'bad-span' } });
    expect(await refused(body.length + 1)).toMatchObject({ error: { code: 'bad-span' } });
    for (const at of [0, 2, body.length - 1, body.length]) {
      expect(await refused(at)).toMatchObject({ error: { code: 'split-at-edge' } });
    }
    expect(await refused(body.indexOf('طويلة'))).toMatchObject({
      error: { code: 'split-in-passage', params: { exact: 'كلمة طويلة' } },
    });
    expect(await refused(5, 'a0')).toMatchObject({ error: { code: 'article-not-found' } });
    expect(await refused(body.indexOf('كلمة'))).toMatchObject({ ok: true });
    await engine.call('history.undo', {});
    await engine.call('triage.bin', { ids: [id], binned: true });
    expect(await refused(emoji)).toMatchObject({ error: { code: 'article-not-found' } });
    expect(visible()).toEqual([]);
  });

  it('leaves no trace when the step fails', async () => {
    const { context, engine, visible, found } = await openRepairArchive();
    const { id } = addArticle(context, { title: 'عنوان', body: BODY });
    let fails = true;
    context.journal.onApplied('triage', () => {
      if (fails) throw new Error('disk gone');
    });
    expect(() => splitArticle(context, { id, at: AT })).toThrow('disk gone');
    fails = false;
    expect(visible()).toEqual([id]);
    expect(found('الشاحنات')).toEqual([id]);
    expect(await engine.call('articles.split', { id, at: AT })).toMatchObject({ ok: true });
    expect(found('الشاحنات')).toHaveLength(1);
  });
});

describe('merging', () => {
  it('joins texts, metadata, triage, blocks and passages of all in the order given; undo parts them again', async () => {
    const { context, engine, article, mark, passages, visible, found, undo, redo } =
      await openRepairArchive();
    const one = addArticle(context, { title: 'الجزء الأول', body: 'بدأ المؤتمر أمس.', language: 'und' }).id;
    const two = addArticle(context, {
      title: 'الجزء الثاني',
      body: 'وانتهى اليوم.',
      publisher: 'المرصد',
      language: 'ar',
    }).id;
    const three = addArticle(context, { body: 'خاتمة بلا عنوان.', publisher: 'وكالة', byline: 'كاتب' }).id;
    await engine.call('overrides.set', { ids: [two], fields: { publisher: 'صحيفة المرصد' } });
    await engine.call('triage.set', { ids: [one], unread: false, status: 'kept' });
    await engine.call('triage.set', { ids: [three], starred: true });
    const early = await mark(one, 'المؤتمر');
    const late = await mark(three, 'خاتمة');
    const inTitle = expectValue(
      await engine.call('passages.create', { article: two, field: 'title', start: 0, end: 5 }),
    );
    await engine.call('blocks.ignore', { article: two, field: 'body', start: 0, end: 6 });

    const merged = expectValue(await engine.call('articles.merge', { ids: [one, two, three] }));
    expect(merged.passages).toBe(3);
    expect(visible()).toEqual([merged.article]);
    const whole = await article(merged.article);
    expect(whole).toMatchObject({
      title: 'الجزء الأول',
      body: 'بدأ المؤتمر أمس.\n\nالجزء الثاني\n\nوانتهى اليوم.\n\nخاتمة بلا عنوان.',
      publisher: 'صحيفة المرصد',
      byline: 'كاتب',
      language: 'ar',
      triage: { status: 'kept', unread: true, starred: true },
      origin: { kind: 'merge', articles: [{ id: one }, { id: two }, { id: three }] },
    });
    expect(whole.ignored.map(({ start, end }) => whole.body.slice(start, end))).toEqual(['وانتهى']);
    expect(
      (await passages(merged.article)).map(({ id, field, exact, anchor }) => [id, field, exact, anchor]),
    ).toEqual([
      [early.id, 'body', 'المؤتمر', 'exact'],
      [inTitle.id, 'body', 'الجزء', 'exact'],
      [late.id, 'body', 'خاتمة', 'exact'],
    ]);
    expect(found('خاتمة')).toEqual([merged.article]);
    await undo();
    expect(visible()).toEqual([one, two, three]);
    expect((await passages(two)).map(({ field, start, anchor }) => [field, start, anchor])).toEqual([
      ['title', 0, 'exact'],
    ]);
    expect(found('خاتمة')).toEqual([three]);
    await redo();
    expect(visible()).toEqual([merged.article]);
  });

  it('corrects the title of the whole where another one is wanted, in the same step', async () => {
    const { context, engine, article, visible, found, undo } = await openRepairArchive();
    const one = addArticle(context, { title: 'الجزء الأول', body: 'بدأ المؤتمر.' }).id;
    const two = addArticle(context, { title: 'الجزء الثاني', body: 'وانتهى.' }).id;
    const titles = async (title?: string) => {
      const ids = [one, two];
      const merged = expectValue(
        await engine.call('articles.merge', title === undefined ? { ids } : { ids, title }),
      );
      const { title: canonical, titleOverride } = await article(merged.article);
      return [canonical, titleOverride];
    };
    expect(await titles('  المؤتمر\n كاملاً ')).toEqual(['الجزء الأول', 'المؤتمر كاملاً']);
    expect(found('title:كاملاً')).toEqual(visible());
    await undo();
    expect(visible()).toEqual([one, two]);
    expect(await titles('الجزء الأول')).toEqual(['الجزء الأول', '']);
    await undo();
    await engine.call('overrides.set', { ids: [one], fields: { title: 'المؤتمر' } });
    expect(await titles()).toEqual(['الجزء الأول', 'المؤتمر']);
    await undo();
    expect(await titles('')).toEqual(['الجزء الأول', '']);
    await undo();
    expect((await article(one)).titleOverride).toBe('المؤتمر');
  });

  it('refuses one article, one article twice, what is not there and what is too large', async () => {
    const { context, engine, visible } = await openRepairArchive();
    const one = addArticle(context, { body: 'واحد' }).id;
    const huge = addArticle(context, { body: `بداية${'\n'.repeat(10 * 2 ** 20)}نهاية` }).id;
    const other = addArticle(context, { body: `أول${'\n'.repeat(10 * 2 ** 20)}آخر` }).id;
    expect(await engine.call('articles.merge', { ids: [one] })).toMatchObject({
      error: { code: 'merge-too-few' },
    });
    expect(await engine.call('articles.merge', { ids: [one, one] })).toMatchObject({
      error: { code: 'merge-too-few' },
    });
    expect(await engine.call('articles.merge', { ids: [one, 'a0'] })).toMatchObject({
      error: { code: 'article-not-found', params: { id: 'a0' } },
    });
    expect(await engine.call('articles.merge', { ids: [huge, one, other] })).toMatchObject({
      error: { code: 'too-large' },
    });
    expect(visible()).toEqual([one, huge, other]);
  });
});
