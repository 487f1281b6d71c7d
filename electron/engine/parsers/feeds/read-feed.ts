import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { attributeOf, elementsOf, lineOf, XML_NAMESPACE, type XmlElement } from '../xml/xml-element.ts';
import { oneLine } from './entry-body.ts';
import { entryUrl } from './entry-url.ts';
import { authorsOf, first, firstText, joined, languageOf, readEntry, type FeedHead } from './feed-entry.ts';
import { FEED_PREFIXES, feedElementEnds, feedFields, feedName } from './feed-names.ts';

/**
 * A feed: RSS 0.90 to 2.0, RDF (RSS 1.0), Atom 0.3 and 1.0. Each entry is an article; of entries with the same
 * identity the last one counts. Expected failures: `undecodable`, `malformed`, `too-large`, `no-text`.
 */
export function readFeed({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: true });
  if (!decoded.ok) return decoded;
  const root = parseXml(decoded.value.text, {
    lowerCase: true,
    prefixes: FEED_PREFIXES,
    endsBefore: feedElementEnds,
  });
  if (!root.ok) return root;
  const articles = root.value.local === 'feed' ? atomArticles(root.value) : rssArticles(root.value);
  return articles.length === 0 ? fail('no-text') : ok({ articles, decoded: decoded.value });
}

function atomArticles(feed: XmlElement): FoundArticle[] {
  const head = headOf(feed, 'atom', attributeOf(feed, 'base', XML_NAMESPACE));
  return articlesOf(
    elementsOf(feed).filter(({ local }) => local === 'entry'),
    head,
  );
}

/** RSS 0.9 and 1.0 have their items beside the channel, the others in it. */
function rssArticles(root: XmlElement): FoundArticle[] {
  const base = attributeOf(root, 'base', XML_NAMESPACE);
  const channels = elementsOf(root).filter(({ local }) => local === 'channel');
  const heads = channels.map((channel) => headOf(channel, 'rss', base));
  const outer = heads[0] ?? headOf(root, 'rss', base);
  const inChannels = channels.flatMap((channel, at) => articlesOf(itemsIn(channel), heads[at] ?? outer));
  return [...inChannels, ...articlesOf(itemsIn(root), outer)];
}

function itemsIn(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).filter((element) => feedName(element) === 'item');
}

function headOf(element: XmlElement, core: 'rss' | 'atom', outerBase: string): FeedHead {
  const fields = feedFields(element, core);
  const title = oneLine(first(fields, 'title', 'dc:title'));
  const base = joined(attributeOf(element, 'base', XML_NAMESPACE), outerBase);
  return {
    core,
    title,
    publisher: firstText(title, lineOf(first(fields, 'dc:publisher', 'dcterms:publisher'))),
    byline: core === 'atom' ? authorsOf(fields).join(', ') : '',
    language: languageOf(element, fields),
    rights: lineOf(first(fields, 'copyright', 'rights', 'dc:rights')),
    // Feeds without xml:base mean the site that they are of.
    base: base || entryUrl(element, fields, ''),
  };
}

function articlesOf(elements: readonly XmlElement[], head: FeedHead): FoundArticle[] {
  const found = new Map<string, FoundArticle>();
  for (const [at, element] of elements.entries()) {
    const entry = readEntry(element, head);
    if (entry) found.set(entry.identity === '' ? `#${at}` : ` ${entry.identity}`, entry.article);
  }
  return [...found.values()];
}
