import { fragmentText, lineBlocks } from '../feeds/html-fragment.ts';
import type { BlockText } from '../html/html-text.ts';
import { htmlOf, type HtmlName } from '../xml/markup.ts';
import { childOf, type XmlElement } from '../xml/xml-element.ts';

// NITF 3.6's elements by HTML's names; those that are called alike, and inline ones, keep theirs.
const NITF_NAMES: Readonly<Record<string, string | null>> = {
  hl1: 'h2',
  hl2: 'h2',
  hedline: 'div',
  byline: null,
  distributor: null,
  abstract: 'div',
  block: 'div',
  'body.content': 'div',
  tagline: 'p',
  bq: 'blockquote',
  credit: 'p',
  media: 'figure',
  'media-caption': 'figcaption',
  'media-reference': null,
  'media-metadata': null,
  'media-object': null,
  'media-producer': null,
  'nitf-table': 'table',
  'nitf-table-metadata': null,
  'nitf-colspec': null,
  fn: 'p',
  q: '',
  em: '',
  dateline: 'p',
  'story.date': '',
  location: '',
  person: '',
  org: '',
  money: '',
  num: '',
  chron: '',
  event: '',
  function: '',
  'object.title': '',
  virtloc: '',
  copyrite: null,
};

const nitfName: HtmlName = ({ local }) => {
  const name = NITF_NAMES[local.toLowerCase()];
  return name === undefined ? local.toLowerCase() : name;
};

/** The text of an element of NITF with its structure. */
export function nitfText(element: XmlElement): BlockText {
  return fragmentText(htmlOf(element, nitfName));
}

/** The text of an element of XHTML, its body where it is a whole page. */
export function xhtmlText(element: XmlElement): BlockText {
  return fragmentText(htmlOf(childOf(element, 'body') ?? element));
}

/** Text of which nothing is known but its lines: empty lines part paragraphs. */
export function linesText(text: string): BlockText {
  return {
    text: lineBlocks(text)
      .map((lines) => lines.join('\n'))
      .join('\n\n'),
    structure: [],
  };
}

/** Texts one after the other. */
export function joinedText(texts: readonly BlockText[]): BlockText {
  const filled = texts.filter(({ text }) => text !== '');
  let start = 0;
  const structure = filled.flatMap((each) => {
    const from = start;
    start += each.text.length + 2;
    return each.structure.map((span) => ({ ...span, start: span.start + from, end: span.end + from }));
  });
  return { text: filled.map(({ text }) => text).join('\n\n'), structure };
}
