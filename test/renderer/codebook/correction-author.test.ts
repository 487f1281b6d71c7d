import { afterEach, describe, expect, it } from 'vitest';
import { correctionAuthor } from '../../../renderer/codebook/correction-author.ts';
import { speech } from '../../../renderer/messages/messages.svelte.ts';

const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

describe('correctionAuthor', () => {
  afterEach(() => (speech.language = 'ar'));

  it('names a person as is', () => {
    expect(correctionAuthor('ليلى حداد')).toBe('ليلى حداد');
  });

  it('says which rule it was, with colons in its pattern too', () => {
    expect(plain(correctionAuthor('rule:folder:C:\\Press\\aawsat'))).toBe('قاعدة: المجلد C:\\Press\\aawsat');
    speech.language = 'en';
    expect(plain(correctionAuthor('rule:url:aawsat.com/home'))).toBe('rule: address aawsat.com/home');
    expect(plain(correctionAuthor('rule:name:nahar-*.txt'))).toBe('rule: files named nahar-*.txt');
  });

  it('does not take a person called «rule» for one', () => {
    expect(correctionAuthor('rule: none')).toBe('rule: none');
  });
});
