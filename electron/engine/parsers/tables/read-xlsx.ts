import { fail, ok, type Result } from '../../../contract/result.ts';
import { openZip, type ZipEntries } from '../archives/zip-entries.ts';
import type { ByteSource } from '../byte-source.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { portionOf, type ArticleList } from '../portion.ts';
import { isKnownName } from './column-names.ts';
import { tableOfRows } from './rows-table.ts';
import { tableArticles } from './table-articles.ts';
import { readDateStyles } from './xlsx-dates.ts';
import { readSheet, type SheetContext } from './xlsx-sheet.ts';
import { readSharedStrings, readWorkbook } from './xlsx-workbook.ts';

/** Lists of the files that are being read in portions. */
const known = new WeakMap<ByteSource, ArticleList>();

/**
 * A spreadsheet of Excel: the first visible sheet with something in it as a table, an article a row, in portions; of
 * the other sheets those with the same first row go on with it. Failures: `malformed`, `encrypted`, `bomb`,
 * `too-large`, `needs-mapping`, `no-text`.
 */
export async function readXlsx(input: FormatInput): Promise<Result<FormatOutput>> {
  const { source, cursor } = input;
  const before = cursor > 0 ? known.get(source) : undefined;
  const list = before ? ok(before) : await listOfFile(input);
  if (!list.ok) return list;
  known.set(source, list.value);
  const portion = portionOf(list.value, cursor);
  return cursor === 0 && portion.articles.length === 0 ? fail('no-text') : ok(portion);
}

async function listOfFile({ bytes, mapping, mappings }: FormatInput): Promise<Result<ArticleList>> {
  const zip = await openZip(bytes);
  if (!zip.ok) return zip;
  const rows = await rowsOf(zip.value);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return fail('no-text');
  return tableArticles(tableOfRows(rows.value, ' '), mapping, mappings);
}

async function rowsOf(zip: ZipEntries): Promise<Result<readonly (readonly string[])[]>> {
  const workbook = await readWorkbook(zip);
  if (!workbook.ok) return workbook;
  const { sheets, from1904 } = workbook.value;
  if (!sheets.some((path) => zip.names.has(path))) return fail('malformed');
  const strings = await part(zip, 'xl/sharedStrings.xml', readSharedStrings, []);
  if (!strings.ok) return strings;
  const dateStyles = await part(zip, 'xl/styles.xml', readDateStyles, new Set<number>());
  if (!dateStyles.ok) return dateStyles;
  const context: SheetContext = { strings: strings.value, dateStyles: dateStyles.value, from1904 };
  let rows: (readonly string[])[] = [];
  for (const path of sheets) {
    const sheet = await part(zip, path, (bytes) => readSheet(bytes, context), []);
    if (!sheet.ok) return sheet;
    const table = fromHeader(sheet.value);
    if (rows.length === 0) rows = table;
    else if (isSameRow(rows[0], table[0])) rows = [...rows, ...table.slice(1)];
  }
  return ok(rows);
}

async function part<T>(
  zip: ZipEntries,
  path: string,
  read: (bytes: Uint8Array) => Result<T>,
  missing: T,
): Promise<Result<T>> {
  const bytes = await zip.read(path);
  if (!bytes.ok) return bytes;
  return bytes.value === null ? ok(missing) : read(bytes.value);
}

/** Rows above the names of the columns where these may begin: a title, the query, the day of the export. */
const MAX_ABOVE = 15;

/** From the row that names the columns on; all rows where none does. */
function fromHeader(rows: readonly (readonly string[])[]): (readonly string[])[] {
  const header = rows.slice(0, MAX_ABOVE).findIndex((row) => row.filter(isKnownName).length >= 2);
  return rows.slice(Math.max(0, header));
}

function isSameRow(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((cell, at) => cell === other[at]);
}
