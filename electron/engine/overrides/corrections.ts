import type { CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { OVERRIDE_FIELDS, type OverrideField } from '../../contract/values.ts';
import { foldDigits } from '../../text/number.ts';
import { isIsoDate } from './iso-date.ts';

/** A field and what it is to be; null goes back to what was imported. */
export interface Correction {
  readonly field: OverrideField;
  readonly value: string | null;
}

const LANGUAGE = /^[a-z]{2,3}$/;

/**
 * What was typed, as it is stored: one line without blanks at its ends, dates in ASCII digits, languages as BCP 47
 * primary subtags (`und` for none). An empty title is no correction. Failures: `bad-date`, `bad-request`.
 */
export function correctionsOf(fields: CallRequest<'overrides.set'>['fields']): Result<Correction[]> {
  const corrections: Correction[] = [];
  for (const field of OVERRIDE_FIELDS) {
    const typed = fields[field];
    if (typed === undefined) continue;
    const value = typed === null ? null : tidied(field, typed);
    if (value !== null && field === 'published' && value !== '' && !isIsoDate(value)) {
      return fail('bad-date', { value });
    }
    if (value !== null && field === 'language' && !LANGUAGE.test(value)) {
      return fail('bad-request', { field, value });
    }
    corrections.push({ field, value: field === 'title' && value === '' ? null : value });
  }
  return ok(corrections);
}

function tidied(field: OverrideField, typed: string): string {
  const line = typed.toWellFormed().replace(/\s+/gu, ' ').trim();
  if (field === 'published') return foldDigits(line);
  if (field === 'language') return line === '' ? 'und' : line.toLowerCase();
  return line;
}
