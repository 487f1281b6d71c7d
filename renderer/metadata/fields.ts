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
  /** As shown now; null where the articles differ, or are too many to look at. */
  readonly value: string | null;
  /** As imported; null likewise. */
  readonly canonical: string | null;
  /** At least one of them is corrected, so that there is something to go back to. */
  readonly corrected: boolean;
}

export type FieldStates = Readonly<Record<OverrideField, FieldState>>;

/** The fields of these articles together. `complete`: no others are edited beside them. */
export function fieldStates(articles: readonly Article[], complete: boolean): FieldStates {
  const state = (field: OverrideField): FieldState => {
    const corrections = articles.map((article) =>
      article.overridden.find((correction) => correction.field === field),
    );
    const values = articles.map((article, at) =>
      field === 'title' && corrections[at] ? article.titleOverride : article[field],
    );
    const canonical = articles.map((article, at) => corrections[at]?.canonical ?? article[field]);
    return {
      value: complete ? common(values) : null,
      canonical: complete ? common(canonical) : null,
      corrected: !complete || corrections.some((correction) => correction !== undefined),
    };
  };
  return Object.fromEntries(EDITED_FIELDS.map((field) => [field, state(field)])) as FieldStates;
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
  return wanted === canonical && corrected ? { kind: 'back' } : { kind: 'set', value: wanted };
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

function common(values: readonly string[]): string | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
