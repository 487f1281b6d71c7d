/** Calendar a date is written in, by its CLDR name. */
export type Calendar = 'gregory' | 'islamic-umalqura' | 'persian';

/** UTF-16 offsets of what was read, end-exclusive. */
export type DateSpan = readonly [start: number, end: number];

/** Which of three numbers is the day, the month and the year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What is known beside the text. `published` is an ISO 8601 date (a time after it is not read). */
export interface DateContext {
  readonly published?: string | undefined;
  readonly order?: DateOrder | undefined;
}

/** What a text says of a date, without the place where it says so. All dates are ISO 8601, Gregorian. */
export type DateOutcome =
  | {
      readonly kind: 'date';
      /** YYYY-MM-DD, YYYY-MM or YYYY, as `precision` says. */
      readonly iso: string;
      readonly precision: 'day' | 'month' | 'year';
      /** `certain` only if day, month and a year of four digits are written out and agree. */
      readonly certainty: 'certain' | 'inferred';
      readonly calendar: Calendar;
    }
  /** Several dates are possible, or a range or list of days or months is named. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'impossible'; readonly reason: 'no-such-day' | 'no-such-month' | 'weekday-differs' }
  /** Words that say a date only beside a publication date. */
  | { readonly kind: 'unresolved'; readonly word: string };

/** One date found in a text. */
export type FoundDate = DateOutcome & { readonly text: DateSpan };

/** What a text was read as; `none` if it names no date. */
export type DateReading = FoundDate | { readonly kind: 'none' };

/** The ISO 8601 date to store (YYYY-MM-DD, YYYY-MM or YYYY); empty unless the reading is one date. */
export function toIso(reading: DateReading): string {
  return reading.kind === 'date' ? reading.iso : '';
}
