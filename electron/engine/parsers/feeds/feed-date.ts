import { toIso } from '../../../text/dates/date-reading.ts';
import { readDate } from '../../../text/dates/read-date.ts';
import { publishedDate } from '../published-date.ts';

// RFC 822's own names of zones, and others that feeds of the region write and that mean one offset only.
const ZONES: Readonly<Record<string, string>> = {
  UT: '+00:00',
  WET: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
};
const LONGEST = 200;

/**
 * A feed's date as ISO 8601, an instant where it gives its zone, else a day: RFC 822 with the liberties that feeds
 * take (years of two digits, names of zones, `GMT+3`), RFC 3339, words in any language where they leave no doubt.
 * '' when there is none, or one that is not certain.
 */
export function feedDate(written: string): string {
  const text = written.slice(0, LONGEST).trim();
  const regular = text
    .replace(/(\d{1,2}[ -][A-Za-z]{3,9}[ -])(\d{2})(?= +\d{1,2}:)/, (_, day: string, year: string) => {
      return `${day}${Number(year) < 70 ? '20' : '19'}${year}`;
    })
    .replace(/\b(?:GMT|UTC)(?=[+-]\d)/, '')
    .replace(/([+-])(\d)(?::?(\d{2}))?$/, (_, sign: string, hours: string, minutes = '00') => {
      return `${sign}0${hours}:${String(minutes)}`;
    })
    .replace(/(?<=\d )[A-Z]{2,4}$/, (zone) => ZONES[zone] ?? zone);
  return publishedDate(regular) || inWords(text);
}

function inWords(text: string): string {
  const reading = readDate(text);
  const isCertain = reading.kind === 'date' && reading.certainty === 'certain' && reading.precision === 'day';
  return isCertain ? toIso(reading) : '';
}
