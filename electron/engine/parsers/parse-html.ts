import { Readability } from '@mozilla/readability';
import { fail, ok, type Result } from '../../contract/result.ts';
import { parseDocument, type HtmlDocument, type HtmlElement } from './html-document.ts';
import { readMetadata } from './html-metadata.ts';
import { checkMarkup } from './html-scan.ts';
import { blockText } from './html-text.ts';
import { MAX_ARTICLE_LENGTH } from './limits.ts';
import type { ParsedArticle } from './parser-host.ts';
import { splitTitle } from './parse-text.ts';

export interface HtmlOptions {
  /** Take all of the body, as for a selection that was pasted, instead of looking for the page's main text. */
  readonly wholeBody: boolean;
}

/**
 * Reads a decoded page as one article: metadata, and the main text as Readability finds it, or all of the body's
 * text where it finds none. Nothing is executed or fetched. Expected failures: `malformed`, `too-large`, `no-text`.
 */
export function parseHtml(html: string, { wholeBody }: HtmlOptions): Result<ParsedArticle> {
  const checked = checkMarkup(html);
  if (!checked.ok) return checked;
  const document = parseDocument(html);
  const metadata = readMetadata(document);
  const whole = blockText(document.body);
  removeFurniture(document);
  const everything = blockText(document.body);
  const found = wholeBody ? '' : mainText(document);
  const text = (found || everything || whole).replaceAll('\0', '\uFFFD').toWellFormed();
  if (text === '') return fail('no-text');
  if (text.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  if (metadata.title === '' && wholeBody) return ok({ ...metadata, ...splitTitle(text) });
  return ok({ ...metadata, body: withoutTitle(text, metadata.title) });
}

// What stands around an article and is never part of it, by element, role and the names that news sites use.
const FURNITURE = [
  'nav',
  'script',
  'style',
  'noscript',
  'template',
  '[role="navigation"]',
  '[role="banner"]',
  '[role="search"]',
  '[role="contentinfo"]',
  '[class~="related"]',
  '[class*="related-"]',
  '[class*="read-more"]',
  '[class*="most-read"]',
  '[class*="newsletter"]',
  '[class*="social-share"]',
  '[class*="share-buttons"]',
  '[id="comments"]',
  '[class*="cookie-"]',
].join(',');

function removeFurniture(document: HtmlDocument): void {
  const body = document.body.textContent?.length ?? 0;
  for (const element of document.querySelectorAll(FURNITURE)) {
    // A site may well call its whole page "related-something": such an element is no furniture.
    const isMost = (element.textContent?.length ?? 0) * 2 > body && !isInert(element);
    if (element !== document.body && element !== document.documentElement && !isMost) element.remove();
  }
}

function isInert(element: HtmlElement): boolean {
  return ['script', 'style', 'noscript', 'template'].includes(element.localName);
}

// Readability tries again, less strictly, until it has this many characters; agency items are short.
const SHORT_ITEM = 250;

/**
 * The main text by Readability, which takes the document apart; '' when it finds none, or fails: it and linkedom
 * pass node lists as arguments, which overflow the stack on pages of very many nodes.
 */
function mainText(document: HtmlDocument): string {
  const reader = new Readability<HtmlElement>(document as never, {
    charThreshold: SHORT_ITEM,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node: unknown) => node as HtmlElement,
  });
  try {
    const content = reader.parse()?.content;
    return content ? blockText(content) : '';
  } catch {
    return '';
  }
}

/** Pages repeat the headline above the text. */
function withoutTitle(text: string, title: string): string {
  if (title === '') return text;
  const end = text.indexOf('\n');
  const firstLine = (end < 0 ? text : text.slice(0, end)).replace(/\s+/g, ' ').trim();
  if (firstLine !== title) return text;
  return end < 0 ? '' : text.slice(end).trimStart();
}
