import { LEVELS, type Level } from '../../text/level.ts';
import type { HiddenArticles } from './hidden-articles.ts';
import { PostingCursor } from './posting-cursor.ts';
import { wantedWords, type QueryNode } from './query-tree.ts';
import { findTerm, type Segment } from './segment.ts';
import type { TermDictionary } from './term-dictionary.ts';
import type { TermExpander } from './term-expansion.ts';

/** Where forms are looked for. */
export interface FormSource {
  readonly segments: readonly Segment[];
  readonly expander: TermExpander;
  readonly dictionary: TermDictionary;
  readonly hidden: HiddenArticles;
}

/** A raw form of the archive that a query word reaches, and in how many visible articles it stands. */
export interface ReachedForm {
  readonly surface: string;
  readonly level: Level;
  readonly articles: number;
}

/**
 * The forms that the query's wanted words reach up to `broad`, or up to the level that the query sets for a
 * word; each with its lowest level. Nearest first, then by number of articles, then by code units.
 */
export function reachedForms(root: QueryNode, loose: boolean, source: FormSource): ReachedForm[] {
  const lowest = new Map<number, number>();
  for (const leaf of wantedWords(root)) {
    for (const word of leaf.words) {
      const { ids, ranks } = source.expander.expand(word, { level: leaf.level ?? 'broad', loose });
      ids.forEach((id, i) => lowest.set(id, Math.min(ranks[i] ?? 0, lowest.get(id) ?? Infinity)));
    }
  }
  const cursor = new PostingCursor();
  return [...lowest]
    .map(([id, rank]) => ({
      surface: source.dictionary.surfaceOf(id),
      rank,
      articles: countVisible(id, source, cursor),
    }))
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => a.rank - b.rank || b.articles - a.articles || (a.surface < b.surface ? -1 : 1))
    .map(({ surface, rank, articles }) => ({ surface, level: LEVELS[rank] ?? 'broad', articles }));
}

function countVisible(id: number, { segments, hidden }: FormSource, cursor: PostingCursor): number {
  let visible = 0;
  for (const segment of segments) {
    const index = findTerm(segment, id);
    if (index < 0) continue;
    cursor.open(segment, index);
    if (hidden.isEmpty && segment.removed === null) {
      visible += cursor.articles;
      continue;
    }
    while (cursor.next()) {
      const isGone = segment.removed?.has(cursor.ordinal) ?? false;
      if (!isGone && !hidden.has(segment.articles[cursor.ordinal] ?? 0)) visible++;
    }
  }
  return visible;
}
