import type { Field } from '../../contract/values.ts';
import { tokenize } from '../../text/tokenizer.ts';
import type { IndexableArticle } from './search-index.ts';

/** What search reads of an article. */
export type SearchedText = Omit<IndexableArticle, 'number'>;

/** A word of a field as search knows it. */
export interface IndexedWord {
  /** As written. */
  readonly text: string;
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Where it stands among the field's words; what phrases count in. */
  readonly position: number;
}

export interface IndexedField {
  /** By position. */
  readonly words: readonly IndexedWord[];
  /** How many of them stand in the canonical text; those after them in the title's correction. */
  readonly canonical: number;
}

/**
 * Positions left empty where no phrase or proximity may reach over: at an ignored block, and between a title and its
 * correction. As many as Elasticsearch's `position_increment_gap` leaves by default.
 */
const POSITION_GAP = 100;

/** The words of a field that are found: without those that an ignored block touches, with those of the correction. */
export function indexedWords(article: SearchedText, field: Field): IndexedField {
  const blocks = article.ignored?.filter((block) => block.field === field) ?? [];
  const all = tokenize(article[field]);
  const words = blocks.length === 0 ? all : outsideOf(blocks, all);
  const correction = field === 'title' ? (article.titleOverride ?? '') : '';
  if (correction === '') return { words, canonical: words.length };
  const last = words.at(-1);
  const first = last === undefined ? 0 : last.position + 1 + POSITION_GAP;
  const added = tokenize(correction).map((word) => ({ ...word, position: first + word.position }));
  return { words: [...words, ...added], canonical: words.length };
}

/** `blocks` are in order and do not overlap; `words` are all of the field. */
function outsideOf(
  blocks: readonly { readonly start: number; readonly end: number }[],
  words: readonly IndexedWord[],
): IndexedWord[] {
  const kept: IndexedWord[] = [];
  let at = 0;
  let position = 0;
  let isApart = false;
  for (const word of words) {
    for (; at < blocks.length && (blocks[at]?.end ?? 0) <= word.start; at++) isApart = true;
    if ((blocks[at]?.start ?? Infinity) < word.end) {
      isApart = true;
      continue;
    }
    if (isApart && kept.length > 0) position += POSITION_GAP;
    isApart = false;
    kept.push({ ...word, position: position++ });
  }
  return kept;
}
