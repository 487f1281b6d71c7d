import { foldKey, looseKey } from '../../text/fold.ts';
import { levelRank } from '../../text/level.ts';
import { isWithinEdits } from './edit-distance.ts';
import { Expansion } from './expansion.ts';
import { lettersOf } from './letters.ts';
import type { TermDictionary } from './term-dictionary.ts';
import type { Reach } from './reach.ts';

/** UTF-16 units of the loose key by which terms are kept together. */
const STEM = 3;

const EXACT = levelRank('exact');
const FOLDED = levelRank('folded');
const LOOSE = levelRank('loose');

/**
 * Tells the rank of the level at which a word begins with `prefix`, null when it does not. Letters alone
 * decide: a level above `loose` reaches no further.
 */
export function prefixLevels(prefix: string, reach: Reach): (surface: string) => number | null {
  const rank = prefixRanks(prefix, reach);
  return (surface) => {
    const { exact, folded, loose } = lettersOf(surface);
    return rank(exact, folded, loose);
  };
}

type PrefixRank = (exact: string, folded: string, loose: string) => number | null;

function prefixRanks(prefix: string, { level, loose: isLoose }: Reach): PrefixRank {
  const begin = lettersOf(prefix);
  const max = levelRank(level);
  return (exact, folded, loose) => {
    if (exact.startsWith(begin.exact)) return EXACT;
    if (max >= FOLDED && folded.startsWith(begin.folded)) return FOLDED;
    return max >= LOOSE && isLoose && loose.startsWith(begin.loose) ? LOOSE : null;
  };
}

/**
 * The dictionary's terms by the beginnings of their loose keys, for prefixes: each term is listed under its
 * first three letters, and a list is looked through. Nothing is sorted, so a growing dictionary only appends.
 * The keys are made when first asked for, because those of 100,000 terms take about a tenth of a second.
 */
export class PrefixTable {
  readonly #dictionary: TermDictionary;
  /** By id, from 1. Mostly the surface itself, the same string. */
  readonly #exact: string[] = [''];
  readonly #folded: string[] = [''];
  readonly #loose: string[] = [''];
  /** Ids ascending, by the first `STEM` units. */
  readonly #lists = new Map<string, number[]>();

  constructor(dictionary: TermDictionary) {
    this.#dictionary = dictionary;
  }

  /** The terms that begin with `prefix`; see `prefixLevels`. */
  complete(prefix: string, reach: Reach): Expansion {
    this.#catchUp();
    const rankOf = prefixRanks(prefix, reach);
    const listed = this.#listed(looseKey(prefix));
    const ids: number[] = [];
    const ranks: number[] = [];
    for (let i = 0; i < listed.length; i++) {
      const id = listed[i] ?? 0;
      const rank = rankOf(this.#exact[id] ?? '', this.#folded[id] ?? '', this.#loose[id] ?? '');
      if (rank === null) continue;
      ids.push(id);
      ranks.push(rank);
    }
    return new Expansion(ids, ranks);
  }

  /** Ids of the terms whose folded forms are at most `edits` edits from the word's, ascending; see `isWithinEdits`. */
  similar(word: string, edits: number): number[] {
    this.#catchUp();
    const folded = foldKey(word);
    const ids: number[] = [];
    for (let id = 1; id < this.#folded.length; id++) {
      if (isWithinEdits(folded, this.#folded[id] ?? '', edits)) ids.push(id);
    }
    return ids;
  }

  /** Ids of all terms that may begin with `prefix`, a loose key; ascending. */
  #listed(prefix: string): ArrayLike<number> {
    if (prefix.length >= STEM) return this.#lists.get(prefix.slice(0, STEM)) ?? [];
    const lists = [...this.#lists].flatMap(([stem, ids]) => (stem.startsWith(prefix) ? [ids] : []));
    const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    let count = 0;
    for (const ids of lists) {
      all.set(ids, count);
      count += ids.length;
    }
    return all.sort();
  }

  #catchUp(): void {
    for (let id = this.#loose.length; id <= this.#dictionary.size; id++) {
      const surface = this.#dictionary.surfaceOf(id);
      const { exact, folded, loose } = lettersOf(surface);
      this.#exact.push(exact === surface ? surface : exact);
      this.#folded.push(folded === surface ? surface : folded);
      this.#loose.push(loose === surface ? surface : loose);
      const stem = loose.slice(0, STEM);
      const list = this.#lists.get(stem);
      if (list === undefined) this.#lists.set(stem, [id]);
      else list.push(id);
    }
  }
}
