import { isElement, type HtmlDocument, type HtmlElement, type HtmlNode } from './html-document.ts';

/** What of a page its readers look at, in the order of the page; found in one walk. */
export interface HtmlSurvey {
  readonly metas: readonly HtmlElement[];
  readonly jsonLd: readonly HtmlElement[];
  readonly titles: readonly HtmlElement[];
  readonly headings: readonly HtmlElement[];
  readonly times: readonly HtmlElement[];
  /** Marked as the author by microdata or `rel`, then those that only a class calls so. */
  readonly authors: readonly HtmlElement[];
  readonly classAuthors: readonly HtmlElement[];
  /** With a class that names a date. */
  readonly dates: readonly HtmlElement[];
  readonly standfirsts: readonly HtmlElement[];
  /** Marked as an article's text by microdata or by a class of a CMS; none lies in another. */
  readonly bodies: readonly HtmlElement[];
  readonly articles: readonly HtmlElement[];
  readonly links: readonly HtmlElement[];
  /** Elements with `itemprop`, but `meta`. */
  readonly properties: readonly HtmlElement[];
}

// Names that CMSs give to the text of an article: WordPress and its themes, Drupal, Blogger, Arc, AMP, Joomla.
const BODY_CLASS =
  /(?:^|\s)(?:(?:entry|post|article|story|news|single|node|detail|details)[-_]{0,2}(?:content|body|text|description)|(?:td-post|amp-wp-article|the|c-article|b-article)-(?:content|body)|articlebody|storybody|newstext|field-{1,2}name-(?:field-)?body|item-page|article-body-text|paywalled-content)(?:\s|$)/i;
const AUTHOR_CLASS = /(?:^|[\s_-])(?:byline|author|writer)(?:[\s_-]?name)?(?:\s|$)/i;
const DATE_CLASS =
  /(?:^|[\s_-])(?:date(?:[-_]?(?:header|line))?|datetime|time|timestamp|published|pubdate|posted-on)(?:\s|$)/i;
const STANDFIRST_CLASS =
  /(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|sub-?heading|dek|chapo|chapeau|article[-_]{0,2}(?:summary|lead|intro|excerpt)|entry-summary)(?:\s|$)/i;

export function surveyDocument(document: HtmlDocument): HtmlSurvey {
  const survey = {
    metas: [] as HtmlElement[],
    jsonLd: [] as HtmlElement[],
    titles: [] as HtmlElement[],
    headings: [] as HtmlElement[],
    times: [] as HtmlElement[],
    authors: [] as HtmlElement[],
    classAuthors: [] as HtmlElement[],
    dates: [] as HtmlElement[],
    standfirsts: [] as HtmlElement[],
    bodies: [] as HtmlElement[],
    articles: [] as HtmlElement[],
    links: [] as HtmlElement[],
    properties: [] as HtmlElement[],
  };
  const byName: Readonly<Record<string, HtmlElement[]>> = {
    meta: survey.metas,
    title: survey.titles,
    h1: survey.headings,
    time: survey.times,
    article: survey.articles,
    link: survey.links,
    base: survey.links,
    script: survey.jsonLd,
  };
  let body: HtmlElement | null = null;
  for (const element of elementsOf(document.documentElement)) {
    const name = element.localName;
    if (Object.hasOwn(byName, name)) byName[name]?.push(element);
    if (name === 'meta' || name === 'link' || name === 'script') continue;
    const property = element.getAttribute('itemprop');
    if (property !== null) survey.properties.push(element);
    if (property === 'author' || element.getAttribute('rel') === 'author') survey.authors.push(element);
    const className = element.getAttribute('class') ?? '';
    const isBody = property === 'articleBody' || (className !== '' && BODY_CLASS.test(className));
    if (isBody && !(body && isWithin(element, body))) {
      body = element;
      survey.bodies.push(element);
    }
    if (className === '') continue;
    if (AUTHOR_CLASS.test(className)) survey.classAuthors.push(element);
    if (DATE_CLASS.test(className)) survey.dates.push(element);
    if (STANDFIRST_CLASS.test(className)) survey.standfirsts.push(element);
  }
  return survey;
}

/** An element and all within it, in the order of the page. The tree must not change meanwhile. */
export function* elementsOf(root: HtmlElement): Generator<HtmlElement> {
  for (const node of nodesOf(root)) if (isElement(node)) yield node;
}

export function* nodesOf(root: HtmlElement): Generator<HtmlNode> {
  let node: HtmlNode | null = root;
  while (node) {
    yield node;
    let next: HtmlNode | null = isElement(node) ? node.firstChild : null;
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    node = next;
  }
}

export function isWithin(node: HtmlNode, ancestor: HtmlNode): boolean {
  for (let at: HtmlNode | null = node; at; at = at.parentNode) if (at === ancestor) return true;
  return false;
}
