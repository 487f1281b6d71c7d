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
  textOf,
  XML_NAMESPACE,
  type XmlElement,
} from '../xml/xml-element.ts';
import { articleFields, languageTag } from './news-fields.ts';
import { newsDate } from './news-date.ts';
import { joinedText, linesText, xhtmlText } from './news-markup.ts';
import { readNewsML1 } from './newsml-1.ts';
import { nitfArticle } from './nitf.ts';

/**
 * NewsML-G2: each text among the news items of a message is an article, whether as NITF, XHTML or plain; pictures
 * and other items without text are skipped. NewsML 1 is read as far as it says the same. Expected failures:
 * `undecodable`, `malformed`, `too-large`, `no-text`.
 */
export function readNewsML({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: true });
  if (!decoded.ok) return decoded;
  const root = parseXml(decoded.value.text, { lowerCase: true });
  if (!root.ok) return root;
  const articles = root.value.local === 'newsml' ? readNewsML1(root.value) : itemsOf(root.value);
  return articles.length === 0 ? fail('no-text') : ok({ articles, decoded: decoded.value });
}

function itemsOf(root: XmlElement): FoundArticle[] {
  const items = root.local === 'newsitem' ? [root] : descendantsOf(root, 'newsitem');
  return items.flatMap((item) => newsItem(item) ?? []);
}

function newsItem(item: XmlElement): FoundArticle | null {
  const itemMeta = elementAt(item, 'itemmeta');
  const contentMeta = elementAt(item, 'contentmeta');
  const set = elementAt(item, 'contentset');
  const content = set ? contentOf(set) : null;
  if (!content && !isText(itemMeta)) return null;
  const headlines = contentMeta ? childrenOf(contentMeta, 'headline').map(lineOf) : [];
  const title = headlines.find((headline) => headline !== '') || content?.title || '';
  const dateline = lineOf(elementAt(contentMeta, 'dateline'));
  const text = { text: content?.body ?? '', structure: content?.structure ?? [] };
  // Where it is given apart, print sets it before the text.
  const isApart = dateline !== '' && text.text !== '' && !text.text.startsWith(dateline);
  const { text: body, structure } = isApart ? joinedText([linesText(dateline), text]) : text;
  if (title === '' && body === '') return null;
  return articleFields({
    title,
    body,
    structure,
    byline: bylineOf(contentMeta) || content?.byline || '',
    publisher:
      nameOf(elementAt(itemMeta, 'provider')) ||
      nameOf(elementAt(contentMeta, 'infosource')) ||
      content?.publisher ||
      '',
    section: nameOf(elementAt(contentMeta, 'subject')),
    published: publishedOf(itemMeta, contentMeta) || content?.published || '',
    language: languageTag(
      attributeOf(elementAt(contentMeta, 'language'), 'tag') || attributeOf(item, 'lang', XML_NAMESPACE),
    ),
    url: linkOf(itemMeta),
    documentNumber: attributeOf(item, 'guid'),
    details: detailsOf(item, itemMeta, contentMeta),
  });
}

/** The first text among the renditions of an item's content; null where there is none. */
function contentOf(set: XmlElement): FoundArticle | null {
  for (const element of elementsOf(set)) {
    if (element.local === 'inlinexml') {
      const [inner] = elementsOf(element);
      const nitf = inner?.local === 'nitf' ? nitfArticle(inner) : null;
      const { text, structure } = nitf
        ? { text: nitf.body, structure: nitf.structure ?? [] }
        : xhtmlText(inner ?? element);
      if (text !== '') return { ...nitf, title: nitf?.title ?? '', body: text, structure };
    }
    const type = attributeOf(element, 'contenttype').toLowerCase();
    if (element.local === 'inlinedata' && (type === '' || type.startsWith('text/'))) {
      const { text, structure } = linesText(textOf(element));
      if (text !== '') return { title: '', body: text, structure };
    }
  }
  return null;
}

/** `ninat:text` and the items that do not say: pictures, graphics, audio and video have no text to lack. */
function isText(itemMeta: XmlElement | null): boolean {
  const itemClass = attributeOf(elementAt(itemMeta, 'itemclass'), 'qcode').toLowerCase();
  return itemClass === 'ninat:text';
}

function bylineOf(contentMeta: XmlElement | null): string {
  if (!contentMeta) return '';
  const bylines = childrenOf(contentMeta, 'by').map(lineOf);
  const names = bylines.length > 0 ? bylines : childrenOf(contentMeta, 'creator').map(nameOf);
  return [...new Set(names)].filter((name) => name !== '').join(', ');
}

/** A party's or concept's name; its literal, or its code without the scheme, where it has none. */
function nameOf(element: XmlElement | null): string {
  if (!element) return '';
  const code = attributeOf(element, 'qcode');
  return (
    lineOf(elementAt(element, 'name')) || attributeOf(element, 'literal') || code.slice(code.indexOf(':') + 1)
  );
}

function publishedOf(itemMeta: XmlElement | null, contentMeta: XmlElement | null): string {
  const written = [
    lineOf(elementAt(contentMeta, 'contentcreated')),
    lineOf(elementAt(itemMeta, 'firstcreated')),
    lineOf(elementAt(itemMeta, 'versioncreated')),
    lineOf(elementAt(contentMeta, 'contentmodified')),
  ];
  return written.map(newsDate).find((date) => date !== '') ?? '';
}

function linkOf(itemMeta: XmlElement | null): string {
  const links = itemMeta ? childrenOf(itemMeta, 'link') : [];
  const hrefs = links.filter((link) => /alternate|canonical|web/i.test(attributeOf(link, 'rel')));
  return hrefs.map((link) => attributeOf(link, 'href')).find((href) => /^https?:/i.test(href)) ?? '';
}

function detailsOf(
  item: XmlElement,
  itemMeta: XmlElement | null,
  contentMeta: XmlElement | null,
): Record<string, string> {
  const all = (name: string): string[] => (contentMeta ? childrenOf(contentMeta, name) : []).map(nameOf);
  const rights = elementAt(item, 'rightsinfo');
  const status = attributeOf(elementAt(itemMeta, 'pubstatus'), 'qcode');
  return {
    slugline: lineOf(elementAt(contentMeta, 'slugline')),
    located: nameOf(elementAt(contentMeta, 'located')),
    subject: all('subject').join(', '),
    keywords: (contentMeta ? childrenOf(contentMeta, 'keyword') : []).map(lineOf).join(', '),
    rights: [lineOf(elementAt(rights, 'copyrightnotice')), lineOf(elementAt(rights, 'usageterms'))]
      .filter(Boolean)
      .join(' '),
    holder: nameOf(elementAt(rights, 'copyrightholder')),
    version: attributeOf(item, 'version'),
    status: status === 'stat:usable' ? '' : status,
    updated: newsDate(lineOf(elementAt(itemMeta, 'versioncreated'))),
    description: lineOf(elementAt(contentMeta, 'description')),
  };
}
