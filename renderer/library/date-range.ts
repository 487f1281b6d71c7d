import type { DateReading } from '../../electron/text/dates/date-reading.ts';
import { dateMeaning, type DateMeaning } from '../metadata/date-meaning.ts';

/** What an end of a range of days comes to: as in a date field, but an instant stands for its day. */
export function periodOf(text: string, read: (text: string) => DateReading): DateMeaning {
  const meaning = dateMeaning(text, read);
  return meaning.kind === 'date' ? { ...meaning, iso: meaning.iso.slice(0, 'YYYY-MM-DD'.length) } : meaning;
}

export type DateRange =
  /** ISO 8601 days, months or years, both included; '' = open. */
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  /** It ends before it begins. */
  | { readonly kind: 'reversed' }
  /** An end cannot be read, or not in one way only. */
  | { readonly kind: 'unclear' };

/** The range between two ends, either of which may be open. */
export function rangeOf(from: DateMeaning, to: DateMeaning): DateRange {
  const [first, last] = [isoOf(from), isoOf(to)];
  if (first === null || last === null) return { kind: 'unclear' };
  // A month or year begins with its first day and ends with its last: only the digits that both have are compared.
  const common = Math.min(first.length, last.length);
  return last.slice(0, common) < first.slice(0, common)
    ? { kind: 'reversed' }
    : { kind: 'range', from: first, to: last };
}

function isoOf(meaning: DateMeaning): string | null {
  if (meaning.kind === 'empty') return '';
  return meaning.kind === 'date' ? meaning.iso : null;
}
