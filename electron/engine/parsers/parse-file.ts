import { fail, ok, type Result } from '../../contract/result.ts';
import { fileSource, memorySource, type ByteSource, type FileSource } from './byte-source.ts';
import { decode } from './encoding/decode.ts';
import type { FormatInput, FormatOutput, FoundArticle, Part } from './format-parser.ts';
import { FORMAT_PARSERS, HELD_WHOLE, READ_IN_PLACE } from './formats.ts';
import { detectLanguage } from './language.ts';
import { MAX_ARTICLE_LENGTH, MAX_NESTING, MAX_PARSED_BYTES } from './limits.ts';
import type { Format, ParsedArticle, ParsedFile, ParseRequest } from './parser-host.ts';
import { sniffFormat } from './sniff/sniff-format.ts';

/**
 * Sniffs, decodes and parses one file, or a further portion of it; `source` is its whole content, the same object for
 * each of its portions. Runs in parser children only. Expected failures: see `Parsers.parse`.
 */
export async function parseFile(
  request: ParseRequest,
  source: ByteSource | FileSource = sourceOf(request),
): Promise<Result<ParsedFile>> {
  const { bytes, name, size = bytes.length } = request;
  if (bytes.length === 0) return fail('empty-file');
  if (size === bytes.length) return parseBytes(request, bytes, source);
  if (!('open' in source)) {
    const format = request.format ? ok(request.format) : sniffFormat(bytes, name);
    return format.ok ? fail('too-large', { limit: MAX_ARTICLE_LENGTH, size }) : format;
  }
  const opened = source.open();
  if (!opened.ok) return opened;
  try {
    return await parseInPlace(request, source);
  } finally {
    source.close();
  }
}

/** The content of the file that is asked for. */
export function sourceOf({ bytes, size = bytes.length, file }: ParseRequest): ByteSource | FileSource {
  return file && size > bytes.length ? fileSource(file, size) : memorySource(bytes);
}

function parseBytes(
  request: ParseRequest,
  bytes: Uint8Array,
  source: ByteSource,
): Promise<Result<ParsedFile>> {
  const format = request.format ? ok(request.format) : sniffFormat(bytes, request.name);
  if (!format.ok) return Promise.resolve(format);
  return parseAs(format.value, { ...request, bytes }, source, { depth: 0, declared: '' });
}

/** Bytes at the end of a file that tell formats of ZIP apart. */
const SNIFFED_TAIL = 64 * 1024;

/** A file that is not held as a whole, or only here. */
function parseInPlace(request: ParseRequest, source: ByteSource): Promise<Result<ParsedFile>> {
  const { bytes, name } = request;
  const tail = source.read(Math.max(bytes.length, source.size - SNIFFED_TAIL), source.size);
  const format = sniffFormat(Buffer.concat([bytes, tail]), name);
  if (!format.ok) return Promise.resolve(format);
  if (READ_IN_PLACE.has(format.value)) {
    return parseAs(format.value, request, source, { depth: 0, declared: '' });
  }
  const limit = HELD_WHOLE.get(format.value) ?? MAX_PARSED_BYTES;
  if (source.size > limit) return Promise.resolve(fail('too-large', { limit, size: source.size }));
  const whole = source.read(0, source.size);
  return parseAs(format.value, { ...request, bytes: whole }, memorySource(whole), { depth: 0, declared: '' });
}

interface Place {
  /** How many files this one lies in. */
  readonly depth: number;
  /** The charset that the file it lies in declares for it, '' for none. */
  readonly declared: string;
}

async function parseAs(
  format: Format,
  request: ParseRequest,
  source: ByteSource,
  { depth, declared }: Place,
): Promise<Result<ParsedFile>> {
  const { bytes, name, mapping = null, mappings = {}, cursor = 0 } = request;
  const isPasted = depth === 0 && request.format !== undefined;
  const input: FormatInput = {
    bytes,
    source,
    name,
    format,
    mapping,
    mappings,
    cursor,
    wholeBody: isPasted && format === 'html',
    decode: ({ declares, part }) =>
      decode(part?.bytes ?? bytes, {
        chosen: isPasted ? 'utf-8' : request.encoding,
        declares,
        declared: part?.declared ?? declared,
      }),
    parsePart: (part) => parsePart(part, request.encoding, depth + 1),
  };
  const found = await FORMAT_PARSERS[format](input);
  return found.ok ? checked(found.value.format ?? format, found.value) : found;
}

async function parsePart(part: Part, chosen: string | undefined, depth: number): Promise<Result<ParsedFile>> {
  if (depth > MAX_NESTING) return fail('too-deep', { limit: MAX_NESTING });
  if (part.bytes.length === 0) return fail('empty-file');
  const format = part.format ? ok(part.format) : sniffFormat(part.bytes, part.name);
  if (!format.ok) return format;
  const request = {
    bytes: part.bytes,
    name: part.name,
    ...(chosen === undefined ? {} : { encoding: chosen }),
  };
  return parseAs(format.value, request, memorySource(part.bytes), { depth, declared: part.encoding ?? '' });
}

function checked(
  format: Format,
  { articles, members = [], next = null, skipped, sources, decoded }: FormatOutput,
): Result<ParsedFile> {
  if (articles.some(({ body }) => body.length > MAX_ARTICLE_LENGTH)) {
    return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  }
  return ok({
    format,
    encoding: decoded?.encoding ?? 'utf-8',
    encodingReason: decoded?.reason ?? 'format',
    declaredEncoding: decoded?.declared ?? '',
    replaced: decoded?.replaced ?? 0,
    articles: articles.map(completed),
    members,
    next,
    ...(skipped === undefined ? {} : { skipped }),
    ...(sources === undefined ? {} : { sources }),
  });
}

/** Fills in what the format does not have, and the language by content. */
function completed(found: FoundArticle): ParsedArticle {
  const article = {
    byline: '',
    publisher: '',
    section: '',
    page: '',
    published: '',
    url: '',
    documentNumber: '',
    structure: [],
    locators: [],
    details: {},
    ...found,
  };
  return { ...article, language: detectLanguage(article, found.language ?? '') };
}
