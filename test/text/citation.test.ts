import { describe, expect, it } from 'vitest';
import { citationHtml, citationText, locatorText, type CitedPassage } from '../../electron/text/citation.ts';

const passage: CitedPassage = {
  articleId: 'a1',
  title: 'تقرير الوساطة',
  byline: '',
  publisher: 'المعهد',
  published: '2024-03-05',
  page: '',
  sha256: 'ab'.repeat(32),
  exact: 'لا اتفاق',
  field: 'body',
  start: 3,
  end: 11,
  locator: null,
};
const at = (kind: 'page' | 'time', from: string, to = from) => ({ ...passage, locator: { kind, from, to } });
/** Without the characters that hold directions apart. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

describe('where a passage stands', () => {
  it('is said in the words of the language, after the date', () => {
    expect(plain(citationText(at('page', '12'), 'ar'))).toContain('5 مارس 2024، ص 12 (مرصد');
    expect(plain(citationText(at('page', '12'), 'en'))).toContain('5 March 2024, p. 12 (Marsad');
    expect(plain(citationText(at('page', '12', '13'), 'ar'))).toContain('، ص 12–13 (');
    expect(plain(citationText(at('page', 'xi', 'xii'), 'en'))).toContain(', pp. xi–xii (');
    expect(plain(citationText(at('time', '00:14:05'), 'ar'))).toContain('، الدقيقة 00:14:05 (');
    expect(plain(citationText(at('time', '00:14:05', '00:15:20'), 'en'))).toContain(
      ', at 00:14:05–00:15:20 (',
    );
  });

  it('is the page of the paper only where the file has none', () => {
    expect(plain(citationText({ ...passage, page: 'A5' }, 'en'))).toContain(', p. A5 (');
    const both = plain(citationText({ ...at('page', '2'), page: '17' }, 'ar'));
    expect(both).toContain('ص 2 (');
    expect(both).not.toContain('17');
    expect(plain(citationText(passage, 'ar'))).not.toContain('ص ');
  });

  it('keeps a range in order inside Arabic, as text and as HTML, and never becomes markup', () => {
    expect(citationText(at('page', '12', '13'), 'ar')).toContain('ص \u206612–13\u2069');
    expect(citationHtml(at('page', '12', '13'), 'ar')).toContain('ص <span dir="ltr">12–13</span>');
    expect(citationHtml(at('page', '<i>1', '\u202E2'), 'en')).toContain('&lt;i&gt;1–2<');
    expect(locatorText({ kind: 'page', from: '12', to: '13' }, 'en')).toBe('pp. \u206612–13\u2069');
  });
});
