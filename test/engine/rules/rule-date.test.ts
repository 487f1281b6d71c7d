import { expect, it } from 'vitest';
import { placeOf } from '../../../electron/engine/rules/file-place.ts';
import type { DateOrder } from '../../../electron/text/dates/date-reading.ts';
import {
  dateOfAddress,
  dateOfFolders,
  dateOfName,
  type RuleDate,
} from '../../../electron/engine/rules/rule-date.ts';

function inWords({ outcome, readings }: RuleDate): string {
  return outcome === 'date' ? readings.join(' ') : [outcome, ...readings].join(' ');
}

type Row = [string, string, DateOrder?];

it.each<Row>([
  ['/press/JA-1127-20170211.txt', '2017-02-11'],
  ['/press/sharq_25_9_2020.html', '2020-09-25'],
  ['C:\\press\\النهار 25 أيلول 2020.docx', '2020-09-25'],
  ['/press/٢٠٢٠-٠٩-٢٥.txt', '2020-09-25'],
  ['/press/7_2020-09-25_1015.txt', '2020-09-25'],
  ['/press/31-02-2020.txt', 'impossible'],
  ['/press/01-02-03.txt', 'ambiguous 2003-02-01 2003-01-02 2001-02-03'],
  ['/press/01-02-03.txt', '2003-02-01', 'dmy'],
  ['/press/01-02-03.txt', '2003-01-02', 'mdy'],
  ['/press/01-02-03.txt', '2001-02-03', 'ymd'],
  ['/press/01022003.txt', 'ambiguous 2003-02-01 2003-01-02'],
  ['/press/01022003.txt', '2003-02-01', 'dmy'],
  ['/2020/09/25/صحيفة اليوم.txt', 'none'],
])('the name of %s says %s (%s)', (path, expected, order) => {
  expect(inWords(dateOfName(placeOf(path).name, order))).toBe(expected);
});

it.each<Row>([
  ['/press/2020/09/25/a.txt', '2020-09-25'],
  ['press\\2020\\9\\5\\a.txt', '2020-09-05'],
  ['/press/٢٠٢٠/٠٩/٢٥/a.txt', '2020-09-25'],
  ['/press/2020/أيلول/25/a.txt', '2020-09-25'],
  ['/press/2020/09/a.txt', '2020-09'],
  ['/press/2020/سبتمبر/a.txt', '2020-09'],
  ['/press/2020/a.txt', '2020'],
  ['/press/25-9-2020/economy/a.txt', '2020-09-25'],
  // The nearest counts.
  ['/press/2019-01-01/2020-09-25/a.txt', '2020-09-25'],
  ['/press/2020/02/31/a.txt', 'impossible'],
  ['/press/1/2/03/a.txt', 'ambiguous 2003-02-01 2003-01-02 2001-02-03'],
  ['/press/1/2/03/a.txt', '2003-02-01', 'dmy'],
  ['/press/economy/2020-09-25.txt', 'none'],
  ['a.txt', 'none'],
])('the folders of %s say %s (%s)', (path, expected, order) => {
  expect(inWords(dateOfFolders(placeOf(path).folder, order))).toBe(expected);
});

it.each<Row>([
  ['https://site.example/2020/09/25/on-the-crisis-of-1-2-2019', '2020-09-25'],
  ['https://site.example/news/2020-9-25', '2020-09-25'],
  ['https://site.example/news/20200925/12345678', '2020-09-25'],
  ['https://site.example/2020/09/slug', '2020-09'],
  ['https://site.example/2020/02/31/slug', 'impossible'],
  ['https://site.example/1-2-2003/slug', 'ambiguous 2003-02-01 2003-01-02'],
  ['https://site.example/1-2-2003/slug', '2003-02-01', 'dmy'],
  ['https://site.example/article/20112020', 'none'],
  ['https://site.example/a?date=2020-09-25', 'none'],
  ['https://site.example/2020-01-01/2020-02-02', 'ambiguous 2020-01-01 2020-02-02'],
  ['', 'none'],
])('the address %s says %s (%s)', (url, expected, order) => {
  expect(inWords(dateOfAddress(url, order))).toBe(expected);
});
