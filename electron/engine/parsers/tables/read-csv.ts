import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { csvShape, csvTable } from './csv-rows.ts';
import { tableArticles } from './table-articles.ts';

/** CSV and TSV: an article a row. Failures: `undecodable`, `malformed`, `needs-mapping`, `too-large`, `no-text`. */
export function readCsv({ decode, mapping, mappings }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: false });
  if (!decoded.ok) return decoded;
  const shape = csvShape(decoded.value.text);
  if (shape === null) return fail('malformed');
  const articles = tableArticles(csvTable(decoded.value.text, shape), mapping, mappings);
  return articles.ok ? ok({ articles: articles.value, decoded: decoded.value }) : articles;
}
