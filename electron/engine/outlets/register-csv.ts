import { fail, ok, type Result } from '../../contract/result.ts';
import type { OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { BYTE_ORDER_MARK, csvCell, plainCell } from '../../text/csv-cell.ts';
import { cleanedDraft, cleanLine } from './cleaned-draft.ts';
import { countryCode } from './country-names.ts';
import { attributeOf, freeAttributes } from './outlet-attributes.ts';
import { columnOf, mediumOf, OUTLET_COLUMNS, type OutletColumn } from './outlet-columns.ts';
import { readCsv, type CsvRecord } from './read-csv.ts';

/** A row of the register as CSV, or why it is left out. */
export type RegisterRow =
  | { readonly line: number; readonly outlet: OutletDraft }
  | { readonly line: number; readonly code: string; readonly value: string };

/** Bytes of UTF-8 that a register may have: a desk's own has some hundred kB. */
const MAX_BYTES = 5_000_000;
const MAX_NAME = 200;
const MAX_ATTRIBUTE = 60;

/** The register as CSV: `OUTLET_COLUMNS`, then the user's own attributes by name. `readRegister` gives back the same. */
export function registerCsv(outlets: readonly OutletDraft[]): string {
  const free = freeAttributes(outlets);
  const lines = [[...OUTLET_COLUMNS, ...free].map(csvCell).join(',')];
  for (const outlet of outlets) {
    const cells = OUTLET_COLUMNS.map((column) =>
      column === 'aliases' ? outlet.aliases.map(escapedAlias).join(' | ') : outlet[column],
    );
    lines.push([...cells, ...free.map((name) => attributeOf(outlet, name))].map(csvCell).join(','));
  }
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/**
 * Reads a register, columns in any order, their names in Arabic or English. Failures of the whole: `too-large`,
 * `bad-csv` {line}: no CSV, no column of names, a column twice, a row longer or shorter than the first. Rows are
 * left out one by one: `no-name`, `unknown-country`, `unknown-medium`, `too-long` (a name or an own attribute).
 */
export function readRegister(csv: string): Result<RegisterRow[]> {
  if (csv.length > MAX_BYTES || Buffer.byteLength(csv) > MAX_BYTES)
    return fail('too-large', { limit: MAX_BYTES });
  const records = readCsv(csv);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  const columns = header ? columnsOf(header.cells) : null;
  if (!columns) return fail('bad-csv', { line: header?.line ?? 1 });
  for (const { line, cells } of rows) {
    const isUnnamed = cells.some((cell, at) => cell !== '' && columns[at]?.heading === '');
    if (cells.length !== columns.length || isUnnamed) return fail('bad-csv', { line });
  }
  return ok(rows.map((row) => rowOf(row, columns)));
}

interface Column {
  readonly field: OutletColumn | null;
  readonly heading: string;
}

function columnsOf(cells: readonly string[]): Column[] | null {
  const columns = cells.map((cell) => {
    const heading = cleanLine(plainCell(cell));
    return { field: columnOf(heading), heading };
  });
  const named = columns.filter(({ heading }) => heading !== '');
  const distinct = new Set(named.map(({ field, heading }) => field ?? `\n${outletKey(heading)}`));
  const isSound = distinct.size === named.length && distinct.has('name');
  return isSound && named.every(({ heading }) => heading.length <= MAX_ATTRIBUTE) ? columns : null;
}

function rowOf({ line, cells }: CsvRecord, columns: readonly Column[]): RegisterRow {
  const value = (field: OutletColumn): string =>
    plainCell(cells[columns.findIndex((column) => column.field === field)] ?? '');
  const name = cleanLine(value('name'));
  const aliases = aliasesOf(value('aliases')).map(cleanLine);
  const country = value('country').trim() === '' ? '' : countryCode(value('country'));
  const medium = mediumOf(value('medium'));
  const attributes = columns.flatMap(({ field, heading }, at) => {
    const text = cleanLine(plainCell(cells[at] ?? ''));
    return field === null && text !== '' ? [{ name: heading, value: text }] : [];
  });
  const long = [name, ...aliases, ...attributes.map((attribute) => attribute.value)].find(
    (text) => text.length > MAX_NAME,
  );
  const problem = (code: string, text: string): RegisterRow => ({
    line,
    code,
    value: cleanLine(text).slice(0, MAX_NAME),
  });
  if (country === null) return problem('unknown-country', value('country'));
  if (medium === null) return problem('unknown-medium', value('medium'));
  if (long !== undefined) return problem('too-long', long);
  const draft = cleanedDraft({
    name,
    aliases,
    country,
    medium,
    ownership: value('ownership'),
    leaning: value('leaning'),
    note: value('note'),
    attributes,
  });
  return draft.ok ? { line, outlet: draft.value } : problem('no-name', '');
}

function escapedAlias(alias: string): string {
  return alias.replace(/[\\|]/g, String.raw`\$&`);
}

/** Names parted by `|`; a bar or backslash of a name has a backslash before it. */
function aliasesOf(cell: string): string[] {
  const names = cell.match(/(?:\\[\\|]|[^|])+/g) ?? [];
  return names.map((name) => name.replace(/\\([\\|])/g, '$1').trim()).filter((name) => name !== '');
}
