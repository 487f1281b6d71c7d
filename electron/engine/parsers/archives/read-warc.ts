import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import type { ParsedFile } from '../parser-host.ts';
import { decodedOfParts } from '../parts-decoded.ts';
import { publishedDate } from '../published-date.ts';
import { readHttpResponse, type HttpResponse } from './http-response.ts';
import { warcRecords, type WarcRecord, type WarcState } from './warc-records.ts';

/**
 * A web archive: each page that was answered with 200 an article, with its address and when it was captured; the same
 * page twice is one. An archive that is cut off says so in its last article (`details.truncated`). Expected failures:
 * `no-text` (no page with text), `malformed` (cut off before any).
 */
export async function readWarc(input: FormatInput): Promise<Result<FormatOutput>> {
  const pages = await pagesOf(input, [input.bytes], new Map());
  if (pages.articles.length > 0) return ok(pages);
  return pages.isTruncated ? fail('malformed') : fail('no-text');
}

/** The pages of several WARC files as one; `titles` by address, for pages without one. */
export async function pagesOf(
  { parsePart }: Pick<FormatInput, 'parsePart'>,
  files: readonly Uint8Array[],
  titles: ReadonlyMap<string, string>,
): Promise<FormatOutput & { readonly isTruncated: boolean }> {
  const state: WarcState = { isTruncated: false };
  const seen = new Set<string>();
  const articles: FoundArticle[] = [];
  const read: ParsedFile[] = [];
  for (const file of files) {
    for (const record of warcRecords(file, state)) {
      const page = pageOf(record);
      if (!page) continue;
      const payload = createHash('sha256').update(page.body).digest('hex');
      if (seen.has(payload)) continue;
      seen.add(payload);
      const found = await parsePart({
        bytes: page.body,
        name: 'page.html',
        format: 'html',
        encoding: page.charset,
      });
      if (!found.ok) continue;
      read.push(found.value);
      articles.push(...found.value.articles.map((article) => archived(article, record, titles)));
    }
  }
  const last = articles.at(-1);
  if (last && state.isTruncated)
    articles[articles.length - 1] = { ...last, details: { ...last.details, truncated: '1' } };
  const decoded = decodedOfParts(read);
  return { articles, ...(decoded ? { decoded } : {}), isTruncated: state.isTruncated };
}

const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;

/** The page that a record holds; null for pictures, scripts, redirects, requests, revisits and metadata. */
function pageOf({ fields, content }: WarcRecord): HttpResponse | null {
  const kind = fields.get('warc-type')?.toLowerCase();
  if (kind === 'resource') {
    const type = (fields.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
    return PAGE.test(type) ? { status: 200, type, charset: '', body: content } : null;
  }
  if (kind !== 'response') return null;
  const response = readHttpResponse(content);
  if (response?.status !== 200 || response.body.length === 0) return null;
  return PAGE.test(response.type) ? response : null;
}

function archived(
  article: FoundArticle,
  { fields }: WarcRecord,
  titles: ReadonlyMap<string, string>,
): FoundArticle {
  // Wget writes addresses in angle brackets.
  const url = (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '').slice(0, 4000);
  const captured = publishedDate(fields.get('warc-date') ?? '');
  return {
    ...article,
    title: article.title || (titles.get(url) ?? ''),
    url: url || (article.url ?? ''),
    details: { ...article.details, ...(captured === '' ? {} : { captured }) },
  };
}
