import { TEXT_NODE, type HtmlElement } from './html-document.ts';
import { elementsOf, nodesOf } from './html-survey.ts';

/** How much of an element's text is links, in UTF-16 units without blanks around the text nodes. */
export interface LinkText {
  readonly total: number;
  readonly linked: number;
  readonly links: number;
}

export function measureLinks(element: HtmlElement): LinkText {
  let linked = 0;
  let links = 0;
  for (const inner of elementsOf(element)) {
    if (inner.localName !== 'a' || !inner.hasAttribute('href')) continue;
    links++;
    linked += textLength(inner);
  }
  return { total: textLength(element), linked, links };
}

export function textLength(element: HtmlElement): number {
  let length = 0;
  for (const node of nodesOf(element)) {
    if (node.nodeType === TEXT_NODE) length += (node.textContent ?? '').trim().length;
  }
  return length;
}
