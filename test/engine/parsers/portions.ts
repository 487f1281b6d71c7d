import { openSync, closeSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseFile, sourceOf } from '../../../electron/engine/parsers/parse-file.ts';
import type {
  Member,
  ParsedArticle,
  ParsedFile,
  ParseRequest,
} from '../../../electron/engine/parsers/parser-host.ts';

export interface AllPortions {
  readonly portions: readonly ParsedFile[];
  readonly articles: readonly ParsedArticle[];
  readonly members: readonly Member[];
}

/** All answers to a file as a child gives them that keeps it, or (`anew`) as children give them that never saw it. */
export async function allPortions(request: ParseRequest, { anew = false } = {}): Promise<AllPortions> {
  const portions: ParsedFile[] = [];
  const source = sourceOf(request);
  for (let cursor: number | null = 0; cursor !== null;) {
    const result = await parseFile({ ...request, cursor }, anew ? sourceOf(request) : source);
    if (!result.ok) throw new Error(result.error.code);
    portions.push(result.value);
    cursor = result.value.next;
  }
  return {
    portions,
    articles: portions.flatMap(({ articles }) => articles),
    members: portions.flatMap(({ members }) => members),
  };
}

/** A file as the engine asks for it when it is too large to be sent: its start, and where it lies. */
export function inPlace(path: string, head = 1000): ParseRequest {
  const { size, mtimeMs } = statSync(path);
  const bytes = Buffer.alloc(Math.min(head, size - 1));
  const descriptor = openSync(path, 'r');
  readSync(descriptor, bytes, 0, bytes.length, 0);
  closeSync(descriptor);
  return { bytes, size, name: basename(path), file: { path, modifiedMs: mtimeMs } };
}
