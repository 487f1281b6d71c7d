import { ok, type Result } from '../../contract/result.ts';
import type { RuleDraft } from '../../contract/values.ts';
import { correctionsOf } from '../overrides/corrections.ts';

/**
 * A rule as it is stored: values tidied like corrections, empty ones left out. Failure: `bad-request` for a language
 * that is no BCP 47 primary subtag.
 */
export function tidiedRule(draft: RuleDraft): Result<RuleDraft> {
  const { publisher = '', byline = '', section = '', language = '' } = draft.fields;
  const given = Object.entries({ publisher, byline, section, language }).filter(
    ([, value]) => value.trim() !== '',
  );
  const corrections = correctionsOf(Object.fromEntries(given));
  if (!corrections.ok) return corrections;
  const fields = Object.fromEntries(corrections.value.map(({ field, value }) => [field, value ?? '']));
  return ok({ ...draft, pattern: draft.pattern.toWellFormed(), fields });
}

/** Whether a rule has neither a field to set nor a date to read. */
export function setsNothing({ fields, dateFrom }: RuleDraft): boolean {
  return dateFrom === '' && Object.values(fields).every((value) => value === '');
}
