const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** «3 days ago» in `locale`; '' for less than a minute. `ms`: how long ago. */
export function formatAge(ms: number, locale: string): string {
  for (const { unit, ms: length } of UNITS) {
    if (ms >= length) {
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(ms / length), unit);
    }
  }
  return '';
}
