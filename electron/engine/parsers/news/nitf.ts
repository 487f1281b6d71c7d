import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput, FoundArticle } from '../format-parser.ts';
import { parseXml } from '../xml/parse-xml.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  elementAt,
  elementsOf,
  lineOf,
  XML_NAMESPACE,
  type XmlElement,
} from '../xml/xml-element.ts';
import { articleFields, languageTag, shortText } from './news-fields.ts';
import { newsDate } from './news-date.ts';
import { joinedText, nitfText } from './news-markup.ts';

/**
 * An item of NITF 3: its headline, byline, dateline, text and captions. Expected failures: `undecodable`,
 * `malformed`, `too-large`, `no-text`.
 */
export function readNitf({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: true });
  if (!decoded.ok) return decoded;
  const root = parseXml(decoded.value.text, { lowerCase: true });
  if (!root.ok) return root;
  const items = root.value.local === 'nitf' ? [root.value] : descendantsOf(root.value, 'nitf');
  const articles = items.map(nitfArticle).filter(({ title, body }) => title !== '' || body !== '');
  return articles.length === 0 ? fail('no-text') : ok({ articles, decoded: decoded.value });
}

/** One `<nitf>`, its names in lower case. */
export function nitfArticle(nitf: XmlElement): FoundArticle {
  const head = elementAt(nitf, 'head');
  const docdata = elementAt(head, 'docdata');
  const bodyHead = elementAt(nitf, 'body', 'body.head');
  const hedline = elementAt(bodyHead, 'hedline');
  const headline = lineOf(elementAt(hedline, 'hl1')) || lineOf(hedline);
  const pubdata = elementAt(head, 'pubdata');
  const copyright = elementAt(docdata, 'doc.copyright');
  const keys = docdata
    ? descendantsOf(docdata, 'keyword').map((keyword) => attributeOf(keyword, 'key') || lineOf(keyword))
    : [];
  return articleFields({
    title: headline || lineOf(elementAt(head, 'title')),
    ...bodyOf(nitf, bodyHead),
    byline: bylineOf(bodyHead),
    publisher:
      attributeOf(pubdata, 'name') ||
      lineOf(elementAt(bodyHead, 'distributor')) ||
      attributeOf(elementAt(docdata, 'doc-id'), 'regsrc') ||
      attributeOf(copyright, 'holder'),
    section: attributeOf(pubdata, 'position.section') || attributeOf(elementAt(docdata, 'fixture'), 'fix-id'),
    page: attributeOf(pubdata, 'position.sequence'),
    published: publishedOf(docdata, pubdata, bodyHead),
    language: languageTag(attributeOf(nitf, 'lang', XML_NAMESPACE)),
    url: attributeOf(pubdata, 'ex-ref'),
    documentNumber: attributeOf(elementAt(docdata, 'doc-id'), 'id-string'),
    details: {
      keywords: keys.filter((key) => key !== '').join(', '),
      slugline: attributeOf(elementAt(docdata, 'du-key'), 'key'),
      urgency: attributeOf(elementAt(docdata, 'urgency'), 'ed-urg'),
      rights: [attributeOf(copyright, 'year'), attributeOf(copyright, 'holder')].filter(Boolean).join(' '),
      edition: attributeOf(pubdata, 'edition.name'),
    },
  });
}

function bodyOf(nitf: XmlElement, head: XmlElement | null): Pick<FoundArticle, 'body' | 'structure'> {
  const parts: XmlElement[] = [];
  const body = elementAt(nitf, 'body');
  const content = body ? childrenOf(body, 'body.content') : [];
  const secondary = childrenOf(elementAt(head, 'hedline') ?? nitf, 'hl2');
  const within = (element: XmlElement): XmlElement => ({ ...element, children: [element] });
  parts.push(...secondary.map(within));
  // A dateline in the head opens the text in print.
  for (const name of ['abstract', 'dateline']) {
    const element = elementAt(head, name);
    if (element) parts.push(within(element));
  }
  parts.push(...content);
  const end = elementAt(body, 'body.end');
  if (end) parts.push(end);
  const { text, structure } = joinedText(parts.map(nitfText));
  return { body: text, structure };
}

/** The person alone where the byline says more: NITF marks it up as `<person>`, and the title as `<byttl>`. */
function bylineOf(head: XmlElement | null): string {
  const bylines = head ? childrenOf(head, 'byline') : [];
  const names = bylines.map((byline) => {
    const persons = descendantsOf(byline, 'person').map(lineOf);
    if (persons.length > 0) return persons.join(', ');
    const isTitle = (element: XmlElement): boolean => element.local === 'byttl';
    const titled = elementsOf(byline).some(isTitle);
    const children = byline.children.filter((child) => typeof child === 'string' || !isTitle(child));
    return lineOf(titled ? { ...byline, children } : byline);
  });
  const written = shortText(names.filter((name) => name !== '').join(', '));
  return written.replace(/^(?:by|par|de|بقلم|كتب)\s*:?\s+/iu, '');
}

function publishedOf(
  docdata: XmlElement | null,
  pubdata: XmlElement | null,
  head: XmlElement | null,
): string {
  const written = [
    attributeOf(elementAt(docdata, 'date.issue'), 'norm'),
    attributeOf(pubdata, 'date.publication'),
    attributeOf(elementAt(docdata, 'date.release'), 'norm'),
    attributeOf(elementAt(head, 'dateline', 'story.date'), 'norm'),
    lineOf(elementAt(head, 'dateline', 'story.date')),
  ];
  return written.map(newsDate).find((date) => date !== '') ?? '';
}
