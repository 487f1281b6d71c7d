import type { ArticleText } from '../../text/article.ts';
import type { Part } from './part.ts';
import { METADATA_FIELDS, type RepairableArticle, type StoredOverride } from './repairable-article.ts';

/** Between two texts: an empty line. */
const BETWEEN = '\n\n';

/** The text of several articles as one: the first one's title, then all bodies in order, each later one under its own title. */
export function mergedText(
  articles: readonly (ArticleText & { readonly id: string })[],
): ArticleText & { parts: Part[] } {
  const parts: Part[] = [];
  const pieces: string[] = [];
  let length = 0;
  const append = (article: string, field: Part['field'], text: string): void => {
    if (text === '') return;
    const at = length === 0 ? 0 : length + BETWEEN.length;
    parts.push({ article, field, start: 0, end: text.length, into: 'body', at });
    pieces.push(text);
    length = at + text.length;
  };
  for (const [place, { id, title, body }] of articles.entries()) {
    if (place > 0) append(id, 'title', title);
    else if (title !== '') {
      parts.push({ article: id, field: 'title', start: 0, end: title.length, into: 'title', at: 0 });
    }
    append(id, 'body', body);
  }
  return { title: articles[0]?.title ?? '', body: pieces.join(BETWEEN), parts };
}

/**
 * What is known of several articles as one: of each field what the first knows, as corrected, or else the next. A
 * corrected title is the first one's.
 */
export function mergedMetadata(
  articles: readonly [RepairableArticle, ...RepairableArticle[]],
): Pick<RepairableArticle, 'canonical' | 'overrides'> {
  const [first] = articles;
  const canonical = { ...first.canonical };
  const overrides: StoredOverride[] = first.overrides.filter(({ field }) => field === 'title');
  for (const field of METADATA_FIELDS) {
    const known = articles.find((article) => {
      const value = overrideOf(article, field)?.value ?? article.canonical[field];
      return value !== '' && !(field === 'language' && value === 'und');
    });
    const chosen = known ?? first;
    const override = overrideOf(chosen, field);
    canonical[field] = chosen.canonical[field];
    if (override) overrides.push(override);
  }
  return { canonical, overrides };
}

/** What the files of all articles say alike: of one alone it would be said of the others, too. */
export function agreedNotes(
  articles: readonly [RepairableArticle, ...RepairableArticle[]],
): Pick<RepairableArticle, 'documentNumber' | 'details'> {
  const [first, ...others] = articles;
  const isAgreed = others.every(({ documentNumber }) => documentNumber === first.documentNumber);
  const details = Object.entries(first.details).filter(([name, value]) =>
    others.every((other) => Object.hasOwn(other.details, name) && other.details[name] === value),
  );
  return { documentNumber: isAgreed ? first.documentNumber : '', details: Object.fromEntries(details) };
}

function overrideOf(article: RepairableArticle, field: StoredOverride['field']): StoredOverride | undefined {
  return article.overrides.find((override) => override.field === field);
}
