import type { HtmlElement } from './html-document.ts';
import { elementsOf } from './html-survey.ts';
import { measureLinks, textLength } from './link-text.ts';
import { removeReadAlso } from './read-also.ts';

// What stands around an article and is never part of it, by element, role and the names that news sites use.
const ELEMENTS = new Set(['nav', 'script', 'style', 'noscript', 'template', 'dialog', 'amp-sidebar']);
const ROLES = new Set(['navigation', 'banner', 'search', 'contentinfo', 'dialog', 'alertdialog']);
const PART = '(?:^|[\\s_-])';
const END = '(?:[\\s_-]|$)';
const NAMES = new RegExp(
  [
    `${PART}related(?:posts|articles|news)?${END}`,
    'jp-relatedposts|sharedaddy|outbrain|taboola|disqus|fb-comments|addtoany|adsbygoogle',
    `${PART}(?:read-?more|read-?also|also-?read|see-?also|most-?read|more-?news|most-?popular|trending|recommended)${END}`,
    `${PART}(?:newsletter|subscribe|paywall|breadcrumbs?|pagination|comments?|commentlist|cookies?)${END}`,
    `${PART}(?:social|share|sharing)(?:[-_]?(?:share|bar|buttons?|links?|icons?|tools|media))?(?:\\s|$)`,
    'share-buttons|social-share|comment-list|comments-area',
    `${PART}(?:advert|advertisement|ads?|ad-?slot|ad-?container|promo|sponsored|banner-ad)(?:\\s|$)`,
    `${PART}(?:author-(?:bio|box|info|card)|post-tags|entry-tags|tags-links|tag-list|tagcloud|post-navigation)(?:\\s|$)`,
    '(?:^|\\s)(?:sr-only|screen-reader-text|visually-hidden|skip-link|print-only|mw-editsection)(?:\\s|$)',
  ].join('|'),
  'i',
);

/** Takes off a page, or a part of it, what is no text of the article: menus, sharing, comments, links to other pages. */
export function removeFurniture(root: HtmlElement): void {
  const all = textLength(root);
  const found: HtmlElement[] = [];
  for (const element of elementsOf(root)) {
    if (element === root || !isFurniture(element)) continue;
    // A site may well call its whole page "related-something": such an element is no furniture.
    if (ELEMENTS.has(element.localName) || textLength(element) * 2 <= all) found.push(element);
  }
  for (const element of found) element.remove();
  removeReadAlso(root);
}

function isFurniture(element: HtmlElement): boolean {
  if (ELEMENTS.has(element.localName)) return true;
  const role = element.getAttribute('role');
  if (role !== null && ROLES.has(role)) return true;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names.length > 1 && NAMES.test(names);
}

const LIST = /^(?:ul|ol|div|section|aside|footer|table)$/;

/** Takes off an article's text the lists of links that nothing names as such. */
export function removeLinkLists(root: HtmlElement): void {
  const found: HtmlElement[] = [];
  for (const element of elementsOf(root)) {
    if (element === root || !LIST.test(element.localName)) continue;
    const { total, linked, links } = measureLinks(element);
    if (links >= 2 && linked * 10 >= total * 8) found.push(element);
  }
  for (const element of found) element.remove();
}
