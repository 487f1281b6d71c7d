import { feedDate } from '../feeds/feed-date.ts';

/**
 * A date of NITF or NewsML as ISO 8601: `20200925T140500+0300`, `2020-09-25T14:05:00Z`, `20200925`; a time without a
 * zone is left out. '' for none.
 */
export function newsDate(written: string): string {
  const compact =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      written.trim(),
    );
  if (!compact) return feedDate(written);
  const [, year, month, day, hour, minute, second = '00', zone] = compact;
  const time = hour === undefined || zone === undefined ? '' : `T${hour}:${minute ?? '00'}:${second}${zone}`;
  return feedDate(`${year ?? ''}-${month ?? ''}-${day ?? ''}${time}`);
}
