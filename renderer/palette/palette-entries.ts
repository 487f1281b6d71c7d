import type { Tag } from '../../electron/contract/values.ts';
import { gradeOf, type Grade } from '../codebook/match-tags.ts';
import type { CommandId } from '../keyboard/commands.ts';

export type PaletteEntry =
  | { readonly kind: 'command'; readonly id: CommandId; readonly name: string }
  | { readonly kind: 'tag'; readonly tag: Tag; readonly name: string }
  | { readonly kind: 'article'; readonly id: string; readonly name: string };

const RANK: Readonly<Record<Grade, number>> = { same: 0, start: 1, words: 2, inside: 3, scattered: 4 };

/** Entries whose name meets what was typed, best first and otherwise in their own order; all when nothing was typed. */
export function matching<E extends PaletteEntry>(typed: string, entries: readonly E[]): E[] {
  if (typed.trim() === '') return [...entries];
  return entries
    .flatMap((entry) => {
      const grade = gradeOf(typed, entry.name);
      return grade === null ? [] : [{ entry, rank: RANK[grade] }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
