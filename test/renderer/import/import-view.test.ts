import { describe, expect, it } from 'vitest';
import type { Job } from '../../../electron/contract/values.ts';
import { fileName, ledgerReason } from '../../../renderer/import/ledger-reason.ts';
import { remainingSeconds } from '../../../renderer/import/remaining-time.ts';
import { speech } from '../../../renderer/messages/messages.svelte.ts';

const job: Job = {
  job: 'j1',
  state: 'running',
  total: 1_000,
  done: 250,
  imported: 250,
  duplicate: 0,
  repaired: 0,
  rejected: 0,
  articles: 250,
  revised: 0,
  startedAt: 0,
  elapsedMs: 5_000,
  current: 'a.txt',
};

describe('remainingSeconds', () => {
  it('goes by the pace so far', () => {
    expect(remainingSeconds(job)).toBe(15);
  });

  it('makes no promise before there is a pace, or while paused', () => {
    expect(remainingSeconds({ ...job, elapsedMs: 100 })).toBeNull();
    expect(remainingSeconds({ ...job, done: 1 })).toBeNull();
    expect(remainingSeconds({ ...job, state: 'paused' })).toBeNull();
  });
});

describe('ledgerReason', () => {
  it('explains a rejection by the file’s name, not its path', () => {
    speech.language = 'en';
    const reason = ledgerReason({ code: 'empty-file', path: '/home/press/inbox/empty.txt', params: {} });
    expect(reason).toContain('empty.txt');
    expect(reason).not.toContain('/home/press');
    speech.language = 'ar';
  });

  it('has a sentence for what was repaired or met before, with its figures', () => {
    const params = { declared: 'iso-8859-1', encoding: 'windows-1256' };
    expect(ledgerReason({ code: 'charset-overruled', path: 'a.html', params })).toContain('windows-1256');
    expect(ledgerReason({ code: 'replaced-characters', path: 'a.txt', params: { count: 2 } })).toContain(
      'حرفين',
    );
    const image = { code: 'unsupported-format', path: '/scans/page.png', params: { format: 'png' } };
    const kept = ledgerReason({ ...image, status: 'rejected', format: 'png' });
    expect(kept).toContain('PNG');
    expect(kept).not.toBe(ledgerReason({ ...image, status: 'rejected', format: 'zip' }));
    expect(ledgerReason({ code: 'same-bytes', path: 'a.txt', params: {} })).not.toBe('');
  });

  it('names the column that a table does not have, in both languages', () => {
    const missing = { code: 'needs-mapping', path: 'D:\\press\\week.csv', params: { missing: 'Full text' } };
    for (const language of ['en', 'ar'] as const) {
      speech.language = language;
      const reason = ledgerReason(missing);
      expect(reason).toContain('Full text');
      expect(reason).toContain('week.csv');
      expect(reason).not.toBe(ledgerReason({ ...missing, params: {} }));
    }
  });

  it('says what became of what lies in a file, and counts articles as articles', () => {
    const opened = { code: 'opened', path: 'week.zip', params: { files: 2, skipped: 11 } };
    expect(ledgerReason(opened)).toMatch(/ملفان .*11 ملفاً/);
    const table = { code: 'too-large', path: 'all.csv', params: { unit: 'articles', limit: 200_000 } };
    expect(ledgerReason(table)).toContain('200,000 مادة');
  });

  it('names a code that a newer engine may send, and says nothing of a plain import', () => {
    expect(ledgerReason({ code: 'from-the-future', path: 'a.txt', params: {} })).toContain('from-the-future');
    expect(ledgerReason({ path: 'a.txt' })).toBe('');
  });
});

describe('fileName', () => {
  it('reads both kinds of slashes', () => {
    expect(fileName('C:\\press\\مادة.html')).toBe('مادة.html');
    expect(fileName('inbox/2020/a.txt')).toBe('a.txt');
    expect(fileName('plain.txt')).toBe('plain.txt');
  });
});
