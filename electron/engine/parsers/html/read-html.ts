import { ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { parseHtml } from './parse-html.ts';

/** A saved page: one article. Expected failures: `undecodable`, `malformed`, `too-large`, `no-text`. */
export function readHtml({ decode, wholeBody }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: true });
  if (!decoded.ok) return decoded;
  const article = parseHtml(decoded.value.text, { wholeBody });
  return article.ok ? ok({ articles: [article.value], decoded: decoded.value }) : article;
}
