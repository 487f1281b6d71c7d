import { basename, extname } from 'node:path';
import type { CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Failure, type Result } from '../../contract/result.ts';
import type { Outcome } from '../../contract/values.ts';
import type { EngineContext } from '../engine-context.ts';
import { MAX_FILE_BYTES, MAX_PARSED_BYTES, SNIFFED_BYTES } from '../parsers/limits.ts';
import type { Parsers } from '../parsers/parser-host.ts';
import { sniff } from '../parsers/sniff/sniff.ts';
import { importOne } from './import-one.ts';
import { withTyped } from './paste.ts';
import type { ImportedFile, PreparedFile } from './prepared-file.ts';
import { readSource, type SourceBytes } from './read-source.ts';
import { readRefused, type RefusedFile } from './refused-file.ts';
import { shownPath, type Spool } from './spool.ts';
import { typedFields, typedMetadata, type TypedMetadata } from './typed-metadata.ts';

/** Formats, by bytes, that hold pictures of text rather than text that a parser could read. */
const KEPT_FORMATS: ReadonlySet<string> = new Set([
  'pdf',
  'png',
  'jpeg',
  'gif',
  'webp',
  'tiff',
  'bmp',
  'heic',
  'djvu',
]);

/**
 * Keeps a file without text as an article of its own, its bytes as the source, title and text as typed; the title is
 * the file's name where none was. A file with text in it is imported like any other, its own text before the typed
 * one; other formats are rejected in the ledger (`unsupported-format`). Failures: `bad-date`, `upload-not-found`,
 * `path-not-found` (the row of the ledger too), `readRefused`'s for a row's file, `too-large`, `cancelled`.
 */
export async function keepFile(
  context: EngineContext,
  spool: Spool,
  request: CallRequest<'import.keep'>,
  signal: AbortSignal,
): Promise<Result<Outcome>> {
  const typed = typedMetadata(request);
  if (!typed.ok) return typed;
  const offered = await offeredFile(context, spool, request.from, signal);
  if (!offered.ok) return offered;
  const { path, source, place } = offered.value;
  const name = basename(path);
  const file = await fileOf(context, { name, source, text: request.text, typed: typed.value }, signal);
  if (!file.ok && !isRefusal(file.error)) return file;
  const prepared: PreparedFile = {
    path,
    name,
    content: file.ok
      ? { kind: 'parsed', source, file: file.value }
      : { kind: 'refused', error: file.error, sha256: source.sha256 },
    ...(place ? { place } : {}),
  };
  const outcome = await importOne(context, prepared, signal);
  if (outcome.ok && request.from.kind === 'upload') await spool.remove(spool.pathOf(request.from.upload));
  return outcome;
}

async function offeredFile(
  context: EngineContext,
  spool: Spool,
  from: CallRequest<'import.keep'>['from'],
  signal: AbortSignal,
): Promise<Result<RefusedFile>> {
  if (from.kind === 'ledger') return readRefused(context, from.row, signal);
  const read = await readSource(spool.pathOf(from.upload), MAX_FILE_BYTES);
  if (read.ok) return ok({ path: shownPath(from.name), source: read.value });
  return read.error.code === 'path-not-found' ? fail('upload-not-found', { upload: from.upload }) : read;
}

/** Whether a failure says something of the file, rather than that nothing came of reading it this time. */
function isRefusal({ code }: Failure): boolean {
  return code !== 'cancelled' && code !== 'too-large';
}

async function fileOf(
  { parsers }: EngineContext,
  given: { name: string; source: SourceBytes; text: string; typed: TypedMetadata },
  signal: AbortSignal,
): Promise<Result<ImportedFile>> {
  const { name, source, typed } = given;
  // Of a large file its start tells the format.
  const bytes =
    source.size > MAX_PARSED_BYTES ? Buffer.from(source.bytes.subarray(0, SNIFFED_BYTES)) : source.bytes;
  const parsed = await parsers.parse({ bytes, size: source.size, name }, signal);
  if (parsed.ok && parsed.value.articles.some(({ body }) => body !== '')) {
    const articles = parsed.value.articles.map((found) => withTyped(found, typed));
    return ok({ ...parsed.value, articles, typed: typedFields(typed) });
  }
  if (!parsed.ok && parsed.error.code === 'cancelled') return parsed;
  const format = pictureFormat(bytes);
  if (format === null) return parsed.ok ? fail('no-text') : unlessNamed(parsed.error);
  const title = typed.title || basename(name, extname(name));
  return keptFile(parsers, { format, title, text: given.text, typed }, signal);
}

/** The format of bytes that may hold a picture of text: a scan without text, or a PDF that no reader could open. */
function pictureFormat(bytes: Uint8Array): string | null {
  const sniffed = sniff(bytes.subarray(0, SNIFFED_BYTES));
  return sniffed.kind !== 'text' && KEPT_FORMATS.has(sniffed.format) ? sniffed.format : null;
}

/** What is neither a text nor a picture of one is no format to be kept. */
function unlessNamed(error: Failure): Result<never> {
  return error.code === 'binary' ? fail('unsupported-format', error.params) : { ok: false, error };
}

/** The article of a file without text. A parser reads what was typed, too: for its language, and its limits. */
async function keptFile(
  parsers: Parsers,
  { format, title, text, typed }: { format: string; title: string; text: string; typed: TypedMetadata },
  signal: AbortSignal,
): Promise<Result<ImportedFile>> {
  const body = text.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n').trim();
  const bytes = Buffer.from(`${title}\n\n${body}`);
  const read = await parsers.parse({ bytes, name: 'typed.txt', format: 'txt' }, signal);
  if (!read.ok && read.error.code !== 'no-text') return read;
  const language = (read.ok && read.value.articles[0]?.language) || 'und';
  const article = {
    title,
    body,
    byline: '',
    section: '',
    page: '',
    language,
    documentNumber: '',
    structure: [],
    locators: [],
    details: {},
  };
  const { publisher, published, url } = typed;
  return ok({
    format,
    encoding: '',
    encodingReason: '',
    declaredEncoding: '',
    replaced: 0,
    articles: [{ ...article, publisher, published, url }],
    typed: typedFields(typed),
    members: [],
    next: null,
    sameTextIsAnother: true,
  });
}
