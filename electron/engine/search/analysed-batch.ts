import type { Analyzer } from '../../text/analyzer.ts';
import { dropArticles } from './drop-articles.ts';
import { invert } from './invert.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { packSegment } from './pack-segment.ts';
import type { SearchedText } from './indexed-words.ts';
import type { SegmentParts } from './segment.ts';
import type { DictionaryEntry } from './term-dictionary.ts';
import { hashesIn, hashKeys, storedKeys, type HashedKeys } from './term-key-table.ts';

/**
 * Texts analysed into a segment that no dictionary knows yet: its articles are numbered by their places in the batch,
 * its terms by theirs in `surfaces`, from 0. Plain values, so that a worker thread can answer it.
 */
export interface AnalysedBatch {
  readonly parts: SegmentParts;
  /** Surface forms by the terms' numbers. */
  readonly surfaces: readonly string[];
}

/** Gives a surface form its id, a new one when the dictionary lacks it. */
export type NumberTerm = (surface: string) => { readonly id: number; readonly isNew: boolean };

/** What `numberTerms` makes: a segment as it is stored, and the terms that are new to the dictionary, by id. */
export interface NumberedSegment {
  readonly parts: SegmentParts;
  readonly newTerms: readonly DictionaryEntry[];
}

/**
 * The part of indexing that needs only the texts: words, positions, and the keys of those words that `isWanted` says
 * are wanted (the others' are computed where they turn out to be missing).
 */
export function analyseBatch(
  texts: readonly SearchedText[],
  analyzer: Analyzer,
  isWanted: (surface: string) => boolean,
): AnalysedBatch {
  const inverted = invert(texts);
  const surfaces = Object.keys(inverted);
  const keys: HashedKeys[] = [];
  surfaces.forEach((surface, term) => {
    if (isWanted(surface)) keys.push(hashKeys(term, analyzer.keys(surface)));
  });
  const terms = surfaces.map((surface, id) => ({ id, surface }));
  return { parts: packSegment([...texts.keys()], inverted, terms, keys), surfaces };
}

/** The batch without some of its articles, by their places in it; the others keep their order. */
export function withoutArticles(batch: AnalysedBatch, places: Iterable<number>): AnalysedBatch {
  const removed = new OrdinalSet();
  removed.fit(batch.parts.articles.length);
  for (const place of places) removed.add(place);
  return removed.count() === 0 ? batch : { ...batch, parts: dropArticles(batch.parts, removed) };
}

/** Gives a batch's articles their numbers (ascending) and its terms their ids: what is left to do in the transaction. */
export function numberTerms(
  { parts, surfaces }: AnalysedBatch,
  articles: readonly number[],
  analyzer: Analyzer,
  number: NumberTerm,
): NumberedSegment {
  const ids = new Uint32Array(parts.terms.length);
  const newTerms: DictionaryEntry[] = [];
  const keys: HashedKeys[] = [];
  const keyReader = new KeyReader(parts);
  parts.terms.forEach((term, index) => {
    const surface = surfaces[term] ?? '';
    const { id, isNew } = number(surface);
    ids[index] = id;
    if (!isNew) return;
    newTerms.push({ id, surface });
    const read = keyReader.of(term);
    keys.push(read ? { ...read, term: id } : hashKeys(id, analyzer.keys(surface)));
  });
  return {
    parts: { ...parts, articles: Uint32Array.from(articles), ...inOrder(parts, ids), ...storedKeys(keys) },
    newTerms,
  };
}

/** Reads the keys of a batch's terms, which are asked for in ascending order. */
class KeyReader {
  readonly #parts: SegmentParts;
  #at = 0;
  #from = 0;

  constructor(parts: SegmentParts) {
    this.#parts = parts;
  }

  of(term: number): HashedKeys | null {
    const { keyTerms, keyCounts, keyHashes } = this.#parts;
    for (; this.#at < keyTerms.length; this.#at++) {
      const found = keyTerms[this.#at] ?? 0;
      if (found > term) return null;
      const counts = keyCounts[this.#at] ?? 0;
      const from = this.#from;
      this.#from += hashesIn(counts);
      if (found < term) continue;
      this.#at++;
      return { term, counts, hashes: keyHashes.subarray(from, this.#from) };
    }
    return null;
  }
}

/** Terms and their lists in the ascending order of `ids`, which are those of `parts.terms` by their places. */
function inOrder(
  parts: SegmentParts,
  ids: Uint32Array,
): Pick<SegmentParts, 'terms' | 'postings' | 'positions' | 'postingOffsets' | 'positionOffsets'> {
  const order = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  const postings = reordered(parts.postings, parts.postingOffsets, order);
  const positions = reordered(parts.positions, parts.positionOffsets, order);
  return {
    terms: ids.slice().sort(),
    postings: postings.bytes,
    postingOffsets: postings.offsets,
    positions: positions.bytes,
    positionOffsets: positions.offsets,
  };
}

function reordered(
  lists: Uint8Array,
  offsets: Uint32Array,
  order: Uint32Array,
): { bytes: Uint8Array; offsets: Uint32Array } {
  const bytes = new Uint8Array(lists.length);
  const ends = new Uint32Array(order.length + 1);
  let to = 0;
  order.forEach((place, index) => {
    for (let at = offsets[place] ?? 0; at < (offsets[place + 1] ?? 0); at++) bytes[to++] = lists[at] ?? 0;
    ends[index + 1] = to;
  });
  return { bytes, offsets: ends };
}
