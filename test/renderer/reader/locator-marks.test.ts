import { describe, expect, it } from 'vitest';
import { firstVisible, locatorMarks } from '../../../renderer/reader/locator-marks.ts';

const body = 'first page\n\nsecond page\nand more';
const page = (start: number, label: string) => ({ start, kind: 'page' as const, label });

describe('locatorMarks', () => {
  it('stands at the first words of a page that begins with a blank line', () => {
    expect(firstVisible(body, 10)).toBe(12);
    expect(firstVisible(body, body.length)).toBe(-1);
    const marks = locatorMarks(body, [page(0, '1'), page(10, '2')], (offset) => offset * 10);
    expect(marks.map(({ label, top }) => [label, top])).toEqual([
      ['1', 0],
      ['2', 120],
    ]);
  });

  it('shows the first of several in one line, and none where nothing is laid out', () => {
    const marks = locatorMarks(body, [page(0, 'iii'), page(3, 'iv'), page(12, 'v')], (offset) =>
      offset < 12 ? 40 : null,
    );
    expect(marks.map(({ label }) => label)).toEqual(['iii']);
  });
});
