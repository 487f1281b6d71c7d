import { parseHTML } from 'linkedom';

/** The part of the DOM that is read here: the engine's environment has no DOM types, and linkedom is not a browser. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: HtmlNode | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  remove(): void;
}

export interface HtmlElement extends HtmlNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selectors: string): HtmlElement | null;
  querySelectorAll(selectors: string): Iterable<HtmlElement>;
  appendChild(node: HtmlNode): void;
}

export interface HtmlDocument {
  readonly documentElement: HtmlElement;
  readonly body: HtmlElement;
  querySelector(selectors: string): HtmlElement | null;
  querySelectorAll(selectors: string): Iterable<HtmlElement>;
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/**
 * Builds a document from markup that `checkMarkup` has passed. Nothing is fetched or run: linkedom has no network
 * and evaluates no script. It makes no `<html>`, `<head>` or `<body>` where the tags are missing, so the frame is
 * put around markup without them, and content outside of `<body>` is moved into it.
 */
export function parseDocument(html: string): HtmlDocument {
  const markup = decodeLetterReferences(html);
  const hasFrame = /<html[\s>]/i.test(markup);
  const source = hasFrame ? markup : `<!doctype html><html><head></head><body>${markup}</body></html>`;
  const document = (parseHTML(source) as unknown as { document: HtmlDocument }).document;
  const { body } = document;
  for (const child of childrenOf(document.documentElement)) {
    if (child !== body && child.nodeName.toUpperCase() !== 'HEAD') body.appendChild(child);
  }
  return document;
}

/**
 * Old Arabic pages write every letter as `&#1593;`, and linkedom makes a text node of each reference: those to
 * characters without a meaning in markup are decoded beforehand.
 */
function decodeLetterReferences(html: string): string {
  return html.replace(/&#(?:(\d{3,7})|x([\da-f]{2,6}));/gi, (reference, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = code >= 0xa0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : reference;
  });
}

/** A snapshot: the tree may be changed while it is walked. */
function childrenOf(node: HtmlNode): HtmlNode[] {
  const children: HtmlNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === ELEMENT_NODE;
}
