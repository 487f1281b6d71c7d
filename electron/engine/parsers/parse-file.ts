import { fail, ok, type Result } from '../../contract/result.ts';
import { decode } from './encoding/decode.ts';
import type { FormatInput, FormatOutput, FoundArticle, Part } from './format-parser.ts';
import { FORMAT_PARSERS } from './formats.ts';
import { detectLanguage } from './language.ts';
import { MAX_ARTICLE_LENGTH, MAX_NESTING } from './limits.ts';
import type { Format, ParsedArticle, ParsedFile, ParseRequest } from './parser-host.ts';
import { sniffFormat } from './sniff/sniff-format.ts';

/** Sniffs, decodes and parses one file. Pure; runs in parser children only. Expected failures: see `Parsers.parse`. */
export async function parseFile(request: ParseRequest): Promise<Result<ParsedFile>> {
  const { bytes, name, size = bytes.length } = request;
  if (bytes.length === 0) return fail('empty-file');
  const format = request.format ? ok(request.format) : sniffFormat(bytes, name);
  if (!format.ok) return format;
  if (size > bytes.length) return fail('too-large', { limit: MAX_ARTICLE_LENGTH, size });
  return parseAs(format.value, request, { depth: 0, declared: '' });
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
  { depth, declared }: Place,
): Promise<Result<ParsedFile>> {
  const { bytes, name, mapping = null, mappings = {}, cursor = 0 } = request;
  const isPasted = depth === 0 && request.format !== undefined;
  const input: FormatInput = {
    bytes,
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
  const parser = FORMAT_PARSERS[format];
  if (!parser) return fail('unsupported-format', { format });
  const found = await parser(input);
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
  return parseAs(format.value, request, { depth, declared: part.encoding ?? '' });
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
