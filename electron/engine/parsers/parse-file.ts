import { fail, ok, type Result } from '../../contract/result.ts';
import { decode } from './decode.ts';
import { detectLanguage } from './language.ts';
import type { ParsedArticle, ParsedFile, ParseRequest } from './parser-host.ts';
import { parseHtml } from './parse-html.ts';
import { parseText } from './parse-text.ts';
import { sniff, sniffText } from './sniff.ts';
import { MAX_ARTICLE_LENGTH } from './limits.ts';

// Formats are told apart by their first tags; pages may start with long comments.
const HEAD = 16 * 1024;

/** Sniffs, decodes and parses one file. Pure; runs in parser children only. Expected failures: see `Parsers.parse`. */
export function parseFile(request: ParseRequest): Result<ParsedFile> {
  const { bytes, name, size = bytes.length } = request;
  if (bytes.length === 0) return fail('empty-file');
  if (!request.format) {
    const sniffed = sniff(bytes);
    if (sniffed.kind === 'binary') return fail('binary', { format: sniffed.format });
    if (sniffed.kind === 'unsupported') return fail('unsupported-format', { format: sniffed.format });
  }
  if (size > bytes.length) return fail('too-large', { limit: MAX_ARTICLE_LENGTH, size });

  const isMarkup = request.format === 'html' || (!request.format && startsAsMarkup(bytes, name));
  const decoded = decode(bytes, {
    chosen: request.format ? 'utf-8' : request.encoding,
    declares: isMarkup,
  });
  if (!decoded.ok) return decoded;
  const { text, encoding, reason, declared, replaced } = decoded.value;
  const format = request.format ?? sniffText(text.slice(0, HEAD), name);
  if (typeof format === 'object') return fail('unsupported-format', { format: format.unsupported });

  const parsed =
    format === 'html' ? parseHtml(text, { wholeBody: request.format === 'html' }) : parseText(text);
  if (!parsed.ok) return parsed;
  return ok({
    format,
    encoding,
    encodingReason: reason,
    declaredEncoding: declared,
    replaced,
    articles: [withLanguage(parsed.value)],
  });
}

/** Whether the bytes, whatever their ASCII-compatible encoding, start as HTML or XML do and so may declare it. */
function startsAsMarkup(bytes: Uint8Array, name: string): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  return sniffText(head.replace(/^\u00EF\u00BB\u00BF/, ''), name) !== 'txt';
}

function withLanguage(article: ParsedArticle): ParsedArticle {
  return { ...article, language: detectLanguage(article, article.language) };
}
