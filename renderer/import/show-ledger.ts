import type { LedgerRow } from '../../electron/contract/values.ts';
import type { Desk } from '../desk/desk.svelte.ts';

/** Opens the ledger on rows of one outcome, and of one import where that is said. */
export function showLedger(desk: Desk, status: LedgerRow['status'] | 'all', job: string | null = null): void {
  desk.ledgerStatus = status;
  desk.ledgerJob = job;
  desk.overlay = 'ledger';
}
