import { createHash } from 'node:crypto';
import type { ByteSource } from '../byte-source.ts';
import type { FormatInput, FoundArticle } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import type { ParsedFile } from '../parser-host.ts';
import { PORTION_ARTICLES, PORTION_BYTES, type Position } from '../portion.ts';
import { publishedDate } from '../published-date.ts';
import { readHttpResponse, type HttpResponse } from './http-response.ts';
import { warcRecords, type WarcRecord, type WarcState } from './warc-records.ts';

/** A portion of the pages of web archives, as it grows. */
export interface PagePortion {
  readonly articles: FoundArticle[];
  readonly read: Omit<ParsedFile, 'articles' | 'members'>[];
  /** Pages of this file that have been read already, by the hash of what was sent. */
  readonly seen: Set<string>;
  readonly titles: ReadonlyMap<string, string>;
  readonly state: WarcState;
  /** UTF-16 units of the articles. */
  held: number;
}

export function pagePortion(seen: Set<string>, titles: ReadonlyMap<string, string> = new Map()): PagePortion {
  return {
    articles: [],
    read: [],
    seen,
    titles,
    state: { isTruncated: false, isBomb: false },
    held: 0,
  };
}

/**
 * Adds the pages of a WARC from a position on; answers where the first one stands that has no room, null for none. All
 * have where the portion is not `bounded`.
 */
export async function addPages(
  portion: PagePortion,
  source: ByteSource,
  { parsePart }: Pick<FormatInput, 'parsePart'>,
  from: Position,
  bounded = true,
): Promise<Position | null> {
  const { articles, read, seen, titles, state } = portion;
  for await (const record of warcRecords(source, state, mayHoldPage, from)) {
    const page = pageOf(record);
    if (!page) continue;
    const payload = createHash('sha256').update(page.body).digest('hex');
    if (seen.has(payload)) continue;
    // Only now, so that the last answer has the last page, and can say that the file is cut off.
    const isFull = articles.length >= PORTION_ARTICLES || portion.held >= PORTION_BYTES;
    if (bounded && isFull) return record.position;
    seen.add(payload);
    const found = await parsePart({
      bytes: page.body,
      name: 'page.html',
      format: 'html',
      encoding: page.charset,
    });
    if (!found.ok) continue;
    const { articles: inPage, members: _members, ...told } = found.value;
    read.push(told);
    for (const article of inPage) {
      articles.push(archived(article, record, titles));
      portion.held += article.body.length;
    }
  }
  return null;
}

const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;

function mayHoldPage(fields: ReadonlyMap<string, string>, length: number): boolean {
  const kind = fields.get('warc-type')?.toLowerCase();
  return (kind === 'resource' || kind === 'response') && length <= MAX_PARSED_BYTES;
}

/** The page that a record holds; null for pictures, scripts, redirects, requests, revisits and metadata. */
function pageOf({ fields, content }: WarcRecord): HttpResponse | null {
  if (fields.get('warc-type')?.toLowerCase() === 'resource') {
    const type = (fields.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
    return PAGE.test(type) ? { status: 200, type, charset: '', body: content } : null;
  }
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
