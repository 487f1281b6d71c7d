import type { TermKeys } from '../../text/analyzer.ts';
import { levelRank } from '../../text/level.ts';

/** The keys of one term by which kin is told, as 32-bit hashes; see `hashKeys`. */
export interface HashedKeys {
  readonly term: number;
  /** How many hashes are of clitic keys (8 bits), inflected keys (8 bits) and broad keys (16 bits), low bits first. */
  readonly counts: number;
  /** That of the loose key, then those of the clitic keys, inflected, broad. */
  readonly hashes: ArrayLike<number>;
}

/** How many hashes `HashedKeys.counts` counts, that of the loose key among them. */
export function hashesIn(counts: number): number {
  return 1 + (counts & 0xff) + ((counts >>> 8) & 0xff) + (counts >>> 16);
}

/** Keys of terms as a segment has them. */
export function storedKeys(keys: readonly HashedKeys[]): {
  keyTerms: Uint32Array;
  keyCounts: Uint32Array;
  keyHashes: Uint32Array;
} {
  const keyHashes = new Uint32Array(keys.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let at = 0;
  for (const { hashes } of keys) {
    keyHashes.set(hashes, at);
    at += hashes.length;
  }
  return {
    keyTerms: Uint32Array.from(keys, ({ term }) => term),
    keyCounts: Uint32Array.from(keys, ({ counts }) => counts),
    keyHashes,
  };
}

type StemKeys = Pick<TermKeys, 'clitic' | 'inflected' | 'broad'>;
type HashableKeys = StemKeys & Pick<TermKeys, 'loose'>;

/** A query word's keys, hashed as those of the table's terms are. */
export interface HashedWord {
  readonly loose: number;
  readonly clitic: readonly number[];
  readonly inflected: readonly number[];
  readonly broad: readonly number[];
}

/** The hashes of each level begin apart; so may meet only what is of one level. */
const HASH_LEVELS = { clitic: 0, inflected: 1, broad: 2, loose: 3 } as const;

const LOOSE = levelRank('loose');
const CLITIC = levelRank('clitic');
const INFLECTED = levelRank('inflected');
const BROAD = levelRank('broad');

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 32-bit FNV-1a over UTF-16 units, http://www.isthe.com/chongo/tech/comp/fnv/, begun apart for each level. */
function hashKey(level: keyof typeof HASH_LEVELS, key: string): number {
  let hash = Math.imul(FNV_OFFSET ^ HASH_LEVELS[level], FNV_PRIME);
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

export function hashWord({ loose, clitic, inflected, broad }: HashableKeys): HashedWord {
  return {
    loose: hashKey('loose', loose),
    clitic: clitic.map((key) => hashKey('clitic', key)),
    inflected: inflected.map((key) => hashKey('inflected', key)),
    broad: broad.map((key) => hashKey('broad', key)),
  };
}

/** Hashes the keys of a term for storage. Throws when there are more keys than the counts can tell. */
export function hashKeys(term: number, keys: HashableKeys): HashedKeys {
  const { loose, clitic, inflected, broad } = hashWord(keys);
  if (clitic.length > 0xff || inflected.length > 0xff || broad.length > 0xffff) {
    throw new Error('too many keys for one word');
  }
  return {
    term,
    counts: (clitic.length | (inflected.length << 8) | (broad.length << 16)) >>> 0,
    hashes: [loose, ...clitic, ...inflected, ...broad],
  };
}

/**
 * The analysed keys of the dictionary's terms, and the terms that have a given broad key: typed arrays with a
 * chained hash table, about 65 bytes a term, where strings would take ten times that. Reading them back is
 * much quicker than analysing the words again. Different keys may share a hash: kinship by a broad hash alone
 * is to be verified; by a broad and another hash it is certain enough (1 in 10^10 for half a million terms).
 */
export class TermKeyTable {
  #starts = new Uint32Array(1 << 12);
  #counts = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 14);
  #hashCount = 0;

  #heads = new Int32Array(1 << 12).fill(-1);
  #links = new Uint32Array(1 << 12);
  #terms = new Uint32Array(1 << 12);
  #next = new Int32Array(1 << 12);
  #linkCount = 0;

  /** Remembers the keys of a term: the hashes from `from` on, as many as `counts` says. Answers where they end. */
  add(term: number, counts: number, hashes: ArrayLike<number>, from = 0): number {
    const beforeBroad = 1 + (counts & 0xff) + ((counts >>> 8) & 0xff);
    const total = beforeBroad + (counts >>> 16);
    this.#starts = fitting(this.#starts, term + 1);
    this.#counts = fitting(this.#counts, term + 1);
    this.#hashes = fitting(this.#hashes, this.#hashCount + total);
    this.#starts[term] = this.#hashCount;
    this.#counts[term] = counts;
    for (let i = 0; i < total; i++) {
      const hash = hashes[from + i] ?? 0;
      this.#hashes[this.#hashCount++] = hash;
      if (i >= beforeBroad) this.#link(hash, term);
    }
    return from + total;
  }

  /** Ids of the terms that have a broad key with one of these hashes; ascending, each once. */
  termsWith(broadHashes: readonly number[]): number[] {
    const terms: number[] = [];
    for (const hash of broadHashes) {
      for (let at = this.#heads[this.#bucket(hash)] ?? -1; at >= 0; at = this.#next[at] ?? -1) {
        if (this.#links[at] === hash) terms.push(this.#terms[at] ?? 0);
      }
    }
    return terms.sort((a, b) => a - b).filter((term, i) => term !== terms[i - 1]);
  }

  /** Rank of the lowest level from `loose` on at which a term and a word share a hash, of those that share a broad one. */
  kinship(term: number, word: HashedWord): number {
    const counts = this.#counts[term] ?? 0;
    const loose = this.#starts[term] ?? 0;
    if (this.#hashes[loose] === word.loose) return LOOSE;
    const clitic = loose + 1;
    const inflected = clitic + (counts & 0xff);
    if (this.#hasAny(clitic, inflected, word.clitic)) return CLITIC;
    const broad = inflected + ((counts >>> 8) & 0xff);
    return this.#hasAny(inflected, broad, word.inflected) ? INFLECTED : BROAD;
  }

  /** Whether a term and a word are the same without their proclitics. */
  isSameAfterProclitics(term: number, word: HashedWord): boolean {
    return this.#hashes[(this.#starts[term] ?? 0) + 1] === word.clitic[0];
  }

  #hasAny(from: number, to: number, hashes: readonly number[]): boolean {
    for (let i = from; i < to; i++) if (hashes.includes(this.#hashes[i] ?? 0)) return true;
    return false;
  }

  hashesOf(term: number): HashedWord {
    const counts = this.#counts[term] ?? 0;
    const loose = this.#starts[term] ?? 0;
    const clitic = loose + 1;
    const inflected = clitic + (counts & 0xff);
    const broad = inflected + ((counts >>> 8) & 0xff);
    const slice = (from: number, to: number): number[] => [...this.#hashes.subarray(from, to)];
    return {
      loose: this.#hashes[loose] ?? 0,
      clitic: slice(clitic, inflected),
      inflected: slice(inflected, broad),
      broad: slice(broad, broad + (counts >>> 16)),
    };
  }

  #bucket(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }

  #link(hash: number, term: number): void {
    if (this.#linkCount === this.#heads.length) this.#rehash();
    this.#links[this.#linkCount] = hash;
    this.#terms[this.#linkCount] = term;
    this.#chain(this.#linkCount++);
  }

  #chain(at: number): void {
    const bucket = this.#bucket(this.#links[at] ?? 0);
    this.#next[at] = this.#heads[bucket] ?? -1;
    this.#heads[bucket] = at;
  }

  #rehash(): void {
    const capacity = this.#heads.length * 2;
    this.#links = fitting(this.#links, capacity);
    this.#terms = fitting(this.#terms, capacity);
    this.#next = new Int32Array(capacity);
    this.#heads = new Int32Array(capacity).fill(-1);
    for (let at = 0; at < this.#linkCount; at++) this.#chain(at);
  }
}

/** Hashes in the shape of keys: good for comparing with others such. */
export function disguise({ clitic, inflected, broad }: HashedWord): StemKeys {
  return {
    clitic: clitic.map(hashAsKey),
    inflected: inflected.map(hashAsKey),
    broad: broad.map(hashAsKey),
  };
}

function hashAsKey(hash: number): string {
  return String.fromCharCode(hash >>> 16, hash & 0xffff);
}

/** `array`, or one of at least twice its length that begins with it. */
function fitting(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (array.length >= length) return array;
  const larger = new Uint32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
