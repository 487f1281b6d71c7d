import { describe, expect, it } from 'vitest';
import { readDate } from '../../../electron/text/dates/read-date.ts';
import { periodOf, rangeOf } from '../../../renderer/library/date-range.ts';

const range = (from: string, to: string) =>
  rangeOf(
    periodOf(from, (text) => readDate(text)),
    periodOf(to, (text) => readDate(text)),
  );

describe('a range of days', () => {
  it('is read as one says it, by day, month or year', () => {
    expect(range('أيلول 2020', '15 أكتوبر 2020')).toEqual({
      kind: 'range',
      from: '2020-09',
      to: '2020-10-15',
    });
    expect(range('2019', '٢٠٢٠')).toEqual({ kind: 'range', from: '2019', to: '2020' });
  });

  it('may be open at either end, or both', () => {
    expect(range('2020', '')).toEqual({ kind: 'range', from: '2020', to: '' });
    expect(range('', '2020-09')).toEqual({ kind: 'range', from: '', to: '2020-09' });
    expect(range('', '')).toEqual({ kind: 'range', from: '', to: '' });
  });

  it('takes the day of an instant', () => {
    expect(range('2020-09-25T10:30:00Z', '')).toEqual({ kind: 'range', from: '2020-09-25', to: '' });
  });

  it('is not applied where it ends before it begins', () => {
    expect(range('2020-10', '2020-09-30').kind).toBe('reversed');
    expect(range('2021', '2020-12').kind).toBe('reversed');
    // Within one month or year it is the analyst’s own affair which is named more exactly.
    expect(range('2020-09-25', '2020-09').kind).toBe('range');
    expect(range('2020', '2020-01-05').kind).toBe('range');
  });

  it('is not guessed where an end is ambiguous or no day at all', () => {
    expect(range('1/2/03', '').kind).toBe('unclear');
    expect(range('', '31/02/2020').kind).toBe('unclear');
    expect(range('قريباً', '').kind).toBe('unclear');
  });
});
