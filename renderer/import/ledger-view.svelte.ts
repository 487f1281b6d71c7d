import { MAX_SAVED_TEXT } from '../../electron/contract/bridge.ts';
import type { CallInput, CallOutput } from '../../electron/contract/calls.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { LedgerRow } from '../../electron/contract/values.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { RowSource } from '../library/row-source.svelte.ts';
import { failureText, isolated, t } from '../messages/messages.svelte.ts';
import { ledgerCsvHead, ledgerCsvLines } from './ledger-csv.ts';
import { fileName } from './ledger-reason.ts';

export const LEDGER_STATUSES = ['all', 'imported', 'repaired', 'duplicate', 'rejected', 'undone'] as const;
export type ShownStatus = (typeof LEDGER_STATUSES)[number];

/** Rows asked for at a time when all that are shown are written out. */
const WRITTEN_AT_ONCE = 1000;

/** What the ledger shows: rows by outcome, import and words of their path, their counts, and what was done with them. */
export class LedgerView {
  readonly rows = new RowSource<LedgerRow>((row) => String(row.id));
  text = $state('');
  counts = $state.raw<CallOutput<'ledger.counts'> | null>(null);
  jobs = $state.raw<CallOutput<'ledger.jobs'>['jobs']>([]);
  /** What came of the last action, and whether it went well. */
  said = $state.raw<{ readonly text: string; readonly isTrouble: boolean } | null>(null);
  busy = $state(false);
  private readonly desk: Desk;
  /** Counts asked for; an older answer never overwrites a newer one. */
  private asked = 0;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** What the rows are narrowed by, their outcome aside. */
  get narrowing(): CallInput<'ledger.counts'> {
    const { ledgerJob } = this.desk;
    const text = this.text.trim();
    return { ...(ledgerJob === null ? {} : { job: ledgerJob }), ...(text === '' ? {} : { text }) };
  }

  private get filter(): CallInput<'ledger.list'> {
    const { ledgerStatus } = this.desk;
    return { ...this.narrowing, ...(ledgerStatus === 'all' ? {} : { status: ledgerStatus }) };
  }

  /** Shows the rows that outcome, import and words leave, from the newest. */
  async show(): Promise<void> {
    const filter = this.filter;
    await Promise.all([
      this.rows.show((offset, limit, signal) =>
        this.desk.engine.call('ledger.list', { ...filter, offset, limit }, { signal }),
      ),
      this.count(),
    ]);
  }

  async count(): Promise<void> {
    const turn = ++this.asked;
    const answer = await this.desk.engine.call('ledger.counts', this.narrowing);
    if (answer.ok && turn === this.asked) this.counts = answer.value;
  }

  async loadJobs(): Promise<void> {
    const answer = await this.desk.engine.call('ledger.jobs', {});
    if (answer.ok) this.jobs = answer.value.jobs;
  }

  /** Imports one refused file again. */
  async retry(row: LedgerRow): Promise<void> {
    const answer = await this.desk.engine.call('import.retry', { of: { kind: 'row', row: row.id } });
    const name = fileName(row.path);
    if (!answer.ok && answer.error.code === 'upload-not-found') {
      this.tell(t('ledger.retry.uploaded', isolated({ name })), true);
    } else if (!answer.ok) {
      this.tell(failureText({ ...answer.error, params: { ...answer.error.params, path: name } }), true);
    } else this.tell(t('ledger.retry.started', { files: 1 }));
  }

  /** Imports all refused files again that the import and the words leave. */
  async retryShown(): Promise<void> {
    this.busy = true;
    const answer = await this.desk.engine.call('import.retry', {
      of: { kind: 'shown', ...this.narrowing },
    });
    this.busy = false;
    if (!answer.ok) {
      this.tell(failureText(answer.error), true);
      return;
    }
    const { files, uploads, gone } = answer.value;
    const parts = [
      ...(files > 0 ? [t('ledger.retry.started', { files })] : []),
      ...(uploads > 0 ? [t('ledger.retry.uploads', { uploads })] : []),
      ...(gone > 0 ? [t('ledger.retry.gone', { gone })] : []),
    ];
    this.tell(parts.join(' '), files === 0);
  }

  /** Writes all rows that are shown into a CSV file where the analyst chooses. */
  async exportCsv(): Promise<void> {
    this.busy = true;
    const written = await this.asCsv();
    this.busy = false;
    if (!written.ok) {
      this.tell(failureText(written.error), true);
      return;
    }
    const { text, rows } = written.value;
    if (new Blob([text]).size > MAX_SAVED_TEXT) {
      this.tell(t('ledger.csv.tooLarge'), true);
      return;
    }
    const saved = await this.desk.shell.saveText(t('ledger.csv.file'), text);
    if (!saved.ok) this.tell(failureText(saved.error), true);
    else if (saved.value) this.tell(t('ledger.csv.done', { rows, ...isolated({ name: saved.value.name }) }));
  }

  private async asCsv(): Promise<Result<{ text: string; rows: number }>> {
    const filter = this.filter;
    // Rows that come in meanwhile push the others on: each is written once.
    const written = new Set<number>();
    const parts = [ledgerCsvHead()];
    for (let offset = 0; ; offset += WRITTEN_AT_ONCE) {
      const page = await this.desk.engine.call('ledger.list', { ...filter, offset, limit: WRITTEN_AT_ONCE });
      if (!page.ok) return page;
      const fresh = page.value.rows.filter(({ id }) => !written.has(id));
      for (const { id } of fresh) written.add(id);
      parts.push(ledgerCsvLines(fresh));
      if (page.value.rows.length < WRITTEN_AT_ONCE) break;
    }
    return { ok: true, value: { text: parts.join(''), rows: written.size } };
  }

  private tell(text: string, isTrouble = false): void {
    this.said = { text, isTrouble };
  }
}
