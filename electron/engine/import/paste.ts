import type { CallRequest } from '../../contract/calls.ts';
import { fail, type Result } from '../../contract/result.ts';
import type { Outcome } from '../../contract/values.ts';
import { sha256Hex } from '../archive/originals.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';
import { importOne } from './import-one.ts';
import type { PreparedFile } from './prepared-file.ts';
import { typedFields, typedMetadata, type TypedMetadata } from './typed-metadata.ts';

/**
 * Imports what was pasted as a file of its own, a job of one file. What the analyst typed goes before what was found.
 * Failures: `bad-date`, `cancelled`.
 */
export async function importPaste(
  context: EngineContext,
  pasted: CallRequest<'import.paste'>,
  signal: AbortSignal,
): Promise<Result<Outcome>> {
  const typed = typedMetadata(pasted);
  if (!typed.ok) return typed;
  const format = pasted.html.trim() === '' ? 'txt' : 'html';
  const bytes = Buffer.from((format === 'html' ? pasted.html : pasted.text).toWellFormed());
  const name = `pasted-${new Date().toISOString().replaceAll(':', '-')}.${format}`;
  const parsed =
    bytes.length === 0 ? fail('empty-file') : await context.parsers.parse({ bytes, name, format }, signal);
  // Nothing is known of the file when the archive was closed meanwhile.
  if (!parsed.ok && parsed.error.code === 'cancelled') return parsed;
  const prepared: PreparedFile = {
    path: name,
    name,
    content: parsed.ok
      ? {
          kind: 'parsed',
          source: { bytes, size: bytes.length, sha256: sha256Hex(bytes) },
          file: {
            ...parsed.value,
            articles: parsed.value.articles.map((found) => withTyped(found, typed.value)),
            typed: typedFields(typed.value),
          },
        }
      : { kind: 'refused', error: parsed.error, sha256: '' },
  };
  return importOne(context, prepared, signal);
}

/** An article with what the analyst typed of it. */
export function withTyped(
  found: ParsedArticle,
  { title, publisher, published, url }: TypedMetadata,
): ParsedArticle {
  // The first line was only taken for the title for want of one.
  const body = title !== '' && title !== found.title && found.title !== '' ? joined(found) : found.body;
  return {
    ...found,
    title: title || found.title,
    body,
    publisher: publisher || found.publisher,
    published: published || found.published,
    url: url || found.url,
  };
}

function joined({ title, body }: ParsedArticle): string {
  return body === '' ? title : `${title}\n\n${body}`;
}
