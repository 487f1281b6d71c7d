import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { Article } from '../../../electron/contract/values.ts';
import { asLines, openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const URL_OF = 'https://www.example-news.test/world/2026/ports-12345.html';
const FIRST =
  'أعلنت هيئة الموانئ أمس فتح الرصيف الجديد أمام السفن. وقالت إن العمل سيبدأ بعد غد في المرفأ الشمالي.';
const SECOND =
  'أعلنت هيئة الموانئ أمس تأجيل فتح الرصيف. ونقلت عن مهندسين أن الرافعات لم تصل. وقالت إن العمل سيبدأ بعد غد في المرفأ الشمالي.';

function page(body: string, { url = URL_OF, title = 'الرصيف الجديد' } = {}): string {
  return `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${title}</title>
    <link rel="canonical" href="${url}"><meta property="og:url" content="${url}">
    <meta property="og:title" content="${title}"></head>
    <body><article><h1>${title}</h1><p>${body}</p></article></body></html>`;
}

async function shown(): Promise<Article[]> {
  const client = archive.client();
  const { rows } = expectValue(await client.call('articles.list', { sort: 'title' }));
  return Promise.all(rows.map(async ({ id }) => expectValue(await client.call('articles.get', { id }))));
}

async function tag(article: Article, words: string): Promise<string> {
  const client = archive.client();
  const tags = expectValue(await client.call('tags.list', {})).tags;
  const tagId =
    tags.find(({ name }) => name === 'الموانئ')?.id ??
    expectValue(await client.call('tags.create', { name: 'الموانئ', color: 1 })).id;
  const start = article.body.indexOf(words);
  const passage = expectValue(
    await client.call('passages.create', {
      article: article.id,
      field: 'body',
      start,
      end: start + words.length,
      tags: [tagId],
    }),
  );
  return passage.id;
}

async function passages(article: string): Promise<[string, string][]> {
  const { rows } = expectValue(await archive.client().call('passages.list', { article }));
  return rows.map(({ exact, anchor }) => [exact, anchor]);
}

async function sound(): Promise<boolean> {
  return expectValue(await archive.client().call('archive.check', {})).ok;
}

describe('a page that has changed at its address', () => {
  it("is a new revision, in the old one's place; passages say how they are found; undone and redone as one", async () => {
    await archive.import(archive.put('monday.html', page(FIRST)));
    const [old] = await shown();
    if (!old) throw new Error('no article');
    await tag(old, 'سيبدأ بعد غد');
    await tag(old, 'فتح الرصيف الجديد أمام السفن');
    const { outcomes } = await archive.import(archive.put('tuesday.html', page(SECOND)));
    expect(outcomes).toMatchObject([
      { status: 'imported', code: 'revised', params: { articles: 1, exact: 0, moved: 1 } },
    ]);
    const [now, ...others] = await shown();
    expect(others).toEqual([]);
    expect(now).toMatchObject({ body: SECOND, revision: 2, origin: { kind: 'revision' } });
    const states = await passages(now?.id ?? '');
    expect(states).toHaveLength(2);
    expect(states.find(([exact]) => exact === 'سيبدأ بعد غد')?.[1]).toBe('moved');
    expect(['changed', 'lost']).toContain(states.find(([exact]) => exact.startsWith('فتح'))?.[1]);
    expect(await archive.found('الرافعات')).toBe(1);
    expect(await archive.found('السفن')).toBe(0);
    expect(await archive.client().call('articles.get', { id: old.id })).toMatchObject({
      ok: false,
      error: { code: 'article-replaced', params: { by: now?.id } },
    });
    expect(await sound()).toBe(true);

    await archive.undo();
    expect(await shown()).toMatchObject([{ id: old.id, body: FIRST, revision: 1 }]);
    expect((await passages(old.id)).map(([, state]) => state)).toEqual(['exact', 'exact']);
    expect([await archive.found('الرافعات'), await archive.found('السفن')]).toEqual([0, 1]);
    await archive.redo();
    expect(await shown()).toMatchObject([{ id: now?.id, revision: 2 }]);
    expect(await passages(now?.id ?? '')).toEqual(states);
    await archive.reopen();
    expect(await shown()).toMatchObject([{ id: now?.id, revision: 2 }]);
    expect([await archive.found('الرافعات'), await archive.found('السفن')]).toEqual([1, 0]);
    expect(await sound()).toBe(true);
  });

  it('keeps what the analyst decided and corrected', async () => {
    await archive.import(archive.put('monday.html', page(FIRST)));
    const [old] = await shown();
    const client = archive.client();
    const ids = [old?.id ?? ''];
    expectValue(await client.call('triage.set', { ids, status: 'kept', starred: true }));
    expectValue(
      await client.call('overrides.set', {
        ids,
        fields: { publisher: 'جريدة الميناء', title: 'عنوان المحلّل' },
      }),
    );
    await archive.import(archive.put('tuesday.html', page(SECOND)));
    expect(await shown()).toMatchObject([
      {
        revision: 2,
        publisher: 'جريدة الميناء',
        titleOverride: 'عنوان المحلّل',
        triage: { status: 'kept', starred: true, unread: true },
      },
    ]);
    expect(await archive.found('المحلل')).toBe(1);
  });

  it('offered again in any of its states is known, and brings nothing back', async () => {
    const first = archive.put('monday.html', page(FIRST));
    const second = archive.put('tuesday.html', page(SECOND));
    await archive.import(first);
    await archive.import(second);
    const [now] = await shown();
    const again = await archive.import(first, second);
    expect(asLines(again.outcomes)).toEqual([
      'monday.html duplicate same-bytes',
      'tuesday.html duplicate same-bytes',
    ]);
    expect(again.outcomes.map(({ articles }) => articles.map(({ id }) => id))).toEqual([
      [now?.id],
      [now?.id],
    ]);
    const text = archive.put('copy.html', page(FIRST).replace('<body>', '<body><!-- saved -->'));
    expect(asLines((await archive.import(text)).outcomes)).toEqual(['copy.html duplicate same-text']);
    expect(await shown()).toHaveLength(1);
  });

  it('whose import was undone revises again when its file comes back', async () => {
    await archive.import(archive.put('monday.html', page(FIRST)));
    const second = archive.put('tuesday.html', page(SECOND));
    await archive.import(second);
    await archive.undo();
    const { outcomes } = await archive.import(second);
    expect(outcomes).toMatchObject([{ status: 'imported', code: 'revised', params: { articles: 1 } }]);
    expect(await shown()).toMatchObject([{ body: SECOND, revision: 2 }]);
    await archive.undo();
    expect(await shown()).toMatchObject([{ body: FIRST, revision: 1 }]);
    await archive.undo();
    expect(await shown()).toEqual([]);
  });

  it('does not give way to a summary of itself, nor to another item on the same section page', async () => {
    await archive.import(archive.put('full.html', page(SECOND)));
    const summary = archive.put('summary.html', page('أعلنت هيئة الموانئ أمس تأجيل فتح الرصيف.'));
    expect(asLines((await archive.import(summary)).outcomes)).toEqual(['summary.html duplicate excerpt']);
    const section = 'https://www.example-news.test/world';
    await archive.import(
      archive.put('a.html', page('نص أول عن المطر في الجبال والسهول هذا الصباح الباكر', { url: section })),
    );
    await archive.import(
      archive.put('b.html', page('كلام آخر تمامًا يخصّ الأسواق وأسعار القمح في الخريف', { url: section })),
    );
    expect((await shown()).map(({ revision }) => revision)).toEqual([1, 1, 1]);
  });

  it('comes as the latest of several in one import', async () => {
    archive.put('1.html', page(FIRST));
    archive.put('2.html', page(SECOND));
    archive.put('3.html', page(`${SECOND} ثم أضافت الهيئة بيانًا ثالثًا.`));
    await archive.import(archive.files);
    expect(await shown()).toMatchObject([{ revision: 3 }]);
    expect(await archive.listed()).toBe(1);
    await archive.undo();
    expect(await shown()).toEqual([]);
    await archive.redo();
    expect(await shown()).toMatchObject([{ revision: 3 }]);
    expect(await archive.found('الرصيف')).toBe(1);
    expect(await sound()).toBe(true);
  });

  it('brings back what an undone import had brought beside what was known', async () => {
    await archive.import(archive.put('known.txt', 'خبر معروف\n\nنص الخبر المعروف عن الموانئ'));
    const feed = archive.put(
      'feed.rss',
      `<rss version="2.0"><channel><title>وكالة</title>
       <item><title>خبر معروف</title><description>نص الخبر المعروف عن الموانئ</description></item>
       <item><title>خبر جديد</title><description>نص الخبر الجديد عن الرافعات</description></item></channel></rss>`,
    );
    await archive.import(feed);
    expect(await archive.listed()).toBe(2);
    await archive.undo();
    expect(await archive.listed()).toBe(1);
    expect((await archive.import(feed)).outcomes).toMatchObject([{ status: 'imported' }]);
    expect(await archive.listed()).toBe(2);
  });

  it('can be undone, and what was tagged while the import ran after it', async () => {
    await archive.import(archive.put('monday.html', page(FIRST)));
    const [old] = await shown();
    if (!old) throw new Error('no article');
    for (let at = 0; at < 300; at++)
      archive.put(`week/${String(at).padStart(3, '0')}.txt`, `خبر ${at}\n\nنص ${at}`);
    archive.put('week/999.html', page(SECOND));
    const begun = archive.nextOutcomes();
    const job = await archive.start(`${archive.files}/week`);
    await begun;
    await tag(old, 'سيبدأ بعد غد');
    expect(await archive.end(job)).toMatchObject({ state: 'done', imported: 301 });
    expect(await archive.found('الرافعات')).toBe(1);
    expect(await archive.undo()).toMatchObject({ label: 'import.job' });
    expect(await passages(old.id)).toEqual([['سيبدأ بعد غد', 'exact']]);
    expect(await archive.undo()).toMatchObject({ label: 'passage.create' });
    expect(await passages(old.id)).toEqual([]);
  });
});
