import { describe, expect, it } from 'vitest';
import { fail, ERROR_CODES } from '../../electron/contract/result.ts';
import { archiveFailureMessage } from '../../electron/main/archive-failure.ts';

describe('archiveFailureMessage', () => {
  const codes = ERROR_CODES.filter((code) => code.startsWith('archive-') || code === 'disk-full');

  it.each(['ar', 'en'] as const)(
    'names the folder, isolated from the sentence around it (%s)',
    (language) => {
      for (const code of codes) {
        const text = archiveFailureMessage(fail(code, { path: '/أرشيف/2020' }).error, language);
        expect(text).toContain('\u2066/أرشيف/2020\u2069');
      }
    },
  );

  it('says different things of different failures', () => {
    const sentences = codes.map((code) => archiveFailureMessage(fail(code, { path: '/a' }).error, 'en'));
    expect(new Set(sentences).size).toBe(codes.length);
  });
});
