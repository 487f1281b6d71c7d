import { readDate } from '../../text/dates/read-date.ts';

const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)/;
const TIME = /^[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?/i;
/**
 * A page's date as ISO 8601: an instant with its zone (`2020-09-25T14:05:00+03:00`) where the page names one, else
 * the day (`2020-09-25`); '' when it could only be guessed (`03/04/2020`, times without a date). Dates in words go
 * through the reader that all of the program uses.
 */
export function publishedDate(raw: string): string {
  const text = latinDigits(raw).trim().slice(0, 100);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const day = isoDay(yearFirst[1], yearFirst[3], yearFirst[4]);
    return day === '' ? '' : withTime(day, text.slice(yearFirst[0].length));
  }
  const reading = readDate(text);
  if (reading.kind !== 'date' || reading.precision !== 'day' || reading.certainty !== 'certain') return '';
  return withTime(reading.iso, text.slice(reading.text[1]));
}

function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

function isoDay(year = '', month = '', day = ''): string {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1800 || y > 2100 || m < 1) return '';
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return '';
  return date.toISOString().slice(0, 10);
}

/** Adds the time when it comes with its zone: a time in an unknown zone may be another day's. */
function withTime(day: string, rest: string): string {
  const [, hour, minute, second = '00', zone] = TIME.exec(rest) ?? [];
  if (hour === undefined || minute === undefined || zone === undefined) return day;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return day;
  const offset = isoZone(zone);
  return offset === '' ? day : `${day}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
}

function isoZone(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return Number(hours) <= 14 && Number(minutes) <= 59 ? `${sign}${hours}:${minutes}` : '';
}
