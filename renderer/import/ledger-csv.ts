import type { LedgerRow } from '../../electron/contract/values.ts';
import { BYTE_ORDER_MARK, csvCell } from '../../electron/text/csv-cell.ts';
import { t } from '../messages/messages.svelte.ts';
import { ledgerReason } from './ledger-reason.ts';

const COLUMNS = [
  'at',
  'outcome',
  'settled',
  'path',
  'reason',
  'code',
  'format',
  'encoding',
  'articles',
  'titles',
  'ids',
  'sha256',
  'job',
] as const;
type Column = (typeof COLUMNS)[number];

// Sentences isolate names and paths for the screen; in a table the marks would only be found by searches.
const ISOLATES = /[\u2066-\u2069]/g;

/** The first line of the ledger as CSV: names of the columns in the UI's language. */
export function ledgerCsvHead(): string {
  return `${BYTE_ORDER_MARK}${line(COLUMNS.map((column) => t(`ledger.csv.${column}`)))}`;
}

/**
 * Rows of the ledger as lines of CSV (RFC 4180), their reasons in the UI's language, times in ISO 8601 UTC. Of a file
 * with many articles the first are named; cells that a spreadsheet would run are defused.
 */
export function ledgerCsvLines(rows: readonly LedgerRow[]): string {
  return rows.map((row) => line(COLUMNS.map((column) => cellOf(row, column)))).join('');
}

function cellOf(row: LedgerRow, column: Column): string {
  switch (column) {
    case 'at':
      return new Date(row.at).toISOString();
    case 'outcome':
      return t(`ledger.is.${row.status}`);
    case 'settled':
      return row.settled === undefined ? '' : t(`ledger.is.${row.settled}`);
    case 'reason':
      return ledgerReason(row).replace(ISOLATES, '');
    case 'articles':
      return String(row.articleCount);
    case 'titles':
      return row.articles.map(({ title }) => title).join(' | ');
    case 'ids':
      return row.articles.map(({ id }) => id).join(' ');
    default:
      return row[column] ?? '';
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
