import { describe, expect, it } from 'vitest';
import { splitPreview } from '../../../renderer/repair/split-preview.ts';

describe('splitPreview', () => {
  it('shows the words on either side, and offers the first line of the rest as its title', () => {
    const body = 'خبر أول عن الطقس.\n\nخبر ثان\nتفاصيل الخبر الثاني.';
    expect(splitPreview(body, body.indexOf('خبر ثان'))).toEqual({
      before: 'خبر أول عن الطقس.',
      after: 'خبر ثان تفاصيل الخبر الثاني.',
      title: 'خبر ثان',
    });
  });

  it('offers no title where nothing stands below the line, or the line is as long as a paragraph', () => {
    expect(splitPreview('مقدمة.\nسطر واحد لا غير.', 7).title).toBe('');
    const long = 'كلمة '.repeat(80).trim();
    expect(splitPreview(`مقدمة.\n${long}\nبقية.`, 7).title).toBe('');
  });

  it('cuts long sides between words', () => {
    const words = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const { before, after } = splitPreview(`${words}\n${words}`, words.length);
    expect(before).toMatch(/^…word\d+ .*word59$/);
    expect(after).toMatch(/^word0 .*word\d+…$/);
    expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(72);
  });

  it('is empty on a side where only blanks are', () => {
    expect(splitPreview('نص.\n\n', 0).before).toBe('');
    expect(splitPreview('نص.\n\n', 4).after).toBe('');
  });
});
