import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle, ParsedFile } from '../../../../electron/engine/parsers/parser-host.ts';

/** A file as the engine's parser reads it: sniffed, decoded, split. */
export async function readFile(content: string | Uint8Array, name: string): Promise<ParsedFile> {
  const result = await parseFile({ bytes: Buffer.from(content), name });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The only or the n-th article of a file. */
export function articleOf(file: ParsedFile, index = 0): ParsedArticle {
  const article = file.articles[index];
  if (!article) throw new Error(`no article ${index}`);
  return article;
}
