import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { Article, RuleDraft } from '../../../electron/contract/values.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const DRAFT: RuleDraft = {
  criterion: 'folder',
  pattern: 'الغد',
  fields: { publisher: 'صحيفة الغد' },
  dateFrom: 'name',
  dateOrder: '',
  overwrites: false,
  enabled: true,
};

async function remember(rule: Partial<RuleDraft>): Promise<void> {
  expectValue(await archive.client().call('rules.save', { rule: { ...DRAFT, ...rule }, apply: false }));
}

async function imported(name: string, content: string): Promise<Article> {
  const { outcomes } = await archive.import(archive.put(name, content));
  const id = outcomes[0]?.articles[0]?.id ?? '';
  return expectValue(await archive.client().call('articles.get', { id }));
}

describe('rules at an import', () => {
  it('fill what a file does not say, the first rule first, and the list and facets know it at once', async () => {
    await remember({});
    await remember({ pattern: 'اقتصاد', fields: { publisher: 'ملحق', section: 'اقتصاد' } });
    await remember({ pattern: 'اقتصاد', fields: { byline: 'لا أحد' }, dateFrom: '', enabled: false });
    const article = await imported('الغد/اقتصاد/sharq_25_9_2020.txt', 'عنوان\n\nنص عن العقوبات');
    expect(article).toMatchObject({
      publisher: 'صحيفة الغد',
      section: 'اقتصاد',
      published: '2020-09-25',
      byline: '',
    });
    expect(article.overridden).toMatchObject([
      { field: 'published', canonical: '', author: 'rule:folder:الغد' },
      { field: 'publisher', canonical: '', author: 'rule:folder:الغد' },
      { field: 'section', canonical: '', author: 'rule:folder:اقتصاد' },
    ]);
    expect(expectValue(await archive.client().call('articles.facets', {}))).toMatchObject({
      publishers: [{ value: 'صحيفة الغد', articles: 1 }],
      undated: 0,
    });
    expect(await archive.undo()).toMatchObject({ label: 'import.job' });
    expect(await archive.listed()).toBe(0);
    await archive.redo();
    expect(await archive.listed()).toBe(1);
  });

  it('leave what the file says, and dates that could only be guessed', async () => {
    await remember({});
    const page =
      '<html><head><meta property="og:site_name" content="وكالة"></head><body><p>نص طويل</p></body></html>';
    expect(await imported('الغد/01-02-03.html', page)).toMatchObject({ publisher: 'وكالة', published: '' });
    await remember({ overwrites: true, fields: { publisher: 'الغد الأردنية' } });
    expect(await imported('الغد/31-02-2020.html', page.replace('طويل', 'آخر'))).toMatchObject({
      publisher: 'الغد الأردنية',
      published: '',
      overridden: [{ field: 'publisher', canonical: 'وكالة' }],
    });
  });

  it('know uploads by the folders that the browser named', async () => {
    await remember({ dateFrom: 'folder' });
    const data = Buffer.from('عنوان\n\nنص').toString('base64');
    expectValue(await archive.client().call('import.upload', { upload: 'u', offset: 0, data }));
    const files = [{ upload: 'u', path: 'الغد/2020/09/25/a.txt' }];
    await archive.end(expectValue(await archive.client().call('import.uploaded', { files })).job);
    const { rows } = expectValue(await archive.client().call('articles.list', {}));
    expect(rows).toMatchObject([{ publisher: 'صحيفة الغد', published: '2020-09-25' }]);
  });

  it('never set what was typed with a pasted text', async () => {
    await remember({ criterion: 'url', pattern: 'alghad.example', dateFrom: 'url', overwrites: true });
    const pasted = { text: 'نص', publisher: 'الرأي', url: 'https://alghad.example/2020/09/25/x' };
    const outcome = expectValue(await archive.client().call('import.paste', pasted));
    const id = outcome.articles[0]?.id ?? '';
    expect(expectValue(await archive.client().call('articles.get', { id }))).toMatchObject({
      publisher: 'الرأي',
      published: '2020-09-25',
    });
  });
});
