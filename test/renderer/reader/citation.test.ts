import { describe, expect, it } from 'vitest';
import { cite, type CitedArticle } from '../../../renderer/reader/citation.ts';

const article: CitedArticle = {
  id: 'a1',
  title: 'موسكو وطهران: «تنسيق» <b>',
  body: 'قال الوزير إن "العقوبات" باطلة & انتهى.',
  byline: 'Reuters',
  publisher: 'الشرق الأوسط',
  published: '2020-09-25',
  page: '9',
  locators: [
    { start: 0, kind: 'page', label: '3' },
    { start: 20, kind: 'page', label: '4' },
  ],
  sha256: 'ab'.repeat(32),
};

describe('a citation for the clipboard', () => {
  it('of a selection quotes it and says where it stands', () => {
    const { text } = cite(article, { field: 'body', start: 14, end: 24 }, 'ar');
    expect(text).toContain(`«${article.body.slice(14, 24)}»`);
    expect(text).toContain('UTF-16 14–24');
    expect(text).toContain('25 سبتمبر 2020');
  });

  it('of an article names it without a quotation, and says when the date is unknown', () => {
    const { text } = cite({ ...article, published: '' }, null, 'en');
    expect(text).not.toContain('العقوبات');
    expect(text).toContain('n.d.');
    expect(text).toContain('الشرق الأوسط');
  });

  it('names the pages of a selection in the body; of the whole and of the title that of the paper', () => {
    const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
    expect(plain(cite(article, { field: 'body', start: 14, end: 24 }, 'en').text)).toContain('pp. 3–4 (');
    expect(plain(cite(article, { field: 'body', start: 22, end: 24 }, 'ar').text)).toContain('ص 4 (');
    expect(plain(cite(article, { field: 'title', start: 0, end: 5 }, 'en').text)).toContain('p. 9 (');
    expect(plain(cite(article, null, 'en').text)).toContain('p. 9 (');
  });

  it('never lets the article’s words become markup', () => {
    const { html } = cite(article, { field: 'title', start: 0, end: article.title.length }, 'ar');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;');
  });
});
