import { isKnownName } from './column-names.ts';
import { MAX_COLUMNS, type Table } from './table.ts';

/** A name longer than this, in UTF-16 units, is a text. */
const MAX_NAME = 80;
const NOT_A_NAME = /^[\s\p{Nd}.,:/%+-]+$|^https?:/iu;

/**
 * Rows of cells as a table, the first one its header where it names columns. Cells beyond the first row's belong to the
 * last one, joined by `joiner`.
 */
export function tableOfRows(rows: readonly (readonly string[])[], joiner: string): Table {
  const [first = [], ...rest] = rows;
  const hasHeader = isHeader(first);
  const width = Math.min(first.length, MAX_COLUMNS);
  const columns = hasHeader
    ? namesOf(first.slice(0, width))
    : first.slice(0, width).map((_cell, at) => String(at + 1));
  const fit = (row: readonly string[]): string[] =>
    row.length <= width ? [...row] : [...row.slice(0, width - 1), row.slice(width - 1).join(joiner)];
  return { columns, hasHeader, rows: (hasHeader ? rest : rows).map(fit) };
}

/** Whether a first row names the columns: one known name is enough, otherwise short words, each another. */
function isHeader(cells: readonly string[]): boolean {
  if (cells.some(isKnownName)) return true;
  const names = cells.map((cell) => cell.trim());
  if (names.some((name) => name === '' || name.length > MAX_NAME || NOT_A_NAME.test(name))) return false;
  return new Set(names).size === names.length;
}

/** Names without blanks around them; a second one of a name, or none, is called by its number. */
function namesOf(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, at) => {
    const name = cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toWellFormed();
    const own = name === '' || seen.has(name) ? `${name} ${at + 1}`.trim() : name;
    seen.add(own);
    return own;
  });
}
