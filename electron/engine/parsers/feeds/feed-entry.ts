import type { FoundArticle } from '../format-parser.ts';
import { attributeOf, lineOf, XML_NAMESPACE, type XmlElement } from '../xml/xml-element.ts';
import { entryBody, oneLine } from './entry-body.ts';
import { entryUrl, RDF } from './entry-url.ts';
import { feedDate } from './feed-date.ts';
import { feedFields, type FeedFields } from './feed-names.ts';

/** What a feed says of all its entries. */
export interface FeedHead {
  readonly core: 'rss' | 'atom';
  readonly title: string;
  readonly publisher: string;
  /** Inherited by entries without one of their own, as Atom has it. */
  readonly byline: string;
  readonly language: string;
  readonly rights: string;
  /** What relative addresses are relative to; '' for nothing. */
  readonly base: string;
}

/** An entry and what the feed knows it by, '' for nothing: of two with the same identity the later one counts. */
export interface FeedEntry {
  readonly identity: string;
  readonly article: FoundArticle;
}

const LONGEST_FIELD = 2000;
const MADE_TITLE = 120;

/** Reads an `<item>` of RSS or an `<entry>` of Atom; null where it has neither title nor text. */
export function readEntry(element: XmlElement, head: FeedHead): FeedEntry | null {
  const fields = feedFields(element, head.core);
  const base = joined(attributeOf(element, 'base', XML_NAMESPACE), head.base);
  const source = sourceName(fields, head.core);
  const publisher = firstText(
    source,
    lineOf(first(fields, 'dc:publisher', 'dcterms:publisher')),
    head.publisher,
  );
  const written = withoutSource(oneLine(first(fields, 'title', 'dc:title', 'media:title')), source);
  const body = entryBody(fields, written);
  if (written === '' && body.text === '') return null;
  const identity = lineOf(first(fields, 'guid', 'id', 'dc:identifier')) || attributeOf(element, 'about', RDF);
  const sections = [...new Set(sectionsOf(fields))];
  return {
    identity,
    article: {
      title: written || madeTitle(body.text),
      body: body.text,
      structure: body.structure,
      byline: short(authorsOf(fields).join(', ') || head.byline),
      publisher: short(publisher),
      section: short(sections[0] ?? ''),
      published: publishedOf(fields),
      language: languageOf(element, fields) || head.language,
      url: entryUrl(element, fields, base),
      details: detailsOf({
        feed: head.title === publisher ? '' : head.title,
        categories: sections.length > 1 ? sections.join(', ') : '',
        guid: identity,
        updated: feedDate(lineOf(first(fields, 'updated', 'modified', 'dcterms:modified'))),
        rights: firstText(
          lineOf(first(fields, 'rights', 'copyright', 'dc:rights', 'media:copyright')),
          head.rights,
        ),
        noText: body.text === '' ? '1' : '',
      }),
    },
  };
}

/** The first element of the first of these names that there is. */
export function first(fields: FeedFields, ...names: readonly string[]): XmlElement | null {
  for (const name of names) {
    const [element] = fields.get(name) ?? [];
    if (element) return element;
  }
  return null;
}

/** Primary subtag of the language that an element declares; '' for none. */
export function languageOf(element: XmlElement, fields: FeedFields): string {
  const declared = firstText(
    lineOf(first(fields, 'dc:language', 'language', 'dcterms:language')),
    attributeOf(element, 'lang', XML_NAMESPACE),
  );
  return /^[a-z]{2,3}(?![a-z])/i.exec(declared)?.[0].toLowerCase() ?? '';
}

/** Names of the authors that stand right within an entry or a feed. */
export function authorsOf(fields: FeedFields): string[] {
  for (const name of ['dc:creator', 'author', 'atom:author', 'itunes:author', 'dcterms:creator']) {
    const names = (fields.get(name) ?? []).map(authorName).filter((author) => author !== '');
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

/** RSS writes `address (name)`, Atom `<name>`; an address alone names nobody. */
function authorName(author: XmlElement): string {
  const named = author.children.find((child) => typeof child !== 'string' && child.local === 'name');
  const text = oneLine(named !== undefined && typeof named !== 'string' ? named : author);
  const inBrackets = /^\S+@\S+ \((.{1,300})\)$/.exec(text)?.[1];
  const beforeAddress = /^(.{1,300}?) <\S+@\S+>$/.exec(text)?.[1];
  const name = inBrackets ?? beforeAddress ?? text;
  return /^\S+@\S+$/.test(name) || /^https?:\/\//.test(name) ? '' : name;
}

/** Whom an entry was taken from, in a feed made of others. */
function sourceName(fields: FeedFields, core: 'rss' | 'atom'): string {
  const source = first(fields, 'source', 'atom:source');
  if (!source) return '';
  return oneLine(first(feedFields(source, core), 'title', 'atom:title')) || oneLine(source);
}

/** Feeds of aggregators write «Title - Source». */
function withoutSource(title: string, source: string): string {
  const end = ` - ${source}`;
  return source !== '' && title.length > end.length && title.endsWith(end)
    ? title.slice(0, -end.length)
    : title;
}

function sectionsOf(fields: FeedFields): string[] {
  const names = ['category', 'atom:category', 'dc:subject', 'media:category'];
  const elements = names.flatMap((name) => fields.get(name) ?? []);
  return elements
    .map((element) => oneLine(element) || attributeOf(element, 'label') || attributeOf(element, 'term'))
    .filter((section) => section !== '' && !/^https?:\/\//.test(section))
    .slice(0, 50);
}

function publishedOf(fields: FeedFields): string {
  const names = [
    'pubdate published dc:date dcterms:issued issued dcterms:created created date',
    'atom:published updated modified atom:updated dcterms:modified',
  ];
  for (const name of names.join(' ').split(' ')) {
    const date = feedDate(lineOf(first(fields, name)));
    if (date !== '') return date;
  }
  return '';
}

/** The first words of a text without a title, cut between words. */
function madeTitle(body: string): string {
  const line = body.split('\n', 1)[0] ?? '';
  if (line.length <= MADE_TITLE) return line;
  const cut = line.lastIndexOf(' ', MADE_TITLE);
  return `${line.slice(0, cut > 0 ? cut : MADE_TITLE)}…`.toWellFormed();
}

/** An address of an `xml:base` within another one. */
export function joined(address: string, base: string): string {
  if (address === '') return base;
  return URL.parse(address, base === '' ? undefined : base)?.href ?? base;
}

export function firstText(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

function short(text: string): string {
  return text.slice(0, LONGEST_FIELD).toWellFormed();
}

/** Without the empty ones, and each cut to what a detail may hold. */
export function detailsOf(details: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(details).filter(([, value]) => value !== '');
  return Object.fromEntries(kept.map(([name, value]) => [name, short(value)]));
}
