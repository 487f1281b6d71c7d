import { speech } from './messages.svelte.ts';

// The month by name: figures alone read differently in Beirut, London and New York, and slashes trip up bidi.
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** An article's `published` (ISO day or instant) as a short date in the analyst's calendar; '' when unknown. */
export function formatPublished(published: string): string {
  if (published === '') return '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(published);
  const at = new Date(published);
  if (Number.isNaN(at.getTime())) return published;
  return new Intl.DateTimeFormat(speech.locale, {
    ...DAY,
    ...(day ? { timeZone: 'UTC' } : {}),
  }).format(at);
}

/** A moment (ms since the epoch) as date and time on this machine. */
export function formatInstant(at: number): string {
  return new Intl.DateTimeFormat(speech.locale, { ...DAY, ...TIME }).format(at);
}
