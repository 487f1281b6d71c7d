/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_ga|_gl|ref|ref_src|ref_url|referrer|source|src|cmpid|cmp|ncid|ocid|smid|partner|share|shared|s_cid|ito|xtor|at_\w+|mkt_tok|spm|__twitter_impression|outputtype|amp|amp_js_v|usqp)$/i;

const ADDRESS = /^https?:\/\/([^/?#\\]*)([^?#]*)(?:\?([^#]*))?/i;
const DEFAULT_PORT = /:(?:80|443)?$/;
const OTHER_SHAPE = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.])/;
const INDEX_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;

/**
 * What two addresses of the same page have in common: host without `www.`, `m.` and `amp.`, path without AMP's
 * part and the last slash, parameters in order without those that only track. No scheme, no fragment. '' for
 * what is no web address and for a home page, which names no article. `https://m.a.net/x/?utm_source=b#c` is `a.net/x`.
 */
export function articleAddress(url: string): string {
  const [, authority = '', rawPath = '', rawQuery = ''] = ADDRESS.exec(url.trim()) ?? [];
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(DEFAULT_PORT, '')
    .replace(/\.$/, '')
    .replace(OTHER_SHAPE, '');
  if (host === '') return '';
  const path = pathOf(rawPath);
  const query = queryOf(rawQuery);
  if (path === '' && query === '') return '';
  return host + path + (query === '' ? '' : `?${query}`);
}

/** With a leading slash and none at the end; '' for the root. */
function pathOf(raw: string): string {
  return raw
    .split('/')
    .map((segment) => encodeURIComponent(decoded(segment)))
    .join('/')
    .replace(/\/{2,}/g, '/')
    .replace(INDEX_PAGE, '')
    .replace(/^\/amp(?=\/.)/i, '')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/\/(?:amp)?\/*$/i, '')
    .replace(/\/+$/, '');
}

function queryOf(raw: string): string {
  return raw
    .split('&')
    .map((pair): readonly [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    })
    .filter(([name]) => name !== '' && !TRACKING.test(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&');
}

/** Percent signs resolved where they are UTF-8, the text as it is otherwise. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20')).toWellFormed();
  } catch {
    return text.toWellFormed();
  }
}

// A number of an item, but no year of an archive page.
const ITEM_NUMBER = /\d{5}|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4}(?!\d)/;
/** Words of a slug from which on it is a headline rather than the name of a section. */
const HEADLINE_WORDS = 4;

/**
 * Whether an `articleAddress` by its form is that of a single item: it carries an item's number or a headline.
 * Sections (`a.net/world/asia`) do not; neither do some articles.
 */
export function namesOneItem(address: string): boolean {
  const slash = address.indexOf('/');
  if (slash < 0) return ITEM_NUMBER.test(address.slice(address.indexOf('?') + 1)) && address.includes('?');
  const place = decoded(address.slice(slash));
  const last = place.replace(/\?.*$/s, '').split('/').at(-1) ?? '';
  const words = last.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 1);
  return ITEM_NUMBER.test(place) || words.length >= HEADLINE_WORDS;
}
