import { afterEach, describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../electron/contract/values.ts';
import { ledgerCsvHead, ledgerCsvLines } from '../../../renderer/import/ledger-csv.ts';
import { speech } from '../../../renderer/messages/messages.svelte.ts';

const row: LedgerRow = {
  id: 7,
  job: 'j1',
  at: Date.UTC(2026, 2, 4, 5, 6, 7),
  path: '=cmd|calc/نشرة "المساء".txt',
  status: 'rejected',
  settled: 'imported',
  code: 'empty-file',
  params: {},
  format: 'txt',
  articles: [],
  articleCount: 0,
  sha256: '',
};

describe('the ledger as CSV', () => {
  afterEach(() => {
    speech.language = 'ar';
  });

  it('names reason and outcome in the language of the window, without marks of direction', () => {
    speech.language = 'en';
    const line = ledgerCsvLines([row]);
    expect(line).toMatch(/^"2026-03-04T05:06:07.000Z","Rejected","Imported",/);
    expect(line).toContain('is empty');
    expect(line).not.toMatch(/[\u2066-\u2069]/);
    speech.language = 'ar';
    expect(ledgerCsvLines([row])).toContain('"مرفوض","مستورد"');
    expect(ledgerCsvHead()).toMatch(/^\uFEFF"الوقت"/);
  });

  it('defuses a name that a spreadsheet would run, and keeps its quotation marks', () => {
    expect(ledgerCsvLines([row])).toContain(`"'=cmd|calc/نشرة ""المساء"".txt"`);
  });

  it('has as many cells in each line as in its head', () => {
    const articles = [{ id: 'a1', title: 'خبر، وآخر' }];
    const lines = [ledgerCsvHead(), ledgerCsvLines([row, { ...row, articles, articleCount: 30 }])]
      .join('')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => line.split('","').length)).size).toBe(1);
    expect(lines[2]).toContain('"30","خبر، وآخر","a1"');
  });
});
