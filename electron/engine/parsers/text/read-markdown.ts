import { fail, ok, type Result } from '../../../contract/result.ts';
import { readDate } from '../../../text/dates/read-date.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import { blockArticle, NO_PROPERTIES } from '../office/block-article.ts';
import { publishedDate } from '../published-date.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { frontMatter } from './markdown-front-matter.ts';

/** Lines of one file. */
const MAX_LINES = 1_000_000;

/** A Markdown file: one article. Expected failures: `undecodable`, `no-text`, `too-large`. */
export function readMarkdown({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: false });
  if (!decoded.ok) return decoded;
  const article = parseMarkdown(decoded.value.text);
  return article.ok ? ok({ articles: [article.value], decoded: decoded.value }) : article;
}

/** Reads Markdown as plain text with its structure, and its front matter as metadata. Expected failures: `no-text`, `too-large`. */
export function parseMarkdown(text: string): Result<FoundArticle> {
  if (text.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MAX_LINES) return fail('too-large', { limit: MAX_LINES });
  const { fields, end } = frontMatter(lines);
  const field = (...names: readonly string[]): string =>
    names.map((name) => fields.get(name) ?? '').find((value) => value !== '') ?? '';
  const blocks = markdownBlocks(lines.slice(end));
  const title = field('title', 'headline', 'العنوان');
  // A title above the text goes before a heading in it.
  const body = title === '' ? blocks : blocks.map((block) => ({ ...block, kind: belowTitle(block.kind) }));
  const article = blockArticle(body, { ...NO_PROPERTIES, title });
  if (!article.ok) return article;
  const source = field('source', 'publisher', 'publication', 'site', 'outlet', 'المصدر');
  const isAddress = /^https?:\/\//i.test(source);
  return ok({
    ...article.value,
    byline: field('byline', 'author', 'authors', 'by', 'الكاتب'),
    publisher: isAddress ? field('publisher', 'publication', 'site') : source,
    url: field('url', 'link', 'canonical', 'source_url', 'source-url') || (isAddress ? source : ''),
    section: field('section', 'category', 'categories'),
    language: field('lang', 'language'),
    published: dateOf(field('published', 'date', 'pubdate', 'publishdate', 'التاريخ')),
  });
}

function belowTitle<Kind>(kind: Kind): Kind | 'heading' {
  return kind === 'title' ? 'heading' : kind;
}

/** ISO 8601, '' unless the day is certain. */
function dateOf(raw: string): string {
  const machine = publishedDate(raw);
  if (machine !== '') return machine;
  const reading = readDate(raw.slice(0, 200));
  const isCertain = reading.kind === 'date' && reading.precision === 'day' && reading.certainty === 'certain';
  return isCertain ? reading.iso : '';
}
