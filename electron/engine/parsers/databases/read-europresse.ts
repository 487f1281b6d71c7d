import { ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { readHtml } from '../html/read-html.ts';
import { europressePageArticles } from './europresse-page.ts';

/**
 * A page of Europresse: its articles in their order. A page that holds none is read as an ordinary page. Expected
 * failures: `undecodable`, `malformed`, and those of `readHtml`.
 */
export function readEuropresse(input: FormatInput): Result<FormatOutput> {
  const decoded = input.decode({ declares: true });
  if (!decoded.ok) return decoded;
  const articles = europressePageArticles(decoded.value.text);
  if (!articles.ok) return articles;
  if (articles.value.length > 0) return ok({ articles: articles.value, decoded: decoded.value });
  const page = readHtml(input);
  return page.ok ? ok({ ...page.value, format: 'html' }) : page;
}
