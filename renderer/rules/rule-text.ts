import type { OverrideField, RuleDraft } from '../../electron/contract/values.ts';
import { languageName } from '../library/language-name.ts';
import { formatPublished } from '../messages/dates.ts';
import { inItsDirection, t } from '../messages/messages.svelte.ts';
import { RULE_FIELDS } from './rule-draft.ts';

/** «Source», «Date»: a field in the words of the metadata panel. */
export function fieldName(field: OverrideField): string {
  return t(field === 'title' ? 'metadata.headline' : `metadata.${field}`);
}

/** A field's value as the desk shows it; '' for none. */
export function fieldValue(field: OverrideField, value: string): string {
  if (field === 'language' && value !== '') return value === 'und' ? '' : languageName(value);
  return field === 'published' ? formatPublished(value) : value;
}

/** What a rule fills, one phrase each. */
export function ruleEffects({ fields, dateFrom, overwrites }: RuleDraft): string[] {
  const sets = RULE_FIELDS.flatMap((field) => {
    const value = fieldValue(field, fields[field] ?? '');
    return value === '' ? [] : [t('rules.sets', { field: fieldName(field), value: inItsDirection(value) })];
  });
  return [
    ...sets,
    ...(dateFrom === '' ? [] : [t(`rules.readsDate.${dateFrom}`)]),
    ...(overwrites ? [t('rules.alsoOverwrites')] : []),
  ];
}
