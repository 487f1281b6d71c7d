import type { BlockText } from '../html/html-text.ts';
import { htmlOf } from '../xml/markup.ts';
import { decodeReferences } from '../xml/references.ts';
import { attributeOf, childrenOf, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { type FeedFields } from './feed-names.ts';
import { fragmentText, isMarkup, NO_TEXT, plainText } from './html-fragment.ts';

const LONGEST_LINE = 2000;

/** An entry's text: the whole one before a summary, with the captions of its media at the end. */
export function entryBody(fields: FeedFields, title: string): BlockText {
  const names = [
    'content:encoded xhtml:body xhtml:div content atom:content body fullcontent',
    'description summary atom:summary media:text itunes:summary dc:description dcterms:abstract',
  ];
  let body = NO_TEXT;
  for (const name of names.join(' ').split(' ')) {
    for (const element of fields.get(name) ?? []) {
      if (body.text === '') body = withoutFrame(bodyOf(element), title);
    }
  }
  const captions = captionsOf(fields).filter((caption) => !body.text.includes(caption) && caption !== title);
  if (body.text === '') return { ...NO_TEXT, text: captions.join('\n\n') };
  return captions.reduce(withCaption, body);
}

/** A construct's text as one line, without markup: for titles and names. */
export function oneLine(element: XmlElement | null): string {
  if (!element) return '';
  const isText = isPlain(element);
  const text = textOf(element);
  const shown = !isText && isMarkup(text) ? fragmentText(text).text : isText ? text : decodeReferences(text);
  return shown.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE).toWellFormed();
}

/** What an element holds: markup as elements (xhtml, or HTML that was not escaped), escaped markup, or text. */
function bodyOf(element: XmlElement): BlockText {
  if (/^(?:image|audio|video|application\/(?!xhtml|xml))/i.test(attributeOf(element, 'type'))) return NO_TEXT;
  if (attributeOf(element, 'mode') === 'base64') return NO_TEXT;
  if (elementsOf(element).length > 0) return fragmentText(htmlOf(element));
  const text = textOf(element);
  return isPlain(element) ? plainText(text) : fragmentText(text);
}

/** Whether Atom says that it is text: its markup characters are meant. Atom 0.3 says so of what is escaped too. */
function isPlain(element: XmlElement): boolean {
  const type = attributeOf(element, 'type').toLowerCase();
  return type === 'text' || (type === 'text/plain' && attributeOf(element, 'mode') !== 'escaped');
}

function captionsOf(fields: FeedFields): string[] {
  const media = ['media:content', 'media:group', 'media:thumbnail'].flatMap((name) => fields.get(name) ?? []);
  const inner = media.flatMap((element) => [element, ...childrenOf(element, 'content')]);
  const written = [
    ...(fields.get('media:description') ?? []),
    ...inner.flatMap((element) => childrenOf(element, 'description')),
  ];
  return [...new Set(written.map(oneLine))].filter((caption) => caption !== '').slice(0, 200);
}

function withCaption({ text, structure }: BlockText, caption: string): BlockText {
  const start = text.length + 2;
  const span = { start, end: start + caption.length, kind: 'caption' } as const;
  return { text: `${text}\n\n${caption}`, structure: [...structure, span] };
}

// What WordPress adds to every entry of its feeds, in the languages of the press that is read here.
const ADDED =
  /^(?:The post .{1,600} (?:appeared first on|first appeared on) |ظهرت المقالة .{1,600} أول[اًا]{0,2} على |L[’']article .{1,600} est apparu en premier sur |El cargo .{1,600} apareció primero en )/u;
const READ_ON =
  /^(?:\[?…\]?|Continue reading .{0,300}|Read more[ .…»→]*|اقرأ المزيد[ .…»]*|Lire la suite[ .…»→]*)$/iu;

/** Without the title repeated as the first line, and without what programs add at the end. */
function withoutFrame(body: BlockText, title: string): BlockText {
  let { text } = body;
  let cut = 0;
  const line = text.split('\n', 1)[0] ?? '';
  if (title !== '' && line.replace(/\s+/g, ' ').trim() === title) {
    const rest = text.slice(line.length).trimStart();
    cut = text.length - rest.length;
    text = rest;
  }
  for (;;) {
    const start = text.lastIndexOf('\n') + 1;
    const last = text.slice(start);
    if (last === '' || last.length > 1500 || !(ADDED.test(last) || READ_ON.test(last))) break;
    text = text.slice(0, start).trimEnd();
  }
  const structure = body.structure
    .map((span) => ({ ...span, start: span.start - cut, end: Math.min(span.end - cut, text.length) }))
    .filter(({ start, end }) => start >= 0 && start < end);
  return { text, structure };
}
