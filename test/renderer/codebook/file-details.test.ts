import { describe, expect, it } from 'vitest';
import { fileDetails } from '../../../renderer/codebook/file-details.ts';

describe('fileDetails', () => {
  it('labels what the readers of formats name, leaves a table’s columns as they are, in the file’s order', () => {
    const details = { channel: 'قناة المرفأ', 'رقم الملف': '2024/17', forwardedFrom: 'وكالة الساحل' };
    expect(fileDetails(details).map(({ name, label }) => [name, label])).toEqual([
      ['channel', 'detail.channel'],
      ['رقم الملف', null],
      ['forwardedFrom', 'detail.forwardedFrom'],
    ]);
  });

  it('knows no label for names that every object has', () => {
    expect(fileDetails({ toString: 'x', heading: 'y' }).map(({ label }) => label)).toEqual([null, null]);
  });

  it('leaves out what is said in other words: that there is no text, that the file is cut off', () => {
    expect(fileDetails({ noText: '1', truncated: '1', pages: '3' }).map(({ name }) => name)).toEqual([
      'pages',
    ]);
  });

  it('takes days and instants for dates, and nothing else', () => {
    const dates = ['2024-03-05', '2024-03-05T08:00:00+02:00', '2024-03-05T06:00:00.000Z', '2024-03'];
    const others = ['2024', '2024/17', '5 March 2024', '12', '2024-03-05 صباحاً'];
    const isDate = (value: string) => fileDetails({ created: value })[0]?.isDate;
    expect(dates.map(isDate)).toEqual(dates.map(() => true));
    expect(others.map(isDate)).toEqual(others.map(() => false));
  });
});
