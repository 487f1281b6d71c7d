import { Readability } from '@mozilla/readability';
import { removeLinkLists } from './furniture.ts';
import { isElement, type HtmlDocument, type HtmlElement } from './html-document.ts';
import { isWithin, type HtmlSurvey } from './html-survey.ts';
import { blockText, type BlockText } from './html-text.ts';
import { measureLinks, textLength } from './link-text.ts';

// Readability tries again, less strictly, until it has this many characters; agency items are short.
const SHORT_ITEM = 250;
// The least that a marked body must hold to be believed without Readability's judgement.
const MIN_MARKED = 120;
const NOTHING: BlockText = { text: '', structure: [] };

/**
 * The main text of a page without furniture: of the one element that the page marks as its article's text, otherwise
 * as Readability finds it, which takes the document apart. Empty when there is none.
 */
export function mainText(document: HtmlDocument, survey: HtmlSurvey): BlockText {
  const marked = markedBody(document, survey);
  if (marked) {
    removeLinkLists(marked);
    return blockText(marked);
  }
  leaveOnlyArticle(document, survey);
  return byReadability(document);
}

/** The body that the page marks; null unless it is the one that counts, and text rather than links. */
function markedBody({ body }: HtmlDocument, { bodies }: HtmlSurvey): HtmlElement | null {
  const sizes = bodies
    .filter((element) => isWithin(element, body))
    .map((element) => ({ element, ...measureLinks(element) }))
    .toSorted((one, other) => other.total - one.total);
  const [largest, second] = sizes;
  if (!largest || largest.total < MIN_MARKED || largest.linked * 2 > largest.total) return null;
  if (!second || second.total * 4 <= largest.total) return largest.element;
  return liveBlog(sizes.map(({ element }) => element));
}

const LIVE = /(?:^|[\s_-])live/i;

/** What holds all entries of a live blog, in their order; null where the bodies are of other kinds of page. */
function liveBlog(entries: readonly HtmlElement[]): HtmlElement | null {
  for (let at = entries[0]?.parentNode ?? null; at && isElement(at); at = at.parentNode) {
    const around = at;
    const names = `${around.getAttribute('class') ?? ''} ${around.getAttribute('id') ?? ''}`;
    if (LIVE.test(names) && entries.every((entry) => isWithin(entry, around))) return around;
  }
  return null;
}

/** Where a page has one `<article>` with most of its text, Readability need not look at the rest. */
function leaveOnlyArticle({ body }: HtmlDocument, { articles }: HtmlSurvey): void {
  const [article, other] = articles.filter((element) => isWithin(element, body));
  if (!article || other || article === body) return;
  const size = textLength(article);
  if (size < 2 * SHORT_ITEM || size * 2 < textLength(body)) return;
  for (let child = body.firstChild; child;) {
    const next = child.nextSibling;
    child.remove();
    child = next;
  }
  body.appendChild(article);
}

/** It fails where it and linkedom pass node lists as arguments, which overflows the stack on pages of very many nodes. */
function byReadability(document: HtmlDocument): BlockText {
  const reader = new Readability<HtmlElement>(document as never, {
    charThreshold: SHORT_ITEM,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node: unknown) => node as HtmlElement,
  });
  try {
    const content = reader.parse()?.content;
    return content ? blockText(content) : NOTHING;
  } catch {
    return NOTHING;
  }
}
