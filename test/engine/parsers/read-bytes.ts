import type { Result } from '../../../electron/contract/result.ts';
import { parseFile } from '../../../electron/engine/parsers/parse-file.ts';
import type {
  ParsedArticle,
  ParsedFile,
  ParseRequest,
} from '../../../electron/engine/parsers/parser-host.ts';

type More = Pick<ParseRequest, 'mapping' | 'mappings'>;

/** A file by that name and with that content, sniffed and parsed as the import does. */
export function parse(
  name: string,
  content: string | Uint8Array,
  more: More = {},
): Promise<Result<ParsedFile>> {
  return parseFile({ name, bytes: typeof content === 'string' ? Buffer.from(content) : content, ...more });
}

/** `parse` of a file that is expected to be readable. */
export async function parsed(
  name: string,
  content: string | Uint8Array,
  more: More = {},
): Promise<ParsedFile> {
  const result = await parse(name, content, more);
  if (!result.ok) throw new Error(JSON.stringify(result.error).slice(0, 500));
  return result.value;
}

/** The articles of a readable file, the first one apart. */
export async function articles(
  name: string,
  content: string | Uint8Array,
  more: More = {},
): Promise<{ first: ParsedArticle; all: readonly ParsedArticle[]; format: string }> {
  const file = await parsed(name, content, more);
  const [first] = file.articles;
  if (!first) throw new Error('no article');
  return { first, all: file.articles, format: file.format };
}

/** The code of a refusal, `ok` when the file was read. */
export async function refusal(name: string, content: string | Uint8Array, more: More = {}): Promise<string> {
  const result = await parse(name, content, more);
  return result.ok ? 'ok' : result.error.code;
}
