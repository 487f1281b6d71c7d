import { Parser } from 'htmlparser2';
import { isBrowserLink } from './mail-text.ts';

/** Links that are looked at: the one to the newsletter's page stands at its top. */
const MAX_LINKS = 100;
const MAX_WORDS = 500;

/** Where a newsletter's link "view in browser" leads; '' where it has none. */
export function browserLink(html: string): string {
  let found = '';
  let links = 0;
  let href: string | null = null;
  let words = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name !== 'a') return;
      href = attributes['href'] ?? null;
      words = '';
      links++;
    },
    ontext(text) {
      if (href !== null && words.length < MAX_WORDS) words += text;
    },
    onclosetag(name) {
      if (name !== 'a' || href === null) return;
      if (/^https?:\/\/[^\s]{3,2000}$/i.test(href) && isBrowserLink(words)) found = href;
      href = null;
      if (found !== '' || links >= MAX_LINKS) parser.pause();
    },
  });
  parser.end(html.slice(0, MAX_HTML));
  return found;
}

const MAX_HTML = 512 * 1024;
