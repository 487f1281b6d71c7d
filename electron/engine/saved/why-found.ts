import { LEVELS, type Level } from '../../text/level.ts';
import type { TokenMatch } from '../search/highlight.ts';
import type { StoredText } from '../search/searched-text.ts';

/** A form of the article's words that a search met, and how often at this level. */
export interface MetForm {
  /** As written, NFC. */
  readonly surface: string;
  readonly level: Level;
  readonly hits: number;
}

const MAX_FORMS = 12;

/** The forms behind a search's matches in an article: the most frequent first, then as they come in the text; at most 12. */
export function metForms(
  { title, titleOverride, body }: StoredText,
  matches: readonly TokenMatch[],
): MetForm[] {
  const counts = new Map<string, MetForm>();
  for (const { field, isCorrection, start, end, rank } of matches) {
    const text = field === 'body' ? body : isCorrection ? titleOverride : title;
    const surface = text.slice(start, end).normalize('NFC');
    const key = `${rank} ${surface}`;
    const hits = (counts.get(key)?.hits ?? 0) + 1;
    counts.set(key, { surface, level: LEVELS[rank] ?? 'broad', hits });
  }
  return [...counts.values()].sort((a, b) => b.hits - a.hits).slice(0, MAX_FORMS);
}
