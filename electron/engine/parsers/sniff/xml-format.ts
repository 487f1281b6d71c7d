import type { Format } from '../parser-host.ts';
import { rootStart } from '../xml/prolog.ts';

// Some servers send warnings, blank lines or a byte order mark before a feed; more is another file that quotes XML.
const MAX_JUNK = 300;
// Room for the namespaces that a root declares.
const ROOT_TAG = 8192;

/** The formats that `xmlFormatOf` tells apart. */
export const XML_FORMATS: readonly Format[] = ['rss', 'rdf', 'atom', 'opml', 'nitf', 'newsml-g2', 'odt'];

const NEWS_ROOTS: ReadonlyMap<string, Format> = new Map([
  ['opml', 'opml'],
  ['nitf', 'nitf'],
  ['newsml', 'newsml-g2'],
  ['newsmessage', 'newsml-g2'],
  ['newsitem', 'newsml-g2'],
  ['packageitem', 'newsml-g2'],
]);

/** Which feed, format of the news industry or flat document a text is, by its root element; null for any other. */
export function xmlFormatOf(head: string): Format | null {
  if (head.indexOf('<') > MAX_JUNK) return null;
  const start = rootStart(head);
  if (!start.ok) return null;
  const markup = head.slice(start.value, start.value + ROOT_TAG);
  const name = /^<(?:[\w.-]{1,60}:)?([\w.-]{1,60})/.exec(markup)?.[1]?.toLowerCase() ?? '';
  const tag = markup.split('>', 1).join('').toLowerCase();
  if (name === 'rss') return /\sversion|\sxmlns/.test(tag) || /<channel|<item/i.test(markup) ? 'rss' : null;
  if (name === 'rdf') return /purl\.org\/rss\/|netscape\.com\/rdf\/simple/.test(tag) ? 'rdf' : null;
  if (name === 'feed') return /\/2005\/atom|purl\.org\/atom\/ns/.test(tag) ? 'atom' : null;
  // A flat OpenDocument text.
  if (name === 'document') return /vnd\.oasis\.opendocument\.text/.test(tag) ? 'odt' : null;
  return NEWS_ROOTS.get(name) ?? null;
}
