import { afterEach, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../electron/contract/result.ts';
import { failureText, speech, t } from '../../../renderer/messages/messages.svelte.ts';

afterEach(() => {
  speech.language = 'ar';
});

describe('failureText', () => {
  it('has a sentence for every code, even when the engine named nothing', () => {
    for (const language of ['ar', 'en'] as const) {
      speech.language = language;
      expect(ERROR_CODES.filter((code) => failureText({ code, params: {} }).length < 10)).toEqual([]);
    }
  });

  it('gives a size limit in megabytes', () => {
    speech.language = 'en';
    expect(failureText({ code: 'too-large', params: { path: 'a.txt', limit: 256 * 2 ** 20 } })).toContain(
      '256 MB',
    );
  });

  it('keeps a Latin file name apart from the Arabic around it', () => {
    expect(failureText({ code: 'empty-file', params: { path: 'report (1).txt' } })).toContain(
      '\u2068report (1).txt\u2069',
    );
  });
});

describe('t', () => {
  it('chooses the Arabic plural', () => {
    const said = [0, 1, 2, 3, 11, 100, 10_204].map((count) => t('list.articles', { count }));
    expect(said).toEqual(['لا مواد', 'مادة واحدة', 'مادتان', '3 مواد', '11 مادة', '100 مادة', '10,204 مواد']);
  });

  it('writes figures in the digits that were chosen', () => {
    speech.digits = 'arab';
    expect(t('list.articles', { count: 10_211 })).toBe('١٠٬٢١١ مادة');
    speech.digits = 'latn';
  });
});
