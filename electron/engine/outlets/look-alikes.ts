import { readWebAddress, outletKey } from '../../text/outlet-name.ts';
import { bareOutlet, haveOneMedium, type BareName } from '../../text/outlet-title.ts';
import { isMistyped } from '../../text/name-typing.ts';
import { isAbbreviated, isRomanised, skeletonsOf } from '../../text/romanised-name.ts';

/** How two names come to look like one outlet, the surest first. */
export const LIKENESSES = ['spelling', 'title', 'host', 'script', 'typing'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** A name as it is compared. Keys without blanks: Al Ahram, Alahram. */
export interface ComparableName {
  readonly name: string;
  readonly key: string;
  readonly compact: string;
  readonly bare: BareName;
  readonly compactBare: string;
  /** Of a web address that is a host and nothing else, the label that names its owner (aljazeera of arabic.aljazeera.net); '' of others. */
  readonly label: string;
  readonly isArabic: boolean;
  readonly skeletons: readonly string[];
}

// Between an owner's label and a country: com.sa, co.il.
const SECOND_LEVEL = new Set(['com', 'co', 'org', 'net', 'gov', 'edu', 'ac', 'press', 'news', 'info']);
const MIN_LABEL = 3;
// No shorter name is mistyped (text/name-typing.ts).
const MIN_TYPED = 7;

export function comparableName(name: string): ComparableName {
  const address = readWebAddress(name);
  const bare = bareOutlet(name);
  const key = outletKey(name);
  const label = address?.path === '' ? ownerLabel(address.host) : '';
  return {
    name,
    key,
    compact: key.replaceAll(' ', ''),
    bare,
    compactBare: bare.key.replaceAll(' ', ''),
    label,
    isArabic: /\p{Script=Arabic}/u.test(key),
    skeletons: address ? (label === '' ? [] : skeletonsOf(label)) : skeletonsOf(bare.key),
  };
}

/** The likeness of two names; null where nothing says that they are one. Proposals are for a human to judge. */
export function likenessOf(one: ComparableName, other: ComparableName): Likeness | null {
  if (one.key === other.key) return 'spelling';
  if (one.label !== '' || other.label !== '')
    return isHostOf(one, other) || isHostOf(other, one) ? 'host' : null;
  if (one.key.includes('/') || other.key.includes('/')) return null;
  if (one.compact === other.compact) return 'spelling';
  if (!haveOneMedium(one.bare, other.bare)) return null;
  if (one.compactBare === other.compactBare) return 'title';
  if (one.isArabic !== other.isArabic) {
    const [arabic, latin] = one.isArabic ? [one, other] : [other, one];
    return isRomanised(arabic.bare.key, latin.bare.key) ? 'script' : null;
  }
  return isMistyped(one.bare.key, other.bare.key) ? 'typing' : null;
}

/** Whether `host` is a web address of the outlet of that name. */
function isHostOf(host: ComparableName, named: ComparableName): boolean {
  if (host.label.length < MIN_LABEL || named.label !== '') return false;
  if (!named.isArabic) return host.label === named.compact || host.label === named.compactBare;
  return isRomanised(named.bare.key, host.label) || isAbbreviated(named.bare.key, host.label);
}

/** Pairs of names that may be alike, without comparing all with all but for their letters. */
export function* candidatePairs(names: readonly ComparableName[]): Generator<[number, number]> {
  const buckets = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const key of bucketKeys(name)) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(at);
      else buckets.set(key, [at]);
    }
  }
  for (const bucket of buckets.values()) {
    for (const [at, one] of bucket.entries()) for (const other of bucket.slice(at + 1)) yield [one, other];
  }
  yield* nearPairs(names);
}

function bucketKeys(name: ComparableName): Set<string> {
  const { compact, compactBare, label, skeletons, isArabic } = name;
  const keys = new Set([compact, compactBare, ...(label === '' ? [] : [label])]);
  for (const skeleton of skeletons) keys.add(`\n${skeleton}`);
  const last = isArabic ? name.bare.key.split(' ').slice(1).at(-1) : undefined;
  // aawsat: of الشرق الأوسط only the last word is whole.
  if (last !== undefined) for (const skeleton of skeletonsOf(last)) keys.add(`\r${skeleton}`);
  if (label.length > 4) for (const skeleton of skeletonsOf(label.slice(1))) keys.add(`\r${skeleton}`);
  return keys;
}

/** Pairs whose lengths and sets of letters differ so little that a slip may part them. */
function* nearPairs(names: readonly ComparableName[]): Generator<[number, number]> {
  const long = names
    .map(({ bare, compactBare, label }, at) => ({ at, bare, length: label === '' ? compactBare.length : 0 }))
    .filter(({ length }) => length >= MIN_TYPED)
    .sort((one, other) => one.length - other.length);
  // All are compared with all: numbers alone, in arrays of their own.
  const at = Int32Array.from(long, (name) => name.at);
  const lengths = Int32Array.from(long, (name) => name.length);
  const letters = Int32Array.from(long, ({ bare }) => letterSet(bare.key));
  for (let one = 0; one < at.length; one++) {
    const [length = 0, set = 0] = [lengths[one], letters[one]];
    for (let other = one + 1; other < at.length && (lengths[other] ?? 0) - length <= 4; other++) {
      if (bits(set ^ (letters[other] ?? 0)) <= 4) yield [at[one] ?? 0, at[other] ?? 0];
    }
  }
}

/** A set of letters as 32 bits. */
function letterSet(key: string): number {
  let set = 0;
  for (let at = 0; at < key.length; at++) set |= 1 << (key.charCodeAt(at) & 31);
  return set;
}

/** How many bits of 32 are set (Hacker's Delight, 5-1). */
function bits(set: number): number {
  let pairs = set - ((set >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function ownerLabel(host: string): string {
  const labels = host.split('.').slice(0, -1);
  if (labels.length > 1 && SECOND_LEVEL.has(labels.at(-1) ?? '')) labels.pop();
  return (labels.at(-1) ?? '').replaceAll('-', '');
}
