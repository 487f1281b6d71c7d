import { describe, expect, it } from 'vitest';
import { cite, type CitedArticle } from '../../../renderer/reader/citation.ts';

const article: CitedArticle = {
  id: 'a1',
  title: 'موسكو وطهران: «تنسيق» <b>',
  body: 'قال الوزير إن "العقوبات" باطلة & انتهى.',
  byline: 'Reuters',
  publisher: 'الشرق الأوسط',
  published: '2020-09-25',
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

  it('never lets the article’s words become markup', () => {
    const { html } = cite(article, { field: 'title', start: 0, end: article.title.length }, 'ar');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;');
  });
});
