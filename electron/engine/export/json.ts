import type { Selection } from '../../contract/values.ts';
import { VERSION } from '../version.ts';
import { citationText, type CitationLanguage } from '../../text/citation.ts';
import { cited, type ExportRow } from './export-rows.ts';

/** Where and when an export was made. */
export interface ExportOrigin {
  readonly archive: string;
  /** ms since 1970. */
  readonly createdAt: number;
  readonly selection: Selection;
}

/**
 * Passages as JSON:
 *
 *     {marsad: {format: "passages", version: 1, program, archive, createdAt, selection},
 *      articles: [{id, title, titleOverride, byline, publisher, section, page, published, language, url, documentNumber,
 *                  outlet: {name, country, medium, ownership, leaning, attributes: [{name, value}]} or null,
 *                  overridden: [{field, canonical}], sha256, file, revision, importedAt}],
 *      passages: [{id, target: {source, field, selector: [TextPositionSelector, TextQuoteSelector]},
 *                  locator: {kind: page or time, from, to} or null, tags: [name], memo, anchor, citation, createdAt, updatedAt}]}
 *
 * Selectors are those of the W3C's Web Annotation Data Model; offsets are UTF-16 units of the article's title or
 * body (`field`), end exclusive. A locator names the page of its file, or the time of its recording, that a passage
 * begins and ends on. Titles are as stored, so that offsets into them hold, with their correction beside
 * them ('' if none); other facts are as corrected, `overridden` has what was imported. Instants are ISO 8601.
 */
export function jsonExport(
  rows: readonly ExportRow[],
  language: CitationLanguage,
  origin: ExportOrigin,
): string {
  const articles = new Map(rows.map(({ article }) => [article.id, article]));
  const document = {
    marsad: {
      format: 'passages',
      version: 1,
      program: VERSION,
      archive: origin.archive,
      createdAt: iso(origin.createdAt),
      selection: origin.selection,
    },
    articles: [...articles.values()].map((article) => ({ ...article, importedAt: iso(article.importedAt) })),
    passages: rows.map((row) => passageObject(row, language)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function passageObject(row: ExportRow, language: CitationLanguage): object {
  const { passage, tags, locator } = row;
  const { id, article, field, start, end, exact, prefix, suffix, memo, anchor } = passage;
  return {
    id,
    target: {
      source: article,
      field,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact, prefix, suffix },
      ],
    },
    locator,
    tags,
    memo,
    anchor,
    citation: citationText(cited(row), language),
    createdAt: iso(passage.createdAt),
    updatedAt: iso(passage.updatedAt),
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
