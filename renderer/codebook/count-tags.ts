import type { Passage, Tag } from '../../electron/contract/values.ts';

/** How many of these passages carry each tag, the most frequent first; tags without any are left out. */
export function countTags(
  passages: readonly Passage[],
  tags: readonly Tag[],
): readonly { readonly tag: Tag; readonly count: number }[] {
  return tags
    .map((tag) => ({ tag, count: passages.filter((passage) => passage.tags.includes(tag.id)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.tag.name.localeCompare(b.tag.name));
}
