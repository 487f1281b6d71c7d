import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle } from '../../../../electron/engine/parsers/parser-host.ts';

/** The one article of a file, sniffed and read as the program does. */
export async function articleOf(bytes: Uint8Array, name: string): Promise<ParsedArticle> {
  const result = await parseFile({ bytes, name });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const [article, ...others] = result.value.articles;
  if (!article || others.length > 0) throw new Error(`${result.value.articles.length} articles`);
  return article;
}

/** The texts that have this kind in an article's structure. */
export function marked(article: ParsedArticle, kind: string): readonly string[] {
  return article.structure
    .filter((span) => span.kind === kind)
    .map(({ start, end }) => article.body.slice(start, end));
}

/** The code of the failure of a file that cannot be read. */
export async function failureOf(bytes: Uint8Array, name: string): Promise<string> {
  const result = await parseFile({ bytes, name });
  return result.ok ? 'ok' : result.error.code;
}
