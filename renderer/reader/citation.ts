import type { Article, Span } from '../../electron/contract/values.ts';
import { locatorAt } from '../../electron/text/locator.ts';
import { citationHtml, citationText, type CitationLanguage } from '../../electron/text/citation.ts';

/** What a citation takes from an article. */
export type CitedArticle = Pick<
  Article,
  'id' | 'title' | 'body' | 'byline' | 'publisher' | 'published' | 'page' | 'locators' | 'sha256'
>;

/**
 * The citation for the clipboard of what is not stored as a passage: a selection, or without a span the article
 * as a whole.
 */
export function cite(
  article: CitedArticle,
  span: Span | null,
  language: CitationLanguage,
): { text: string; html: string } {
  const whole = { ...article, articleId: article.id };
  const cited = span ? { ...whole, ...citedSpan(article, span) } : whole;
  return { text: citationText(cited, language), html: citationHtml(cited, language) };
}

function citedSpan(article: CitedArticle, { field, start, end }: Span) {
  const locator = field === 'body' ? locatorAt(article.locators, start, end) : null;
  return { field, start, end, locator, exact: article[field].slice(start, end) };
}
