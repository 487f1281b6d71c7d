// Elements whose content is never read, JSON-LD apart; most of a news page is inside them.
const EMPTIED = new Set(
  'script style svg noscript iframe math canvas object nav select button video audio datalist map'.split(' '),
);
/** Of these, those whose content is no markup: they end at their end tag, or with the page (HTML standard, 13.2.5). */
const RAW = new Set(['script', 'style', 'noscript', 'iframe']);
const RAW_TEXT = new Set(['title', 'textarea', 'xmp', 'noembed', 'noframes']);
// Elements without content that nothing reads; of links only the canonical one is.
const DROPPED = new Set(['source', 'track', 'input', 'param', 'embed', 'area', 'wbr']);
// White space beside them shows nothing, and would be a node each.
const BLOCKS =
  /^(?:html|head|body|meta|title|div|p|ul|ol|li|dl|dt|dd|h[1-6]|section|article|aside|header|footer|main|figure|figcaption|table|thead|tbody|tr|td|th|blockquote)$/;
// Attributes that are read here or by Readability. The others (event handlers, sources of pictures) only cost time.
const READ = new Set(
  'class id role itemprop itemtype hidden content datetime aria-hidden aria-modal'.split(' '),
);
const READ_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  a: new Set(['href', 'rel']),
  link: new Set(['href', 'rel']),
  base: new Set(['href']),
  meta: new Set(['name', 'property', 'http-equiv']),
  script: new Set(['type']),
  html: new Set(['lang']),
};
const UNREAD_ELEMENTS = new Set(['img', 'br', 'hr', 'tr', 'td', 'tbody']);
// Longer ones are pictures and fonts as data: addresses, or the state of a program.
const MAX_VALUE = 4096;

/**
 * Markup without what no reader of text needs: comments, scripts but JSON-LD, styles, drawings, frames, attributes
 * that nothing here reads, and `data:` addresses. In one pass, linear in its length; the rest is left as it is.
 */
export function lightenMarkup(html: string): string {
  const parts: string[] = [];
  let kept = 0;
  let blockEnd = -1;
  const missing = new Set<string>();
  const drop = (start: number, end: number): void => {
    if (start > kept) parts.push(html.slice(kept, start));
    kept = end;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = commentEnd(html, at);
      drop(at, end);
      at = end;
      continue;
    }
    const isEnd = html.charCodeAt(at + 1) === 0x2f;
    const name = tagName(html, at + (isEnd ? 2 : 1));
    if (name === '') {
      at++;
      continue;
    }
    const isBlock = BLOCKS.test(name);
    const blankStart = blankBefore(html, at);
    if (blankStart < at && (isBlock || blankStart === blockEnd) && html.charCodeAt(blankStart - 1) === 0x3e) {
      drop(Math.max(blankStart, kept), at);
    }
    if (isEnd) {
      at += name.length + 2;
      blockEnd = isBlock && html.charCodeAt(at) === 0x3e ? at + 1 : -1;
      continue;
    }
    const tag = readTag(html, at + 1 + name.length, name);
    blockEnd = isBlock ? tag.end : -1;
    if (DROPPED.has(name) || (name === 'link' && !tag.isCanonical)) {
      drop(at, tag.end);
      at = tag.end;
      continue;
    }
    if (EMPTIED.has(name) && !tag.type.includes('ld+json')) {
      const end = elementEnd(html, name, tag.end, missing);
      drop(at, end);
      at = end;
      continue;
    }
    if (tag.isHeavy) {
      drop(at, tag.end);
      parts.push(`<${name}${tag.attributes.join('')}${html.startsWith('/>', tag.end - 2) ? '/>' : '>'}`);
    }
    at = RAW_TEXT.has(name) || name === 'script' ? elementEnd(html, name, tag.end, missing) : tag.end;
  }
  drop(html.length, html.length);
  return parts.join('');
}

function commentEnd(html: string, at: number): number {
  // `<!-->` and `<!--->` are whole comments.
  const end = html.indexOf('-->', at + 2);
  return end < 0 ? html.length : end + 3;
}

/** Where the white space before an offset begins. */
function blankBefore(html: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(html.charCodeAt(start - 1))) start--;
  return start;
}

