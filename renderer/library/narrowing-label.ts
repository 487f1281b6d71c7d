import type { Desk } from '../desk/desk.svelte.ts';
import { formatPublished } from '../messages/dates.ts';
import { isolated, leftToRight, t } from '../messages/messages.svelte.ts';
import { attributeName, attributeValue } from './facet-names.ts';
import { languageName } from './language-name.ts';
import type { NarrowingKind } from './views.ts';

/** What a narrowing of the list says, in words. */
export function narrowingLabel({ list, shelves, codebook }: Desk, kind: NarrowingKind): string {
  const { publisher, outlet, language = '', attribute, tag = '', from = '', to = '' } = list.filter;
  switch (kind) {
    case 'source':
      if (outlet) return shelves.outlet(outlet)?.name ?? outlet;
      return publisher || t('library.noSourceFilter');
    case 'language':
      return language === 'und' || language === '' ? t('facet.unknownLanguage') : languageName(language);
    case 'attribute':
      return attribute
        ? t(
            'facet.chip',
            isolated({
              name: attributeName(attribute.name),
              value: attributeValue(attribute.name, attribute.value),
            }),
          )
        : '';
    case 'tag':
      return t('library.tagFilter', isolated({ name: codebook.get(tag)?.name ?? '' }));
    case 'dates':
      return rangeLabel(formatPublished(from), formatPublished(to));
    case 'undated':
      return t('library.undatedFilter');
  }
}

/** A range between two dates as they are said, either '' where it is open; figures alone read left to right. */
function rangeLabel(from: string, to: string): string {
  if (from === to) return from;
  if (to === '') return t('dates.since', { from });
  if (from === '') return t('dates.until', { to });
  const between = t('dates.between', { from, to });
  return /\p{L}/u.test(between) ? between : leftToRight(between);
}
