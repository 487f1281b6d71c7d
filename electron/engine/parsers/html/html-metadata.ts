import { readDate } from '../../../text/dates/read-date.ts';
import type { ParsedArticle } from '../parser-host.ts';
import { publishedDate } from '../published-date.ts';
import { cleanByline } from './byline.ts';
import type { HtmlDocument, HtmlElement } from './html-document.ts';
import type { HtmlSurvey } from './html-survey.ts';
import { textOfProperty, textsOfProperty, type JsonLd } from './json-ld.ts';
import { pageAddress } from './page-address.ts';

export type HtmlMetadata = Pick<
  ParsedArticle,
  'title' | 'byline' | 'publisher' | 'section' | 'page' | 'published' | 'language' | 'url'
>;

/** What a page's metadata are read from. */
export interface HtmlSources {
  readonly document: HtmlDocument;
  readonly survey: HtmlSurvey;
  /** The JSON-LD of the page's article; empty where it has none. */
  readonly article: JsonLd;
  /** The address that the program which saved the page noted in it, '' for none. */
  readonly savedFrom: string;
}

/**
 * What a page says of itself, first source that speaks: JSON-LD of an article, OpenGraph and `article:*`, Dublin
 * Core and the plain `<meta>` names of news sites, microdata, then visible markup. Unknown = ''.
 */
export function readMetadata(sources: HtmlSources): HtmlMetadata {
  const { document, survey, article } = sources;
  const meta = metaReader(survey);
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
    publisherProperty(survey),
  );
  return {
    title: readTitle(survey, article, meta, publisher),
    byline: readByline(survey, article, meta),
    publisher: clean(publisher),
    section: clean(
      first(textOfProperty(article['articleSection']), meta('article:section', 'section', 'parsely-section')),
    ),
    page: clean(first(textOfProperty(article['printPage']), meta('citation_firstpage'))),
    published: readPublished(survey, article, meta),
    language: clean(
      document.documentElement.getAttribute('lang') ??
        first(textOfProperty(article['inLanguage']), meta('og:locale', 'content-language', 'dc.language')),
    )
      .split(/[-_]/, 1)
      .join('')
      .toLowerCase(),
    url: pageAddress(survey.links, [
      meta('og:url'),
      textOfProperty(article['url']),
      addressOf(article['mainEntityOfPage']),
      sources.savedFrom,
    ]),
  };
}

type MetaReader = (...names: string[]) => string;

/** Reads `<meta name|property|itemprop|http-equiv>` by lower-case name; the first that has content, in the order asked. */
function metaReader({ metas }: HtmlSurvey): MetaReader {
  const contents = new Map<string, string>();
  for (const element of metas) {
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

function readTitle(survey: HtmlSurvey, article: JsonLd, meta: MetaReader, publisher: string): string {
  const declared = first(
    textOfProperty(article['headline']),
    meta('og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title'),
    ...propertyTexts(survey, 'headline').slice(0, 1),
  );
  const element = textOf(survey.titles[0]);
  const headings = survey.headings.map(textOf).filter((text) => text !== '');
  const [heading] = headings;
  // A lone <h1> that the <title> repeats is the headline without the site's decorations.
  const visible = heading !== undefined && headings.length === 1 && element.includes(heading) ? heading : '';
  return withoutPublisher(clean(first(declared, visible, element, heading ?? '')), clean(publisher));
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

const MAX_BYLINE = 120;

function readByline(survey: HtmlSurvey, article: JsonLd, meta: MetaReader): string {
  const authors = [...textsOfProperty(article['author']), ...textsOfProperty(article['creator'])]
    .filter((name) => !isAddress(name))
    .map((name) => cleanByline(clean(name)));
  if (authors.length > 0) return [...new Set(authors)].join(', ');
  const names = [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'parsely-author',
    'sailthru.author',
  ];
  const declared = names.map((name) => meta(name)).find((name) => name !== '' && !isAddress(name));
  if (declared !== undefined) return cleanByline(declared);
  const visible = [...survey.authors, ...survey.classAuthors].map((element) => cleanByline(textOf(element)));
  return visible.find((name) => name !== '' && name.length <= MAX_BYLINE) ?? '';
}

function readPublished(survey: HtmlSurvey, article: JsonLd, meta: MetaReader): string {
  const candidates = [
    textOfProperty(article['datePublished']),
    meta('article:published_time', 'og:article:published_time', 'datepublished'),
    ...propertyTexts(survey, 'datePublished').slice(0, 3),
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
    ...survey.times.slice(0, 3).map((time) => time.getAttribute('datetime') ?? textOf(time)),
  ];
  for (const candidate of candidates) {
    const date = publishedDate(candidate);
    if (date !== '') return date;
  }
  return visibleDate(survey);
}

const DATE_LINE = 120;

/** The day that the date line beside headline or byline names in words; '' unless it is certain, and the only one. */
function visibleDate({ dates, classAuthors }: HtmlSurvey): string {
  const days = new Set<string>();
  for (const element of [...dates, ...classAuthors].slice(0, 8)) {
    const line = textOf(element);
    if (line === '' || line.length > DATE_LINE) continue;
    const reading = readDate(line);
    if (reading.kind === 'date' && reading.precision === 'day' && reading.certainty === 'certain') {
      days.add(reading.iso);
    }
  }
  const [day] = days;
  return day !== undefined && days.size === 1 ? day : '';
}

/** Texts of microdata: `content` or `datetime` before what is shown. */
function propertyTexts({ properties }: HtmlSurvey, name: string): string[] {
  return properties
    .filter((element) => (element.getAttribute('itemprop') ?? '').split(/\s+/).includes(name))
    .map((element) =>
      clean(element.getAttribute('content') ?? element.getAttribute('datetime') ?? textOf(element)),
    )
    .filter((text) => text !== '');
}

/** The name within an element with `itemprop="publisher"`. */
function publisherProperty({ properties, metas }: HtmlSurvey): string {
  const publisher = properties.find((element) => element.getAttribute('itemprop') === 'publisher');
  if (!publisher) return '';
  const named = [...properties, ...metas].find(
    (element) => element.getAttribute('itemprop') === 'name' && isInside(element, publisher),
  );
  if (!named) return publisher.hasAttribute('itemscope') ? '' : textOf(publisher).slice(0, MAX_BYLINE);
  return clean(named.getAttribute('content') ?? textOf(named));
}

function isInside(element: HtmlElement, outer: HtmlElement): boolean {
  let at = element.parentNode;
  while (at && at !== outer) at = at.parentNode;
  return at === outer;
}

function addressOf(value: unknown): string {
  const id = typeof value === 'object' && value !== null && '@id' in value ? value['@id'] : value;
  return typeof id === 'string' ? id : '';
}

function textOf(element: HtmlElement | undefined): string {
  return clean((element?.textContent ?? '').slice(0, 4000));
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(text);
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
