import { fail, ok, type Result } from '../../contract/result.ts';
import { OVERRIDE_FIELDS, type OverrideField } from '../../contract/values.ts';
import { readDate } from '../../text/dates/read-date.ts';
import { foldDigits } from '../../text/number.ts';
import { isIsoDate } from '../overrides/iso-date.ts';
import { publishedDate } from '../parsers/published-date.ts';

/** What the analyst types beside a text that is pasted or a file that is kept; '' where nothing was typed. */
export interface TypedMetadata {
  readonly title: string;
  readonly publisher: string;
  /** ISO 8601. */
  readonly published: string;
  readonly url: string;
}

/** Typed metadata on one line each, the date read: in ISO 8601 or in words. Failure: `bad-date`. */
export function typedMetadata(typed: TypedMetadata): Result<TypedMetadata> {
  const published = oneLine(typed.published);
  const date = readTypedDate(published);
  if (published !== '' && date === '') return fail('bad-date', { value: published });
  return ok({
    title: oneLine(typed.title),
    publisher: oneLine(typed.publisher),
    published: date,
    url: oneLine(typed.url),
  });
}

/** Which fields the analyst has typed. */
export function typedFields(typed: TypedMetadata): OverrideField[] {
  const values: Readonly<Partial<Record<OverrideField, string>>> = { ...typed };
  return OVERRIDE_FIELDS.filter((field) => values[field]);
}

/** '' for a date that only might be meant, such as 1/2/03, and for none. */
function readTypedDate(typed: string): string {
  const digits = foldDigits(typed);
  if (isIsoDate(digits)) return digits;
  const reading = readDate(typed);
  if (reading.kind === 'date' && reading.certainty === 'certain') return reading.iso;
  // Months of pages' languages that stand for themselves, with a time in its zone.
  return reading.kind === 'date' || reading.kind === 'none' ? publishedDate(typed) : '';
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, ' ').trim();
}
