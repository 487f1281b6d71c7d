import type { FoundArticle } from '../format-parser.ts';

const LONGEST = 2000;

/** A field of one line, cut to what it may hold. */
export function shortText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed();
}

/** Primary subtag of a BCP 47 tag; '' for none. */
export function languageTag(tag: string): string {
  return /^[a-z]{2,3}(?![a-z])/i.exec(tag.trim())?.[0].toLowerCase() ?? '';
}

/**
 * An item's fields as an article's: each on one line and bounded, empty details left out, the title not repeated as
 * the text's first line, and an item without text marked by `details.noText`.
 */
export function articleFields(found: FoundArticle): FoundArticle {
  const title = shortText(found.title);
  const line = found.body.split('\n', 1)[0] ?? '';
  const isRepeated = title !== '' && shortText(line) === title;
  const body = isRepeated ? found.body.slice(line.length).trimStart() : found.body;
  const cut = found.body.length - body.length;
  const structure = (found.structure ?? [])
    .filter(({ start }) => start >= cut)
    .map((span) => ({ ...span, start: span.start - cut, end: span.end - cut }));
  const details = { ...found.details, noText: body === '' ? '1' : '' };
  const url = shortText(found.url ?? '');
  return {
    ...found,
    title,
    body,
    structure,
    byline: shortText(found.byline ?? ''),
    publisher: shortText(found.publisher ?? ''),
    section: shortText(found.section ?? ''),
    page: shortText(found.page ?? ''),
    documentNumber: shortText(found.documentNumber ?? ''),
    url: /^https?:\/\//i.test(url) ? url : '',
    details: Object.fromEntries(
      Object.entries(details).flatMap(([name, value]) => (value === '' ? [] : [[name, shortText(value)]])),
    ),
  };
}
