import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { readHtml } from '../html/read-html.ts';
import { factivaPageArticles } from './factiva-page.ts';
import { factivaXmlArticles } from './factiva-xml.ts';

/**
 * Factiva's HTML or XML: its articles in their order. A page that holds none is read as an ordinary page. Expected
 * failures: `undecodable`, `malformed`, `no-text` for XML without articles, and those of `readHtml`.
 */
export function readFactiva(input: FormatInput): Result<FormatOutput> {
  const decoded = input.decode({ declares: true });
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const isXml = /^\s*<\?xml/.test(text.slice(0, 1000))
    ? !/<(?:!doctype )?html[\s>]/i.test(text.slice(0, 4096))
    : /^\s*<(?:PPSResponse|[a-z]*:?result|distdoc)/i.test(text.slice(0, 1000));
  const articles = isXml ? factivaXmlArticles(text) : factivaPageArticles(text);
  if (!articles.ok) return articles;
  if (articles.value.length > 0) return ok({ articles: articles.value, decoded: decoded.value });
  if (isXml) return fail('no-text');
  const page = readHtml(input);
  return page.ok ? ok({ ...page.value, format: 'html' }) : page;
}
