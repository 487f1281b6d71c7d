import { describe, expect, it } from 'vitest';
import { readDate } from '../../../electron/text/dates/read-date.ts';
import { dateMeaning } from '../../../renderer/metadata/date-meaning.ts';

const meaning = (text: string) => dateMeaning(text, (each) => readDate(each));

describe('dateMeaning', () => {
  it('reads dates in words and in another calendar', () => {
    expect(meaning('25 أيلول 2020')).toEqual({ kind: 'date', iso: '2020-09-25', inferred: false });
    expect(meaning('2020-09-25')).toMatchObject({ kind: 'date', iso: '2020-09-25' });
  });

  it('keeps an instant to the letter, and refuses one that does not exist', () => {
    const at = '2020-09-25T08:30:00+03:00';
    expect(meaning(at)).toEqual({ kind: 'date', iso: at, inferred: false });
    expect(meaning('2020-19-25T08:30:00Z').kind).toBe('impossible');
  });

  it('asks which day is meant instead of choosing one', () => {
    const asked = meaning('1/2/03');
    expect(asked.kind).toBe('ambiguous');
    expect(asked.kind === 'ambiguous' && asked.readings.includes('2003-02-01')).toBe(true);
  });

  it('refuses a day that does not exist and words that need another day', () => {
    expect(meaning('31/02/2020').kind).toBe('impossible');
    expect(meaning('أمس').kind).toBe('unresolved');
    expect(meaning('بلا تاريخ').kind).toBe('none');
    expect(meaning('  ').kind).toBe('empty');
  });
});
