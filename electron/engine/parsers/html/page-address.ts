import type { HtmlElement } from './html-document.ts';

/**
 * The page's own web address: its canonical link, which may be relative to a `<base>`, then the other claims;
 * '' when none is an address of the web. `links` are `<link>` and `<base>` elements.
 */
export function pageAddress(links: readonly HtmlElement[], claims: readonly string[]): string {
  const base = links.find(({ localName }) => localName === 'base')?.getAttribute('href') ?? '';
  const canonical = links.find(
    (link) => link.localName === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute('rel') ?? ''),
  );
  const bases = [base, ...claims].filter(isWebAddress);
  for (const claim of [canonical?.getAttribute('href') ?? '', ...claims]) {
    const url = claim.trim();
    if (isWebAddress(url)) return url;
    const [against] = bases;
    if (
      url !== '' &&
      against !== undefined &&
      !/^[a-z][a-z\d+.-]*:/i.test(url) &&
      URL.canParse(url, against)
    ) {
      return new URL(url, against).href;
    }
  }
  return '';
}

// Browsers and SingleFile note where a page came from in a comment near its start.
const SAVED_FROM = /<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?:\/\/[^\s<>"]{1,2000})/i;

/** The address that the program which saved a page wrote into its first comments, '' for none. */
export function savedFrom(html: string): string {
  const url = SAVED_FROM.exec(html.slice(0, 8192))?.[1] ?? '';
  return isWebAddress(url) ? url : '';
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text);
}
