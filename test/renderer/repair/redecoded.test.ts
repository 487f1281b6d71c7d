import { afterEach, describe, expect, it } from 'vitest';
import { speech } from '../../../renderer/messages/messages.svelte.ts';
import { redecodedText } from '../../../renderer/repair/redecoded.ts';

// Isolates around the encoding's name are not what is said.
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

describe('what is said after reading anew', () => {
  afterEach(() => (speech.language = 'ar'));

  it('tells of passages that are lost or changed', () => {
    speech.language = 'en';
    const said = plain(redecodedText('windows-1256', { exact: 2, moved: 0, changed: 1, lost: 3 }));
    expect(said).toContain('windows-1256');
    expect(said).toContain('2 passages in their places');
    expect(said).toContain('one with other words now');
    expect(said).toContain('3 lost');
    expect(said).not.toContain('moved');
  });

  it('says nothing of passages where there are none', () => {
    const said = plain(redecodedText('utf-8', { exact: 0, moved: 0, changed: 0, lost: 0 }));
    expect(said).toBe('قُرئ الملف من جديد بترميز utf-8');
  });
});
