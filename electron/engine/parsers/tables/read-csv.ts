import { fail, ok, type Result } from '../../../contract/result.ts';
import type { Decoded } from '../encoding/decode.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { keptWithSource, portionOf, type ArticleList } from '../portion.ts';
import { csvShape, csvTable } from './csv-rows.ts';
import { tableArticles } from './table-articles.ts';

interface CsvFile {
  readonly list: ArticleList;
  readonly decoded: Pick<Decoded, 'encoding' | 'reason' | 'declared' | 'replaced'>;
}

const kept = keptWithSource<CsvFile>();

/**
 * CSV and TSV: an article a row, in portions (`next` counts rows). Failures: `undecodable`, `malformed`,
 * `needs-mapping`, `too-large`, `no-text`.
 */
export function readCsv(input: FormatInput): Result<FormatOutput> {
  const file = kept(input, () => wholeFile(input));
  if (!file.ok) return file;
  const { list, decoded } = file.value;
  const portion = portionOf(list, input.cursor);
  if (input.cursor === 0 && portion.articles.length === 0) return fail('no-text');
  return ok({ ...portion, decoded });
}

function wholeFile({ decode, mapping, mappings }: FormatInput): Result<CsvFile> {
  const decoded = decode({ declares: false });
  if (!decoded.ok) return decoded;
  const { text, ...how } = decoded.value;
  const shape = csvShape(text);
  if (shape === null) return fail('malformed');
  const table = csvTable(text, shape);
  if (!table.ok) return table;
  const list = tableArticles(table.value, mapping, mappings);
  return list.ok ? ok({ list: list.value, decoded: how }) : list;
}
