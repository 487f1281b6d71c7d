import { describe, expect, test } from 'vitest';
import type { DateReading } from '../../../electron/text/dates/date-reading.ts';
import { toIso } from '../../../electron/text/dates/date-reading.ts';
import { formatsFromFileName } from '../../../electron/text/dates/file-name-date.ts';
import { findDates } from '../../../electron/text/dates/find-dates.ts';
import { readDate } from '../../../electron/text/dates/read-date.ts';
import { DATE_TABLE, FILE_NAME_TABLE } from './date-table.ts';

function inWords(reading: DateReading): string {
  if (reading.kind === 'none') return 'none';
  if (reading.kind === 'impossible') return `impossible ${reading.reason}`;
  if (reading.kind === 'unresolved') return `unresolved ${reading.word}`;
  if (reading.kind === 'ambiguous') return `ambiguous ${reading.readings.join(' ')}`;
  const calendar = reading.calendar === 'gregory' ? '' : ` ${reading.calendar}`;
  return `${reading.iso} ${reading.certainty}${calendar}`;
}

test('the table holds at least 200 different texts', () => {
  expect(new Set(DATE_TABLE.map(([text]) => text)).size).toBeGreaterThanOrEqual(200);
});

describe('every text is read as the table says', () => {
  test.each(DATE_TABLE.map(([text, expected, context]) => ({ text, expected, context })))(
    '«$text» -> $expected',
    ({ text, expected, context }) => expect(inWords(readDate(text, context))).toBe(expected),
  );
});

describe('every file name is read as the table says', () => {
  test.each(FILE_NAME_TABLE.map(([name, expected]) => ({ name, expected })))(
    '$name -> $expected',
    ({ name, expected }) => {
      expect(inWords(formatsFromFileName(name))).toBe(expected);
    },
  );
});

test('no wrong date is stated as certain, in the table or with words around it', () => {
  const wrong = DATE_TABLE.flatMap(([text, expected, context]) =>
    [text, `وقال البيان الصادر ${text} إن`, `(${text})`, `${text}\n\nبيروت`, `العدد 12\n\n${text}`].flatMap(
      (sentence) =>
        findDates(sentence, context)
          .filter((found) => found.kind === 'date' && found.certainty === 'certain')
          .filter((found) => !expected.startsWith(`${toIso(found)} certain`))
          .map((found) => `${sentence}: ${inWords(found)}`),
    ),
  );
  expect(wrong).toEqual([]);
});
