import type { HtmlDocument } from './html-document.ts';
import { findArticle, textOfProperty, textsOfProperty, type JsonLd } from './json-ld.ts';
import type { ParsedArticle } from './parser-host.ts';
import { publishedDate } from './published-date.ts';

export type HtmlMetadata = Omit<ParsedArticle, 'body'>;

/**
 * What a page says of itself, first source that speaks: JSON-LD of an article, OpenGraph and `article:*`, Dublin
 * Core and the plain `<meta>` names of news sites, then visible markup. Unknown = ''.
 */
export function readMetadata(document: HtmlDocument): HtmlMetadata {
  const meta = metaReader(document);
  const article = findArticle(texts(document, 'script[type="application/ld+json"]')) ?? {};
  const publisher = first(
    textOfProperty(article['publisher']),
    meta(
      'og:site_name',
      'dc.publisher',
      'dcterms.publisher',
      'publisher',
      'citation_journal_title',
      'application-name',
    ),
    textOfProperty(article['sourceOrganization']),
  );
  return {
    title: readTitle(document, article, meta, publisher),
    byline: readByline(document, article, meta),
    publisher,
    section: first(
      textOfProperty(article['articleSection']),
      meta('article:section', 'section', 'parsely-section'),
    ),
    page: first(textOfProperty(article['printPage']), meta('citation_firstpage')),
    published: readPublished(document, article, meta),
    language: clean(
      document.documentElement.getAttribute('lang') ?? meta('og:locale', 'content-language', 'dc.language'),
    )
      .split(/[-_]/, 1)
      .join('')
      .toLowerCase(),
    url: readUrl(document, article, meta),
  };
}

type MetaReader = (...names: string[]) => string;

/** Reads `<meta name|property|itemprop|http-equiv>` by lower-case name; the first that has content, in the order asked. */
function metaReader(document: HtmlDocument): MetaReader {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = clean(element.getAttribute('content') ?? '');
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name !== '' && !contents.has(name)) contents.set(name, content);
      }
    }
  }
  return (...names) => first(...names.map((name) => contents.get(name) ?? ''));
}

function readTitle(document: HtmlDocument, article: JsonLd, meta: MetaReader, publisher: string): string {
  const declared = first(
    textOfProperty(article['headline']),
    meta('og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title'),
  );
  const element = first(...texts(document, 'title').slice(0, 1));
  const headings = texts(document, 'h1')
    .map(clean)
    .filter((text) => text !== '');
  const [heading] = headings;
  // A lone <h1> that the <title> repeats is the headline without the site's decorations.
  const visible =
    heading !== undefined && headings.length === 1 && clean(element).includes(heading) ? heading : '';
  return withoutPublisher(clean(first(declared, visible, element, heading ?? '')), publisher);
}

/** Cuts « - Site name» off, in either order, where it is the publisher's very name. */
function withoutPublisher(title: string, publisher: string): string {
  if (publisher === '') return title;
  const parts = title.split(/(\s+[-–—|:•»·]+\s+)/);
  const same = (part: string | undefined): boolean => part?.trim().toLowerCase() === publisher.toLowerCase();
  if (parts.length >= 3 && same(parts.at(-1))) return parts.slice(0, -2).join('');
  if (parts.length >= 3 && same(parts[0])) return parts.slice(2).join('');
  return title;
}

function readByline(document: HtmlDocument, article: JsonLd, meta: MetaReader): string {
  const authors = textsOfProperty(article['author']).filter((name) => !isAddress(name));
  if (authors.length > 0) return clean([...new Set(authors)].join(', '));
  const names = [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'parsely-author',
  ];
  const declared = names.map((name) => meta(name)).find((name) => name !== '' && !isAddress(name));
  if (declared !== undefined) return declared;
  const visible = texts(document, '[rel="author"], [itemprop="author"]').map(clean);
  return visible.find((name) => name !== '' && name.length <= 120) ?? '';
}

function readPublished(document: HtmlDocument, article: JsonLd, meta: MetaReader): string {
  const times: string[] = [];
  for (const time of document.querySelectorAll('time[datetime], time[itemprop="datePublished"]')) {
    times.push(time.getAttribute('datetime') ?? time.textContent ?? '');
  }
  const candidates = [
    textOfProperty(article['datePublished']),
    meta('article:published_time', 'og:article:published_time', 'datepublished'),
    meta('dcterms.issued', 'dc.date.issued', 'dcterms.created', 'dc.date.created', 'dc.date', 'dcterms.date'),
    meta(
      'citation_publication_date',
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publishdate',
      'publish-date',
    ),
    meta('date', 'article.published', 'article_date_original'),
    textOfProperty(article['dateCreated']),
    ...times.slice(0, 3),
  ];
  for (const candidate of candidates) {
    const date = publishedDate(candidate);
    if (date !== '') return date;
  }
  return '';
}

function readUrl(document: HtmlDocument, article: JsonLd, meta: MetaReader): string {
  const candidates = [
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '',
    meta('og:url'),
    textOfProperty(article['url']),
    textOfProperty(article['mainEntityOfPage']),
  ];
  return candidates.map((url) => url.trim()).find((url) => isAddress(url) && URL.canParse(url)) ?? '';
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(text);
}

function texts(document: HtmlDocument, selectors: string): string[] {
  return [...document.querySelectorAll(selectors)].map((element) => element.textContent ?? '');
}

function first(...candidates: string[]): string {
  return candidates.find((text) => text.trim() !== '') ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** One line of text: white space folded, lone surrogates replaced, entities that sites escape twice decoded. */
function clean(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (entity, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? entity;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 2000)
    .toWellFormed();
}
