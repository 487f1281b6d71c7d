import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { publishedDate } from '../published-date.ts';
import { isList, isObject, memberOf, textAt, type Json, type JsonObject } from '../tables/json-text.ts';
import { withHeadline } from '../text/first-sentence.ts';
import { markupBody, plainBody, readableBody, readableText, withoutTitle } from '../text/markup-text.ts';
import { oneLine } from '../text/tidy-text.ts';

/** Whether a JSON document is a JSON Feed, 1 or 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function isJsonFeed(root: Json): root is JsonObject {
  return isObject(root) && /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//i.test(textAt(root, 'version'));
}

/** Each item as an article; the feed's title is the publisher. Failure: `no-text`. */
export function jsonFeedArticles(feed: JsonObject): Result<FoundArticle[]> {
  const items = memberOf(feed, 'items');
  const articles = isList(items) ? items.filter(isObject).flatMap((item) => articleOf(feed, item) ?? []) : [];
  return articles.length === 0 ? fail('no-text') : ok(articles);
}

function articleOf(feed: JsonObject, item: JsonObject): FoundArticle | null {
  const title = oneLine(readableText(textAt(item, 'title')));
  const found = [
    markupBody(textAt(item, 'content_html')),
    plainBody(textAt(item, 'content_text')),
    readableBody(textAt(item, 'summary')),
  ];
  const text = found.find((each) => each.body !== '') ?? plainBody('');
  if (title === '' && text.body === '') return null;
  const id = textAt(item, 'id');
  const tags = memberOf(item, 'tags');
  const words = isList(tags) ? tags.filter((tag) => typeof tag === 'string').join(', ') : '';
  const language = textAt(item, 'language') || textAt(feed, 'language');
  return {
    ...(title === '' ? withHeadline(text.body) : { title, ...withoutTitle(text, title) }),
    byline: authorsOf(item) || authorsOf(feed),
    publisher: oneLine(readableText(textAt(feed, 'title'))),
    published: publishedDate(textAt(item, 'date_published')) || publishedDate(textAt(item, 'date_modified')),
    language: /^([a-z]{2,3})(?:-|$)/i.exec(language)?.[1]?.toLowerCase() ?? '',
    url: oneLine(textAt(item, 'url') || (/^https?:\/\//i.test(id) ? id : textAt(item, 'external_url')), 4000),
    details: {
      ...(words === '' ? {} : { tags: oneLine(words) }),
      ...(text.body === '' ? { noText: 'true' } : {}),
    },
  };
}

/** `authors` of 1.1, `author` of 1. */
function authorsOf(owner: JsonObject): string {
  const authors = memberOf(owner, 'authors');
  const all = isList(authors) ? authors : [memberOf(owner, 'author') ?? null];
  const names = all.filter(isObject).map((author) => oneLine(textAt(author, 'name'), 200));
  return oneLine(names.filter((name) => name !== '').join(', '));
}
