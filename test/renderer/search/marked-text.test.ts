import { describe, expect, it } from 'vitest';
import { cutAtMarks, startNearMark, type Mark } from '../../../renderer/search/marked-text.ts';

const joined = (pieces: readonly { text: string }[]): string => pieces.map((piece) => piece.text).join('');

describe('cutAtMarks', () => {
  it('marks exactly the words that matched', () => {
    const text = 'رُفعت العقوبات عن طهران وطهران ترحب';
    const marks: Mark[] = [
      { start: 18, end: 23, level: 'exact' },
      { start: 24, end: 30, level: 'clitic' },
    ];
    expect(cutAtMarks(text, marks).filter((piece) => piece.level !== null)).toEqual([
      { text: 'طهران', level: 'exact' },
      { text: 'وطهران', level: 'clitic' },
    ]);
  });

  it('never loses or doubles a character, whatever the marks', () => {
    const text = 'abcdefghij';
    const awkward: Mark[][] = [
      [],
      [{ start: 0, end: 10, level: 'exact' }],
      [{ start: 8, end: 99, level: 'exact' }],
      [
        { start: 5, end: 7, level: 'broad' },
        { start: 1, end: 6, level: 'exact' },
        { start: 6, end: 6, level: 'exact' },
      ],
    ];
    for (const marks of awkward) expect(joined(cutAtMarks(text, marks))).toBe(text);
  });
});

describe('startNearMark', () => {
  const lead = 'كلمة '.repeat(30);

  it('brings a far match to the first line, at the start of a word', () => {
    const text = `${lead}العقوبات البديلة`;
    const near = startNearMark({
      text,
      marks: [{ start: lead.length, end: lead.length + 8, level: 'exact' }],
    });
    const mark = near.marks[0];
    expect(mark && near.text.slice(mark.start, mark.end)).toBe('العقوبات');
    expect(mark?.start).toBeLessThan(40);
    expect(near.text).toMatch(/^…كلمة /);
  });

  it('leaves a match that is near alone, and text without one', () => {
    const near = {
      text: 'قال الوزير إن العقوبات مستمرة',
      marks: [{ start: 14, end: 22, level: 'exact' as const }],
    };
    expect(startNearMark(near)).toEqual(near);
    expect(startNearMark({ text: lead, marks: [] }).text).toBe(lead);
  });

  it('finds a way when there is no blank before the match', () => {
    const text = 'x'.repeat(200);
    const near = startNearMark({ text, marks: [{ start: 150, end: 155, level: 'exact' }] });
    expect(near.marks).toEqual([{ start: 1, end: 6, level: 'exact' }]);
  });
});
