import { fail, ok, type Result } from '../../../contract/result.ts';
import { isTelegramExport, telegramArticles } from '../channels/telegram-json.ts';
import { isJsonFeed, jsonFeedArticles } from '../feeds/json-feed.ts';
import type { Decoded } from '../encoding/decode.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import { isNinjs, ninjsArticles } from '../news/ninjs.ts';
import type { Format } from '../parser-host.ts';
import { keptWithSource, listOf, portionOf, type ArticleList } from '../portion.ts';
import { readText } from '../text/read-text.ts';
import { findRecords, recordTable } from './json-records.ts';
import { parseJson, type Json } from './json-text.ts';
import { tableArticles } from './table-articles.ts';

/** Whether a text's first characters may be JSON's; «[عاجل] ...» is none. */
export function isJsonStart(head: string, name: string): boolean {
  if (/\.(?:json|jsonl|ndjson)$/i.test(name)) return /^\s*[[{]/.test(head);
  return /^\s*(?:\{\s*["}]|\[\s*(?:\{\s*["}]|\[\s*["[\d]))/.test(head);
}

interface JsonFile {
  readonly format: Format;
  readonly list: ArticleList;
  readonly decoded: Pick<Decoded, 'encoding' | 'reason' | 'declared' | 'replaced'>;
}

const kept = keptWithSource<JsonFile>();

/**
 * JSON and JSONL, told apart by what they hold: ninjs, JSON Feed, a Telegram export, or records with a column mapping;
 * in portions (`next` counts records). What only looks like JSON is plain text unless its name says otherwise.
 * Failures: `undecodable`, `malformed`, `needs-mapping`, `too-large`, `no-text`.
 */
export function readJson(input: FormatInput): Result<FormatOutput> {
  const file = kept(input, () => wholeFile(input));
  if (!file.ok) return file;
  const { format, list, decoded } = file.value;
  const portion = portionOf(list, input.cursor);
  if (input.cursor === 0 && portion.articles.length === 0) return fail('no-text');
  return ok({ ...portion, format, decoded });
}

function wholeFile(input: FormatInput): Result<JsonFile> {
  const decoded = input.decode({ declares: false });
  if (!decoded.ok) return decoded;
  const { text, ...how } = decoded.value;
  const whole = parseJson(text);
  const parsed: Result<{ root: Json; format: Format }> = whole.ok
    ? ok({ root: whole.value, format: 'json' })
    : parseLines(text);
  if (!parsed.ok) {
    const isNamed = /\.(?:json|jsonl|ndjson)$/i.test(input.name) || whole.ok;
    if (isNamed || whole.error.params['limit'] !== undefined) return whole.ok ? parsed : whole;
    return asText(input);
  }
  const { root, format } = parsed.value;
  const found = articlesOf(root, format, input);
  return found.ok ? ok({ ...found.value, decoded: how }) : found;
}

function asText(input: FormatInput): Result<JsonFile> {
  const plain = readText(input);
  if (!plain.ok) return plain;
  const { articles, decoded = { encoding: 'utf-8', reason: 'format', declared: '', replaced: 0 } } =
    plain.value;
  return ok({ format: 'txt', list: listOf(articles), decoded });
}

function articlesOf(
  root: Json,
  format: Format,
  { mapping, mappings }: FormatInput,
): Result<{ list: ArticleList; format: Format }> {
  const as = (articles: Result<FoundArticle[]>, name: Format) =>
    articles.ok ? ok({ list: listOf(articles.value), format: name }) : articles;
  if (isTelegramExport(root)) return as(telegramArticles(root), 'telegram');
  if (isJsonFeed(root)) return as(jsonFeedArticles(root), 'jsonfeed');
  if (mapping === null && isNinjs(root)) return as(ninjsArticles(root), 'ninjs');
  const records = findRecords(root);
  if (records === null) return fail('no-text');
  const list = tableArticles(recordTable(records), mapping, mappings);
  return list.ok ? ok({ list: list.value, format }) : list;
}

/** JSON Lines: a value a line. The last one may be cut off; any other that is broken breaks the file. */
function parseLines(text: string): Result<{ root: Json; format: Format }> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return fail('malformed');
  const values: Json[] = [];
  for (const [at, line] of lines.entries()) {
    const value = parseJson(line.trim());
    if (value.ok) values.push(value.value);
    else if (at < lines.length - 1 || at < 2)
      return fail('malformed', { ...value.error.params, line: at + 1 });
  }
  return ok({ root: values, format: 'jsonl' });
}
