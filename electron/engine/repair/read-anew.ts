import type { CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Cancellation } from '../../contract/transport/serve.ts';
import { readOriginal } from '../archive/originals.ts';
import { textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ParsedFile } from '../parsers/parser-host.ts';
import { chosenEncoding } from './chosen-encoding.ts';
import { readRepairable, type RepairableArticle } from './repairable-article.ts';

/** An article's file as another encoding reads it. */
export interface NewReading {
  readonly file: ParsedFile;
  /** The encoding that it is read in so far. */
  readonly from: string;
}

const READ_AS_TEXT = ['txt', 'html'];

/**
 * Reads the bytes that an article came from in another encoding; nothing is written. Failures: `unknown-encoding`,
 * those of `articleToReadAnew`, `readOriginal` and `Parsers.parse`.
 */
export async function readAnew(
  { archive, parsers }: EngineContext,
  { id, encoding }: CallRequest<'articles.redecode'>,
  signal: Cancellation,
): Promise<Result<NewReading>> {
  const chosen = chosenEncoding(encoding);
  if (!chosen.ok) return chosen;
  const article = articleToReadAnew({ archive }, id, chosen.value);
  if (!article.ok) return article;
  const source = archive.db
    .prepare('SELECT name, format FROM sources WHERE id = ?')
    .get(article.value.source);
  const format = textOf(source, 'format');
  if (!READ_AS_TEXT.includes(format)) return fail('unsupported-format', { format });
  const bytes = readOriginal(archive, article.value.source);
  if (!bytes.ok) return bytes;
  const abort = new AbortController();
  signal.addEventListener('abort', () => abort.abort());
  // Not from Buffer's pool: Electron clones a view's whole ArrayBuffer when it is sent.
  const request = {
    bytes: new Uint8Array(bytes.value),
    name: textOf(source, 'name'),
    encoding: chosen.value,
  };
  const parsed = await parsers.parse(request, abort.signal);
  if (!parsed.ok) return parsed;
  return ok({ file: parsed.value, from: encodingOf({ archive }, article.value) });
}

/**
 * A visible article whose file may be read in `encoding` (WHATWG name). Failures: `article-derived`, `same-encoding`,
 * `readRepairable`'s.
 */
export function articleToReadAnew(
  { archive }: Pick<EngineContext, 'archive'>,
  id: string,
  encoding: string,
): Result<RepairableArticle> {
  const found = readRepairable(archive.db, id);
  if (!found.ok) return found;
  if (found.value.kind === 'split' || found.value.kind === 'merge') return fail('article-derived', { id });
  if (encodingOf({ archive }, found.value) === encoding) return fail('same-encoding', { id, encoding });
  return found;
}

function encodingOf(
  { archive }: Pick<EngineContext, 'archive'>,
  { encoding, source }: RepairableArticle,
): string {
  if (encoding !== '') return encoding;
  return textOf(archive.db.prepare('SELECT encoding FROM sources WHERE id = ?').get(source), 'encoding');
}
