import { ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { parseText } from './parse-text.ts';

/** Plain text: one article. Expected failures: `undecodable`, `no-text`, `too-large`. */
export function readText({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: false });
  if (!decoded.ok) return decoded;
  const article = parseText(decoded.value.text);
  return article.ok ? ok({ articles: [article.value], decoded: decoded.value }) : article;
}
