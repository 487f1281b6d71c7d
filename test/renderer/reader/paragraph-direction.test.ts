import { describe, expect, it } from 'vitest';
import {
  articleDirection,
  paragraphDirection,
  titleDirection,
} from '../../../renderer/reader/paragraph-direction.ts';

describe('direction', () => {
  it('of a scrap is the article’s', () => {
    expect(paragraphDirection('AFP', 'rtl')).toBe('rtl');
    expect(
      paragraphDirection('https://example.org/2020/09/20/a-very-long-address-of-an-article', 'rtl'),
    ).toBe('rtl');
    expect(paragraphDirection('* * *', 'rtl')).toBe('rtl');
    expect(paragraphDirection('طهران', 'ltr')).toBe('ltr');
  });

  it('of a paragraph is its own, by most of its letters', () => {
    expect(paragraphDirection('The minister said that the sanctions would not return.', 'rtl')).toBe('ltr');
    expect(paragraphDirection('BBC: قال الوزير إن العقوبات لن تعود إلى بلاده هذا العام', 'ltr')).toBe('rtl');
  });

  it('of an article follows its body, not a title in another script', () => {
    expect(articleDirection({ title: 'Reuters', body: 'قالت مصادر إن المحادثات مستمرة.' }, 'ltr')).toBe(
      'rtl',
    );
    expect(articleDirection({ title: '', body: '2231' }, 'rtl')).toBe('rtl');
  });

  it('of a title goes by its majority', () => {
    expect(titleDirection('BBC: وزير الخارجية يزور طهران', 'ltr')).toBe('rtl');
    expect(titleDirection('2020', 'rtl')).toBe('rtl');
  });
});
