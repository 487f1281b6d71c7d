import { describe, expect, it } from 'vitest';
import { trimmed, wholeClusters, wholeGraphemes } from '../../../renderer/reader/grapheme.ts';

function widened(text: string, part: string, widen: typeof wholeClusters): string {
  const start = text.indexOf(part);
  const { start: from, end } = widen(text, { start, end: start + part.length });
  return text.slice(from, end);
}

describe('whole graphemes', () => {
  it('leave a stretch between letters alone', () => {
    expect(widened('في طهران اليوم', 'طهران', wholeGraphemes)).toBe('طهران');
  });

  it('never cut a surrogate pair or an emoji of several', () => {
    const text = 'a👩‍👩‍👧b';
    expect(wholeGraphemes(text, { start: 2, end: 4 })).toEqual({ start: 1, end: 1 + '👩‍👩‍👧'.length });
  });

  it('keep a letter with its tashkeel', () => {
    const text = 'صُوفيّات';
    expect(wholeGraphemes(text, { start: 1, end: text.indexOf('ّ') })).toEqual({
      start: 0,
      end: text.indexOf('ّ') + 1,
    });
  });

  it('find the grapheme in the middle of a long text without blanks', () => {
    const text = `${'ب'.repeat(500)}🇹🇳${'ت'.repeat(500)}`;
    expect(wholeGraphemes(text, { start: 502, end: 510 })).toEqual({ start: 500, end: 510 });
  });
});

describe('whole clusters', () => {
  it('take the lam in before an alef of any seat', () => {
    expect(widened('تصدير لإيران', 'إيران', wholeClusters)).toBe('لإيران');
    expect(widened('قرار لأميركا', 'أميركا', wholeClusters)).toBe('لأميركا');
    expect(widened('والاتفاق', 'اتفاق', wholeClusters)).toBe('لاتفاق');
  });

  it('take the alef in after a lam, and its marks', () => {
    expect(widened('سَلَامٌ', 'سَلَ', wholeClusters)).toBe('سَلَا');
    expect(widened('لاَ', 'ل', wholeClusters)).toBe('لاَ');
  });

  it('leave other letters and a stretched lam alone', () => {
    expect(widened('للعقوبات', 'عقوبات', wholeClusters)).toBe('عقوبات');
    expect(widened('لـإيران', 'إيران', wholeClusters)).toBe('إيران');
  });
});

describe('a trimmed selection', () => {
  it('loses the blanks and line ends around it, of every kind', () => {
    const text = '  \n «قال» \u00A0\n';
    expect(trimmed(text, { start: 0, end: text.length })).toEqual({ start: 4, end: 9 });
  });

  it('is nothing when only blanks were selected', () => {
    expect(trimmed('a \n b', { start: 1, end: 4 })).toBeNull();
  });

  it('stays inside the text', () => {
    expect(trimmed('نص', { start: 0, end: 99 })).toEqual({ start: 0, end: 2 });
  });
});
