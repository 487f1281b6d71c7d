import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle, ParsedFile } from '../../../../electron/engine/parsers/parser-host.ts';

/** Reads a file as an import does; fails the test where it is refused. */
export async function parsed(content: string | Uint8Array, name = 'file.xml'): Promise<ParsedFile> {
  const result = await parseFile({ bytes: Buffer.from(content), name });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The only article of a file. */
export async function onlyArticle(content: string | Uint8Array): Promise<ParsedArticle> {
  const { articles } = await parsed(content);
  const [article] = articles;
  if (!article || articles.length > 1) throw new Error(`${articles.length} articles`);
  return article;
}

/** The code with which a file is refused, with the format where the refusal names one; `ok` where it is not refused. */
export async function refusal(content: string | Uint8Array, name = 'file.xml'): Promise<string> {
  const result = await parseFile({ bytes: Buffer.from(content), name });
  if (result.ok) return 'ok';
  const { code, params } = result.error;
  return 'format' in params ? `${code} ${params['format']}` : code;
}

/** The words of an article's structure, by kind. */
export function spansOf({ body, structure }: ParsedArticle): (readonly [string, string])[] {
  return structure.map(({ kind, start, end }) => [kind, body.slice(start, end)] as const);
}
