import { parseFile } from '../../../electron/engine/parsers/parse-file.ts';
import type { ParsedFile, ParseRequest } from '../../../electron/engine/parsers/parser-host.ts';

/** Reads a file as a parser child does; throws its code where it is refused. */
export async function parsed(
  content: string | Uint8Array,
  name: string,
  request: Partial<ParseRequest> = {},
): Promise<ParsedFile> {
  const result = await parseFile({ bytes: Buffer.from(content), name, ...request });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
