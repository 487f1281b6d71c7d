import { matchLevel, type Analyzer, type TermKeys } from '../../text/analyzer.ts';
import { foldKey } from '../../text/fold.ts';
import { levelRank } from '../../text/level.ts';
import { isWithinEdits } from './edit-distance.ts';
import { Expansion } from './expansion.ts';
import { lettersOf } from './letters.ts';
import { prefixLevels, PrefixTable } from './prefix-table.ts';
import type { QueryWord } from './query-tree.ts';
import type { Reach } from './reach.ts';
import type { TermDictionary } from './term-dictionary.ts';
import { disguise, hashWord, type TermKeyTable } from './term-key-table.ts';

/** Words whose forms are remembered until the dictionary grows, and how many forms of them all. */
const MAX_CACHED_WORDS = 512;
const MAX_CACHED_FORMS = 1_000_000;

const LOOSE = levelRank('loose');
const BROAD = levelRank('broad');

/**
 * From query words to the dictionary's surface forms. Forms that meet at any level share a broad key (see
 * `TermKeys`), so one table gives the candidates. Which level they meet at is what `matchLevel` says, told by
 * keys that were hashed when the form came into the dictionary wherever those suffice.
 */
export class TermExpander {
  readonly #analyzer: Analyzer;
  readonly #dictionary: TermDictionary;
  readonly #keys: TermKeyTable;
  readonly #prefixes: PrefixTable;
  readonly #cache = new Map<string, Expansion>();
  /** Size of the dictionary. */
  #cachedAt = 0;
  #cachedForms = 0;

  constructor(analyzer: Analyzer, dictionary: TermDictionary, keys: TermKeyTable) {
    this.#analyzer = analyzer;
    this.#dictionary = dictionary;
    this.#keys = keys;
    this.#prefixes = new PrefixTable(dictionary);
  }

  expand(word: QueryWord, reach: Reach): Expansion {
    const isFull = this.#cache.size >= MAX_CACHED_WORDS || this.#cachedForms >= MAX_CACHED_FORMS;
    if (isFull || this.#cachedAt !== this.#dictionary.size) {
      this.#cache.clear();
      this.#cachedForms = 0;
      this.#cachedAt = this.#dictionary.size;
    }
    const key = `${reach.level} ${reach.loose} ${word.prefix} ${word.edits} ${word.text}`;
    const cached = this.#cache.get(key);
    if (cached !== undefined) return cached;
    const found = this.#expand(word, reach);
    this.#cache.set(key, found);
    this.#cachedForms += found.ids.length;
    return found;
  }

  /** Tells for any surface form at which level (as a rank) the word reaches it, null when it does not. */
  levels(word: QueryWord, reach: Reach): (surface: string) => number | null {
    if (word.prefix) return prefixLevels(word.text, reach);
    const query = this.#analyzer.keys(word.text);
    const folded = foldKey(word.text);
    return (surface) => {
      const rank = meetingRank(query, this.#analyzer.keys(surface), reach);
      if (rank !== null || word.edits === 0) return rank;
      return isWithinEdits(folded, foldKey(surface), word.edits) ? BROAD : null;
    };
  }

  #expand(word: QueryWord, reach: Reach): Expansion {
    if (word.prefix) return this.#prefixes.complete(word.text, reach);
    const kin = this.#kin(word.text, reach);
    return word.edits === 0 ? kin : withSimilar(kin, this.#prefixes.similar(word.text, word.edits));
  }

  #kin(text: string, { level, loose }: Reach): Expansion {
    const word = lettersOf(text);
    const known = this.#dictionary.idOf(text.normalize('NFC'));
    const hashed = known === undefined ? hashWord(this.#analyzer.keys(text)) : this.#keys.hashesOf(known);
    const query = { ...word, ...disguise(hashed) };
    const max = levelRank(level);
    const ids: number[] = [];
    const ranks: number[] = [];
    for (const id of this.#keys.termsWith(hashed.broad)) {
      let rank: number | null = this.#keys.kinship(id, hashed);
      if (rank === LOOSE || (!loose && this.#keys.isSameAfterProclitics(id, hashed))) {
        const surface = lettersOf(this.#dictionary.surfaceOf(id));
        rank = meetingRank(query, { ...surface, ...disguise(this.#keys.hashesOf(id)) }, { level, loose });
      }
      if (rank === BROAD && max >= BROAD) {
        const surface = this.#analyzer.keys(this.#dictionary.surfaceOf(id));
        rank = meetingRank(this.#analyzer.keys(text), surface, { level, loose });
      }
      if (rank === null || rank > max) continue;
      ids.push(id);
      ranks.push(rank);
    }
    return new Expansion(ids, ranks);
  }
}

/** Similar words count as `broad`, those that are reached anyway as what they are. */
function withSimilar(kin: Expansion, similar: readonly number[]): Expansion {
  const ranks = new Map(similar.map((id) => [id, BROAD]));
  kin.ids.forEach((id, i) => ranks.set(id, kin.ranks[i] ?? BROAD));
  const sorted = [...ranks].sort(([a], [b]) => a - b);
  return new Expansion(
    sorted.map(([id]) => id),
    sorted.map(([, rank]) => rank),
  );
}

function meetingRank(query: TermKeys, surface: TermKeys, { level, loose }: Reach): number | null {
  const met = matchLevel(query, surface, level, { loose });
  return met === null ? null : levelRank(met);
}