function tagName(html: string, at: number): string {
  let end = at;
  for (; end - at < 40; end++) {
    const code = html.charCodeAt(end);
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (!isLetter && (end === at || !((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x3a)))
      break;
  }
  return html.slice(at, end).toLowerCase();
}

interface Tag {
  /** Those that are read, each with the blank before it. */
  readonly attributes: readonly string[];
  /** Whether some are not read. */
  readonly isHeavy: boolean;
  /** Offset after its `>`. */
  readonly end: number;
  readonly type: string;
  readonly isCanonical: boolean;
}

function isReadAttribute(element: string, name: string, value: string): boolean {
  if (UNREAD_ELEMENTS.has(element)) return false;
  if (name === 'style') return /display|visibility/i.test(value);
  return READ.has(name) || (READ_OF[element]?.has(name) ?? false);
}

/** Reads attributes as the HTML standard does (13.2.5.32 and on): quotes count after `=` only. */
function readTag(html: string, from: number, element: string): Tag {
  const attributes: string[] = [];
  let isHeavy = false;
  let type = '';
  let isCanonical = false;
  let at = from;
  for (;;) {
    while (isBlank(html.charCodeAt(at)) || html.charCodeAt(at) === 0x2f) at++;
    if (at >= html.length || html.charCodeAt(at) === 0x3e) break;
    const start = at;
    at++;
    while (at < html.length && !isNameEnd(html.charCodeAt(at))) at++;
    const name = html.slice(start, Math.min(at, start + 40)).toLowerCase();
    const beyond = at;
    while (isBlank(html.charCodeAt(at))) at++;
    let value = '';
    if (html.charCodeAt(at) === 0x3d) {
      at++;
      while (isBlank(html.charCodeAt(at))) at++;
      const [first, last, end] = valueAt(html, at);
      if (last - first <= MAX_VALUE) value = html.slice(first, last);
      else isHeavy = true;
      at = end;
    } else at = beyond;
    const isRead = at - start <= MAX_VALUE && isReadAttribute(element, name, value);
    if (isRead) attributes.push(` ${html.slice(start, at)}`);
    else isHeavy = true;
    if (name === 'type') type = value.toLowerCase();
    if (name === 'rel') isCanonical = /canonical/i.test(value);
  }
  return { attributes, isHeavy, end: Math.min(at + 1, html.length), type, isCanonical };
}

/** Start and end of an attribute's value, and the offset after its quote. */
function valueAt(html: string, at: number): [start: number, end: number, next: number] {
  const quote = html.charAt(at);
  if (quote === '"' || quote === "'") {
    const found = html.indexOf(quote, at + 1);
    const end = found < 0 ? html.length : found;
    return [at + 1, end, Math.min(end + 1, html.length)];
  }
  let end = at;
  while (end < html.length && !isBlank(html.charCodeAt(end)) && html.charCodeAt(end) !== 0x3e) end++;
  return [at, end, end];
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** A blank, `/`, `>` or `=`. */
function isNameEnd(code: number): boolean {
  return isBlank(code) || code === 0x2f || code === 0x3e || code === 0x3d;
}

const OF_THE_PAGE = /<(?:article|main|h1)[\s>]/i;

/**
 * Offset after the element's end tag. Where that is missing: the end of the page for raw text, of its start tag for
 * markup, which is not taken either when the article lies in it (an end tag was forgotten). `missing` holds the names
 * that have no end tag from some place on, so that none is looked for twice.
 */
function elementEnd(html: string, name: string, from: number, missing: Set<string>): number {
  const isRaw = RAW.has(name) || RAW_TEXT.has(name);
  if (!isRaw && (html.startsWith('/>', from - 2) || missing.has(name))) return from;
  const end = new RegExp(`</${name}(?![\\w-])[^>]{0,100}>?`, 'gi');
  end.lastIndex = from;
  if (!end.test(html)) {
    missing.add(name);
    return isRaw ? html.length : from;
  }
  if (name === 'nav' && OF_THE_PAGE.test(html.slice(from, end.lastIndex))) {
    missing.add(name);
    return from;
  }
  return end.lastIndex;
}
