import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { publishedDate } from '../published-date.ts';
import { isList, isObject, memberOf, textAt, type Json, type JsonObject } from '../tables/json-text.ts';
import { withHeadline } from '../text/first-sentence.ts';
import {
  markupBody,
  plainBody,
  readableBody,
  readableText,
  withoutTitle,
  type StructuredBody,
} from '../text/markup-text.ts';
import { oneLine } from '../text/tidy-text.ts';

/** Members of ninjs 1.x (`byline`, `body_text`), 2.x (`bodies`) and 3.x (`versionCreated`) that other JSON has not with `uri`. */
const SIGNS = [
  'headlines',
  'bodies',
  'versioncreated',
  'versionCreated',
  'pubstatus',
  'pubStatus',
  'representationtype',
  'representationType',
  'copyrightholder',
  'copyrightHolder',
  'usageterms',
  'usageTerms',
  'infosource',
];

/** Whether a JSON document is a ninjs item (IPTC, 1.0 to 3.1), or a list of them. */
export function isNinjs(root: Json): boolean {
  return itemsOf(root).length > 0;
}

/** Each item as an article; those associated with it (pictures, sidebars) are not. Failure: `no-text`. */
export function ninjsArticles(root: Json): Result<FoundArticle[]> {
  const articles = itemsOf(root).flatMap((item) => articleOf(item) ?? []);
  return articles.length === 0 ? fail('no-text') : ok(articles);
}

function itemsOf(root: Json): JsonObject[] {
  if (isList(root)) return root.length > 0 && root.every(isItem) ? root.filter(isItem) : [];
  if (!isObject(root)) return [];
  if (isItem(root)) return [root];
  const lists = ['items', '_items'].map((key) => memberOf(root, key)).filter(isList);
  return lists.flatMap((items) => (items.length > 0 && items.every(isItem) ? items.filter(isItem) : []));
}

function isItem(value: Json): value is JsonObject {
  if (!isObject(value) || textAt(value, 'uri') === '') return false;
  const standard = memberOf(value, 'standard') ?? memberOf(value, '$standard');
  if (isObject(standard) && /ninjs/i.test(textAt(standard, 'name') + textAt(standard, 'schema'))) return true;
  return (
    SIGNS.some((key) => Object.hasOwn(value, key)) ||
    Object.keys(value).some((key) => key.startsWith('body_'))
  );
}

function articleOf(item: JsonObject): FoundArticle | null {
  const headline = headlineOf(item);
  const text = bodyOf(item);
  if (headline === '' && text.body === '') return null;
  const uri = textAt(item, 'uri');
  const date = [
    'versioncreated',
    'versionCreated',
    'firstcreated',
    'firstCreated',
    'contentcreated',
    'contentCreated',
  ];
  return {
    ...(headline === '' ? withHeadline(text.body) : { title: headline, ...withoutTitle(text, headline) }),
    byline: line(item, 'byline', 'by'),
    publisher: publisherOf(item),
    published: date.map((key) => publishedDate(textAt(item, key))).find((found) => found !== '') ?? '',
    language: /^([a-z]{2,3})(?:-|$)/i.exec(textAt(item, 'language'))?.[1]?.toLowerCase() ?? '',
    url: /^https?:\/\//i.test(uri) ? oneLine(uri, 4000) : '',
    documentNumber: oneLine(uri, 1000),
    details: detailsOf(item),
  };
}

function line(item: JsonObject, ...keys: readonly string[]): string {
  return keys.map((key) => oneLine(readableText(textAt(item, key)))).find((text) => text !== '') ?? '';
}

function headlineOf(item: JsonObject): string {
  const headlines = partsOf(item, 'headlines');
  const best =
    headlines.find(({ role }) => role === '' || /main|headline|default/i.test(role)) ?? headlines[0];
  if (best) return oneLine(readableText(best.value));
  const variant = Object.keys(item).find((key) => key.startsWith('headline_'));
  return line(item, 'headline', ...(variant === undefined ? [] : [variant]), 'title');
}

/** Marked-up texts before plain ones, since they keep the paragraphs; a picture's description where there is no text. */
function bodyOf(item: JsonObject): StructuredBody {
  const bodies = partsOf(item, 'bodies');
  const main = bodies.filter(({ role }) => role === '' || /main|body|default|full/i.test(role));
  const found = [
    bestPart(main.length > 0 ? main : bodies),
    variantOf(item, 'body'),
    bestPart(partsOf(item, 'descriptions')),
    variantOf(item, 'description'),
  ];
  return found.find(({ body }) => body !== '') ?? plainBody('');
}

interface Part {
  readonly role: string;
  readonly isMarkup: boolean;
  readonly value: string;
}

/** The texts of a member of 2.x and 3.x, such as `bodies`. */
function partsOf(item: JsonObject, key: string): Part[] {
  const parts = memberOf(item, key);
  if (!isList(parts)) return [];
  return parts.filter(isObject).flatMap((part) => {
    const value = textAt(part, 'value');
    const type = textAt(part, 'contenttype') || textAt(part, 'contentType');
    return value.trim() === ''
      ? []
      : [{ role: textAt(part, 'role'), isMarkup: /html|xml/i.test(type), value }];
  });
}

function bestPart(parts: readonly Part[]): StructuredBody {
  const best = parts.find(({ isMarkup }) => isMarkup) ?? parts[0];
  if (!best) return plainBody('');
  return best.isMarkup ? markupBody(best.value) : readableBody(best.value);
}

/** `body_xhtml`, `body_text` ... of 1.x. */
function variantOf(item: JsonObject, member: 'body' | 'description'): StructuredBody {
  const keys = Object.keys(item).filter(
    (key) => key.startsWith(`${member}_`) && textAt(item, key).trim() !== '',
  );
  const markup = keys.find((key) => /html|nitf/i.test(key));
  if (markup !== undefined) return markupBody(textAt(item, markup));
  const [plain] = keys;
  return plainBody(plain === undefined ? '' : textAt(item, plain));
}

function publisherOf(item: JsonObject): string {
  const sources = ['infosource', 'infosources', 'infoSources']
    .map((key) => memberOf(item, key))
    .filter(isList);
  const named = sources.flatMap((list) => list.filter(isObject).map((source) => textAt(source, 'name')));
  return (
    oneLine(named.find((name) => name.trim() !== '') ?? '') ||
    line(item, 'copyrightholder', 'copyrightHolder')
  );
}

function detailsOf(item: JsonObject): Record<string, string> {
  const details = {
    located: line(item, 'located'),
    slugline: line(item, 'slugline'),
    version: line(item, 'version'),
    status: line(item, 'pubstatus', 'pubStatus'),
    editorNote: line(item, 'ednote', 'edNote'),
    copyright: line(item, 'copyrightnotice', 'copyrightNotice'),
    rights: line(item, 'usageterms', 'usageTerms'),
    embargoed: line(item, 'embargoed', 'embargoedUntil'),
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''));
}
