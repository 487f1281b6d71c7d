import { withoutBidiControls } from '../../text/bidi.ts';
import { citationText, locatorText, type CitationLanguage } from '../../text/citation.ts';
import { attributeOf, freeAttributes } from '../outlets/outlet-attributes.ts';
import { BYTE_ORDER_MARK, csvCell } from '../../text/csv-cell.ts';
import { cited, shownTitle, type ExportRow } from './export-rows.ts';

export const CSV_COLUMNS = [
  'passage',
  'tags',
  'text',
  'memo',
  'field',
  'start',
  'end',
  'prefix',
  'suffix',
  'article',
  'title',
  'byline',
  'publisher',
  'section',
  'page',
  'published',
  'language',
  'url',
  'sha256',
  'file',
  'revision',
  'imported_at',
  'citation',
  'anchor',
  'outlet',
  'country',
  'medium',
  'ownership',
  'leaning',
  'locator',
  'document_number',
] as const;

type CsvColumn = (typeof CSV_COLUMNS)[number];

/**
 * Passages as CSV: RFC 4180 (all cells quoted, CRLF), UTF-8 with a byte order mark, which Excel needs to read
 * Arabic. A cell that a spreadsheet would run gets one apostrophe before it: who reads the file by program
 * takes it away (`plainCell`). `locator` is the page or time of the passage in its file, as a citation names it
 * («ص 12–13», `at 00:14:05`), `page` that of the printed paper. After `CSV_COLUMNS`, one column for each of the outlets' own attributes in use,
 * `outlet.<name>`.
 */
export function csvExport(rows: readonly ExportRow[], language: CitationLanguage): string {
  const free = freeAttributes(rows.flatMap(({ article }) => article.outlet ?? []));
  const header = [...CSV_COLUMNS, ...free.map((name) => csvCell(`outlet.${name}`))];
  const lines = [header.join(',')];
  for (const row of rows) {
    const cells = csvCells(row, language);
    const values = free.map((name) => (row.article.outlet ? attributeOf(row.article.outlet, name) : ''));
    lines.push([...CSV_COLUMNS.map((column) => cells[column]), ...values].map(csvCell).join(','));
  }
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function csvCells(row: ExportRow, language: CitationLanguage): Record<CsvColumn, string> {
  const { passage, article, tags, locator } = row;
  const { outlet } = article;
  return {
    passage: passage.id,
    tags: tags.join('; '),
    text: passage.exact,
    memo: passage.memo,
    field: passage.field,
    start: String(passage.start),
    end: String(passage.end),
    prefix: passage.prefix,
    suffix: passage.suffix,
    article: article.id,
    title: withoutBidiControls(shownTitle(article)),
    byline: withoutBidiControls(article.byline),
    publisher: withoutBidiControls(article.publisher),
    section: article.section,
    page: article.page,
    published: article.published,
    language: article.language,
    url: article.url,
    sha256: article.sha256,
    file: article.file,
    revision: String(article.revision),
    imported_at: new Date(article.importedAt).toISOString(),
    citation: citationText(cited(row), language),
    anchor: passage.anchor,
    outlet: withoutBidiControls(outlet?.name ?? ''),
    country: outlet?.country ?? '',
    medium: outlet?.medium ?? '',
    ownership: outlet?.ownership ?? '',
    leaning: outlet?.leaning ?? '',
    locator: locator ? locatorText(locator, language) : '',
    document_number: withoutBidiControls(article.documentNumber),
  };
}
