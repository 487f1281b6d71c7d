import { withoutBidiControls } from '../../text/bidi.ts';
import { citationText, type CitationLanguage } from '../../text/citation.ts';
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
] as const;

type CsvColumn = (typeof CSV_COLUMNS)[number];

const BYTE_ORDER_MARK = '\uFEFF';

// What spreadsheets take for a formula (OWASP, CSV Injection), full-width forms too; with the apostrophes
// that may stand before it, so that taking one away always gives back what was there.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Passages as CSV: RFC 4180 (all cells quoted, CRLF), UTF-8 with a byte order mark, which Excel needs to read
 * Arabic. A cell that a spreadsheet would run gets one apostrophe before it: who reads the file by program
 * removes one leading apostrophe where the cell then still matches `FORMULA`.
 */
export function csvExport(rows: readonly ExportRow[], language: CitationLanguage): string {
  const lines = [CSV_COLUMNS.join(',')];
  for (const row of rows) {
    const cells = csvCells(row, language);
    lines.push(CSV_COLUMNS.map((column) => quoted(cells[column])).join(','));
  }
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function csvCells(row: ExportRow, language: CitationLanguage): Record<CsvColumn, string> {
  const { passage, article, tags } = row;
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
  };
}

function quoted(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
