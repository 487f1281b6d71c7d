import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import type { ColumnMapping, MappedField } from '../parser-host.ts';
import type { ArticleList } from '../portion.ts';
import { withHeadline } from '../text/first-sentence.ts';
import { readableBody, readableText, withoutTitle } from '../text/markup-text.ts';
import { oneLine } from '../text/tidy-text.ts';
import { dateColumn, type DateColumn } from './column-dates.ts';
import { resolveMapping, type ResolvedMapping } from './resolve-mapping.ts';
import { MAX_ROWS, type Table } from './table.ts';

/** Columns that are no field of an article are kept as its details, this many and this long at most. */
const MAX_DETAILS = 20;
const MAX_DETAIL_LENGTH = 300;

/** Each row as an article; a row without text is none. Failures: `needs-mapping`, `too-large`. */
export function tableArticles(
  table: Table,
  mapping: ColumnMapping | null,
  remembered: Readonly<Record<string, ColumnMapping>>,
): Result<ArticleList> {
  const { columns, rows } = table;
  if (rows.length > MAX_ROWS) return fail('too-large', { limit: MAX_ROWS, unit: 'articles' });
  const resolved = resolveMapping(table, mapping, remembered);
  if (!resolved.ok) return resolved;
  const bodyAt = resolved.value.get('body') ?? -1;
  if (rows.some((row) => (row[bodyAt] ?? '').length > MAX_ARTICLE_LENGTH)) {
    return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  }
  const dateAt = resolved.value.get('published') ?? -1;
  const readDate = dateColumn(rows.map((row) => row[dateAt] ?? ''));
  const unread = rows.filter((row) => isUnread(row[dateAt] ?? '', readDate)).length;
  return ok({
    count: rows.length,
    at: (index) => articleOf(rows[index] ?? [], columns, resolved.value, readDate, unread),
  });
}

function isUnread(cell: string, readDate: DateColumn): boolean {
  return cell.trim() !== '' && readDate(cell) === '';
}

function articleOf(
  row: readonly string[],
  columns: readonly string[],
  mapping: ResolvedMapping,
  readDate: DateColumn,
  unread: number,
): FoundArticle | null {
  const cell = (field: MappedField): string => row[mapping.get(field) ?? -1] ?? '';
  const line = (field: MappedField): string => oneLine(readableText(cell(field).slice(0, 20_000)));
  const title = line('title');
  const text = readableBody(cell('body'));
  if (title === '' && text.body === '') return null;
  const published = readDate(cell('published'));
  const written = oneLine(cell('published'), MAX_DETAIL_LENGTH);
  return {
    ...(title === '' ? withHeadline(text.body) : { title, ...withoutTitle(text, title) }),
    byline: line('byline'),
    publisher: line('publisher'),
    section: line('section'),
    page: oneLine(cell('page'), 40),
    published,
    language:
      /^\s*([a-z]{2,3})(?:[-_]\w+)*\s*$/i.exec(cell('language').slice(0, 20))?.[1]?.toLowerCase() ?? '',
    url: oneLine(cell('url'), 4000),
    documentNumber: oneLine(cell('documentNumber'), 200),
    details: {
      ...otherCells(row, columns, mapping),
      // A date that could be two days, told so that the analyst can set it.
      ...(published === '' && written !== '' ? { dateAsWritten: written, unreadDates: String(unread) } : {}),
    },
  };
}

function otherCells(
  row: readonly string[],
  columns: readonly string[],
  mapping: ResolvedMapping,
): Record<string, string> {
  const mapped = new Set(mapping.values());
  const details = new Map<string, string>();
  for (const [at, name] of columns.entries()) {
    const key = oneLine(name, 100);
    const value = mapped.has(at) ? '' : oneLine(row[at] ?? '', MAX_DETAIL_LENGTH);
    if (value === '' || key === '' || key === '__proto__') continue;
    if (details.size >= MAX_DETAILS) break;
    details.set(key, value);
  }
  return Object.fromEntries(details);
}
