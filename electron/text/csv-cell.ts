// What spreadsheets take for a formula (OWASP, CSV Injection), full-width forms too; with the apostrophes
// that may stand before it, so that taking one away always gives back what was there.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Excel needs it to read Arabic. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell in quotes (RFC 4180). One that a spreadsheet would run gets one apostrophe before it. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** What `csvCell` was given, of a cell that is read without its quotes. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
