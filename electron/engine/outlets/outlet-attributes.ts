import type { OutletDraft } from '../../contract/values.ts';

/** Attributes that every outlet has a field for; further ones are the user's own. */
export const BUILT_IN_ATTRIBUTES = ['country', 'medium', 'ownership', 'leaning'] as const;

type Attributed = Pick<OutletDraft, (typeof BUILT_IN_ATTRIBUTES)[number] | 'attributes'>;

function isBuiltIn(name: string): name is (typeof BUILT_IN_ATTRIBUTES)[number] {
  return (BUILT_IN_ATTRIBUTES as readonly string[]).includes(name);
}

/** Value of a built-in attribute or one of the user's own; '' where it is not known. */
export function attributeOf(outlet: Attributed, name: string): string {
  if (isBuiltIn(name)) return outlet[name];
  return outlet.attributes.find((attribute) => attribute.name === name)?.value ?? '';
}

/** The user's own attributes that any of these outlets has, in order. */
export function freeAttributes(outlets: Iterable<Pick<OutletDraft, 'attributes'>>): string[] {
  const names = new Set<string>();
  for (const { attributes } of outlets) for (const { name } of attributes) names.add(name);
  return [...names].sort();
}
