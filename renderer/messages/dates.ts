import { speech } from './messages.svelte.ts';

// The month by name: figures alone read differently in Beirut, London and New York, and slashes trip up bidi.
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/**
 * An article's `published` as a short date: an ISO day or instant in the analyst's calendar; a month (`2020-09`) or
 * year (`2020`), which no other calendar has, in the Gregorian one. '' when unknown.
 */
export function formatPublished(published: string): string {
  if (published === '') return '';
  const at = new Date(published);
  if (Number.isNaN(at.getTime())) return published;
  const form = published.length <= 'YYYY-MM'.length ? periodForm(published) : DAY;
  const dayOrPeriod = published.length <= 'YYYY-MM-DD'.length;
  return new Intl.DateTimeFormat(speech.locale, {
    ...form,
    ...(dayOrPeriod ? { timeZone: 'UTC' } : {}),
  }).format(at);
}

function periodForm(period: string): Intl.DateTimeFormatOptions {
  const year = { year: 'numeric', calendar: 'gregory' } as const;
  return period.length > 'YYYY'.length ? { ...year, month: 'long' } : year;
}

/** A moment (ms since the epoch) as date and time on this machine. */
export function formatInstant(at: number): string {
  return new Intl.DateTimeFormat(speech.locale, { ...DAY, ...TIME }).format(at);
}
