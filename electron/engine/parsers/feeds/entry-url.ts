import { attributeOf, lineOf, type XmlElement } from '../xml/xml-element.ts';
import type { FeedFields } from './feed-names.ts';

/** Namespace of RDF, in which RSS 1.0 is written. */
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const LONGEST_URL = 4000;

/**
 * An entry's own address: what FeedBurner replaced, its link, its identifier where that is an address. `base`
 * completes a relative one. '' for none.
 */
export function entryUrl(element: XmlElement, fields: FeedFields, base: string): string {
  const all = (name: string): readonly XmlElement[] => fields.get(name) ?? [];
  const alternates = [...all('link'), ...all('atom:link')].filter(isAlternate);
  const candidates = [
    ...all('feedburner:origlink').map(lineOf),
    ...alternates.map((link) => attributeOf(link, 'href') || lineOf(link)),
    ...all('guid')
      .filter((guid) => attributeOf(guid, 'ispermalink').toLowerCase() !== 'false')
      .map((guid) => absolute(lineOf(guid))),
    attributeOf(element, 'about', RDF),
    ...all('id').map((id) => absolute(lineOf(id))),
  ];
  for (const candidate of candidates) {
    const url = completed(candidate, base);
    if (url !== '') return url;
  }
  return '';
}

/** RFC 4287, 4.2.7.2: without `rel` a link is an alternate; feeds and pictures are not the entry itself. */
function isAlternate(link: XmlElement): boolean {
  const rel = attributeOf(link, 'rel').toLowerCase();
  const type = attributeOf(link, 'type').toLowerCase();
  return (rel === '' || rel === 'alternate') && (type === '' || type.includes('html'));
}

/** An address of the web, completed; '' for any other. */
function completed(address: string, base: string): string {
  if (address === '') return '';
  const url = URL.parse(address, base === '' ? undefined : base);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && address.length <= LONGEST_URL;
  return isWeb ? (/^https?:/i.test(address) ? address : url.href) : '';
}

function absolute(address: string): string {
  return /^https?:\/\//i.test(address) ? address : '';
}
