import type { BlockKind } from './block.ts';

// Style names as the programs store them; Word keeps the English names of its own styles in every language.
const KINDS: readonly (readonly [RegExp, BlockKind])[] = [
  [/^(?:title|titre|العنوان|عنوان المستند)$/iu, 'title'],
  [
    /^(?:heading|titre|überschrift|título|عنوان)\s*\d+$|^(?:heading|subtitle|sous-titre|العنوان الفرعي|subheading)$/iu,
    'heading',
  ],
  [/^(?:caption|légende|تسمية توضيحية|illustration|figure)$/iu, 'caption'],
  [/^(?:quote|intense quote|block text|quotations|citation|اقتباس)$/iu, 'quote'],
];

/** What a paragraph is by its style's name; `paragraph` for most. */
export function styleKind(name: string): BlockKind {
  const plain = name.replaceAll('_20_', ' ').trim();
  return KINDS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'paragraph';
}
