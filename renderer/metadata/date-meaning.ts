import { toIso, type DateReading } from '../../electron/text/dates/date-reading.ts';

/** What the date field's text comes to. */
export type DateMeaning =
  | { readonly kind: 'empty' }
  /** ISO 8601, to be stored as it is; `inferred` where the text leaves something to be understood. */
  | { readonly kind: 'date'; readonly iso: string; readonly inferred: boolean }
  /** The analyst has to choose. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'impossible' | 'unresolved' | 'none' };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads the date field: ISO 8601 with a time is kept to the letter, everything else goes to `read`, whatever its
 * calendar, digits and words.
 */
export function dateMeaning(text: string, read: (text: string) => DateReading): DateMeaning {
  const wanted = text.trim();
  if (wanted === '') return { kind: 'empty' };
  if (INSTANT.test(wanted)) {
    return Number.isNaN(Date.parse(wanted))
      ? { kind: 'impossible' }
      : { kind: 'date', iso: wanted, inferred: false };
  }
  const reading = read(wanted);
  if (reading.kind === 'date')
    return { kind: 'date', iso: toIso(reading), inferred: reading.certainty === 'inferred' };
  if (reading.kind === 'ambiguous') return { kind: 'ambiguous', readings: reading.readings };
  return { kind: reading.kind };
}
