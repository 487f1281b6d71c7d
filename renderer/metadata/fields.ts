import type { CallOutput } from '../../electron/contract/calls.ts';
import type { Article, OverrideField } from '../../electron/contract/values.ts';

/** Fields of the edit panel, in its order. */
export const EDITED_FIELDS = [
  'publisher',
  'published',
  'byline',
  'section',
  'page',
  'language',
  'url',
  'title',
] as const satisfies readonly OverrideField[];

/** What a field holds in the articles at hand. */
export interface FieldState {
  /** As shown now; null where the articles differ. */
  readonly value: string | null;
  /** How many different values there are. */
  readonly values: number;
  /** As imported; null where that is not known of all of them. */
  readonly canonical: string | null;
  /** Articles where it is corrected, so that there is something to go back to. */
  readonly corrected: number;
  /** Who corrected it and when (ms since the epoch), where there is one article and it is. */
  readonly by: { readonly author: string; readonly at: number } | null;
}

export type FieldStates = Readonly<Record<OverrideField, FieldState>>;

type CommonFields = CallOutput<'overrides.common'>['fields'];

/** The fields of one article, with what was imported beneath each correction. */
export function fieldsOfArticle(article: Article): FieldStates {
  return statesOf((field) => {
    const correction = article.overridden.find((each) => each.field === field);
    return {
      value: field === 'title' && correction ? article.titleOverride : article[field],
      values: 1,
      canonical: correction?.canonical ?? article[field],
      corrected: correction ? 1 : 0,
      by: correction ? { author: correction.author, at: correction.at } : null,
    };
  });
}

/** The fields of many articles together, as the engine has summed them up. */
export function fieldsOfMany(fields: CommonFields): FieldStates {
  return statesOf((field) => {
    const found = fields.find((each) => each.field === field);
    const values = found?.values ?? 0;
    return {
      value: values > 1 ? null : (found?.value ?? ''),
      values,
      canonical: null,
      corrected: found?.overridden ?? 0,
      by: null,
    };
  });
}

/** What the analyst did with a field: nothing, another value, or back to what was imported. */
export type Edit =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'back' };

export const UNTOUCHED: Edit = { kind: 'untouched' };

/**
 * The edit that typing `text` into a field means. Its own value again changes nothing; the imported value takes a
 * correction back; an emptied field says «unknown», but where the articles differ it says nothing.
 */
export function editOf(text: string, { value, canonical, corrected }: FieldState): Edit {
  const wanted = text.trim();
  if (value === null) return wanted === '' ? UNTOUCHED : { kind: 'set', value: wanted };
  if (wanted === value) return UNTOUCHED;
  return wanted === canonical && corrected > 0 ? { kind: 'back' } : { kind: 'set', value: wanted };
}

/** The touched fields as the engine takes them: a value, or null for what was imported. */
export function fieldsToSet(
  edits: Readonly<Partial<Record<OverrideField, Edit>>>,
): Partial<Record<OverrideField, string | null>> {
  const fields: Partial<Record<OverrideField, string | null>> = {};
  for (const field of EDITED_FIELDS) {
    const edit = edits[field];
    if (edit?.kind === 'set') fields[field] = edit.value;
    if (edit?.kind === 'back') fields[field] = null;
  }
  return fields;
}

function statesOf(state: (field: OverrideField) => FieldState): FieldStates {
  return Object.fromEntries(EDITED_FIELDS.map((field) => [field, state(field)])) as FieldStates;
}
