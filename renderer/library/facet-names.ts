import { OUTLET_MEDIA } from '../../electron/contract/values.ts';
import { speech, t } from '../messages/messages.svelte.ts';
import { countryName } from '../outlets/countries.ts';
import { isKnownAttribute } from './facets.ts';

/** An attribute of outlets as the UI calls it; free ones have the analyst's own name. */
export function attributeName(name: string): string {
  return isKnownAttribute(name) ? t(`facet.${name}`) : name;
}

/** A value of an attribute of outlets, in words. */
export function attributeValue(name: string, value: string): string {
  if (value === '') return t('facet.none');
  if (name === 'country') return countryName(value, speech.language);
  const medium = name === 'medium' && OUTLET_MEDIA.find((each) => each === value);
  return medium ? t(`facet.medium.${medium}`) : value;
}
