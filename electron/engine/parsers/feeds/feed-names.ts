import { elementsOf, type XmlElement } from '../xml/xml-element.ts';

// Namespaces as feeds write them, without scheme, case and last mark: writers get those wrong.
const VOCABULARIES: ReadonlyMap<string, string> = new Map([
  ['', 'rss'],
  ['purl.org/rss/1.0', 'rss'],
  ['my.netscape.com/rdf/simple/0.9', 'rss'],
  ['channel.netscape.com/rdf/simple/0.9', 'rss'],
  ['backend.userland.com/rss', 'rss'],
  ['backend.userland.com/rss2', 'rss'],
  ['blogs.law.harvard.edu/tech/rss', 'rss'],
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
]);

/** Prefixes that feeds use without declaring them. */
export const FEED_PREFIXES: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
};

/**
 * What an element of a feed is called whatever prefixes the feed has chosen: `title` where it belongs to RSS or has
 * no namespace, else `atom:title`, `dc:creator`, `content:encoded`.
 */
export function feedName({ local, namespace }: XmlElement): string {
  const plain = namespace.toLowerCase().replace(/^https?:\/\//, '');
  const vocabulary = VOCABULARIES.get(plain.replace(/[/#]$/, '')) ?? plain;
  return vocabulary === 'rss' ? local : `${vocabulary}:${local}`;
}

/** The elements right within one of a feed, by `feedName`, in the order of the document. */
export type FeedFields = ReadonlyMap<string, readonly XmlElement[]>;

/** Of Atom's own elements, `atom:` is left out where `core` is `atom`, so that both kinds of feed read alike. */
export function feedFields(parent: XmlElement, core: 'rss' | 'atom'): FeedFields {
  const fields = new Map<string, XmlElement[]>();
  for (const element of elementsOf(parent)) {
    const name = core === 'atom' ? feedName(element).replace(/^atom:/, '') : feedName(element);
    const same = fields.get(name);
    if (same) same.push(element);
    else fields.set(name, [element]);
  }
  return fields;
}

// Hold texts only, so another of these within one means that its end tag is missing.
const LEAVES = new Set('title link guid pubdate category creator date comments description'.split(' '));
const FRAMES = new Set('rss rdf channel feed'.split(' '));

/** Where a feed has forgotten an end tag; see `XmlOptions.endsBefore`. */
export function feedElementEnds(open: string, opening: string): boolean {
  if (opening === 'item' || opening === 'entry') return !FRAMES.has(open);
  return LEAVES.has(open) && open !== 'description' && LEAVES.has(opening);
}
