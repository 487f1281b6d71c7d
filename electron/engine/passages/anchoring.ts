import type { ANCHOR_STATES } from '../../contract/values.ts';
import type { Selector } from './selector.ts';

/** Where a stored passage is in the text as it is now. UTF-16 offsets, end exclusive. */
export interface Anchor {
  readonly state: (typeof ANCHOR_STATES)[number];
  readonly start: number;
  readonly end: number;
}

/** How much longer than before the words between an unchanged prefix and suffix may have become. */
const MAX_GROWTH = 4;
// Between stored and present text these come and go without changing a word: marks, tatweel, invisible characters.
const UNSTABLE = /[\p{Mn}\p{Cf}\u0640]/u;

/** A text and what is made of it once, however many passages are looked for in it. */
interface Searched {
  readonly text: string;
  readonly stable: () => StableLetters;
}

/**
 * Finds a passage again: by position, then by its quotation. `exact`: the same words at the same place.
 * `moved`: the same words elsewhere, and only one place can be meant. `changed`: the words differ (in tashkeel
 * only, or between an unchanged prefix and suffix). `lost`: nothing, or several places alike; the span is then
 * the stored one, cut to the text, and must not be trusted. Order of the steps as in Hypothesis' client.
 */
export function resolve(selector: Selector, text: string): Anchor {
  return resolverFor(text)(selector);
}

/** `resolve` for many passages of one text. */
export function resolverFor(text: string): (selector: Selector) => Anchor {
  let letters: StableLetters | null = null;
  const searched: Searched = { text, stable: () => (letters ??= stableLetters(text)) };
  return (selector) => find(selector, searched);
}

function find(selector: Selector, searched: Searched): Anchor {
  const { text } = searched;
  const { start, end, exact } = selector;
  if (text.slice(start, end) === exact) return { state: 'exact', start, end };
  const places = occurrences(text, exact);
  const place = singleOut(places, selector, text);
  if (place !== null) return { state: 'moved', start: place, end: place + exact.length };
  const altered = places.length === 0 ? (respelt(selector, searched) ?? rewritten(selector, text)) : null;
  if (altered) return { state: 'changed', ...altered };
  return { state: 'lost', start: Math.min(start, text.length), end: Math.min(end, text.length) };
}

function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/** The one place that can be meant: the only one, or the only one whose surroundings are those stored. */
function singleOut(places: readonly number[], selector: Selector, text: string): number | null {
  const [first] = places;
  if (first === undefined) return null;
  if (places.length === 1) return first;
  const { exact, prefix, suffix } = selector;
  const before = (at: number): boolean => text.endsWith(prefix, at) && prefix !== '';
  const after = (at: number): boolean => text.startsWith(suffix, at + exact.length) && suffix !== '';
  for (const agrees of [(at: number) => before(at) && after(at), before, after]) {
    const [candidate, another] = places.filter(agrees);
    if (candidate !== undefined) return another === undefined ? candidate : null;
  }
  return null;
}

type Place = Pick<Anchor, 'start' | 'end'>;

/** The same letters with other marks, where that is one place only. */
function respelt(selector: Selector, { text, stable }: Searched): Place | null {
  const quote = stableLetters(selector.exact).letters;
  const { letters, offsets } = stable();
  const [at, another] = occurrences(letters, quote);
  if (at === undefined || another !== undefined) return null;
  const start = offsets[at] ?? 0;
  let end = (offsets[at + quote.length - 1] ?? 0) + 1;
  while (end < text.length && UNSTABLE.test(text.charAt(end))) end++;
  return { start, end };
}

/** The letters of a text without what is unstable, and the offset of each in the text. */
interface StableLetters {
  readonly letters: string;
  readonly offsets: readonly number[];
}

function stableLetters(text: string): StableLetters {
  const offsets: number[] = [];
  let letters = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (UNSTABLE.test(unit)) continue;
    letters += unit;
    offsets.push(at);
  }
  return { letters, offsets };
}

/** What now stands between the stored prefix and suffix, where that is one place only and of a likely length. */
function rewritten({ exact, prefix, suffix }: Selector, text: string): Place | null {
  if (prefix === '' || suffix === '') return null;
  const longest = Math.max(exact.length * MAX_GROWTH, 64);
  const places = occurrences(text, prefix).flatMap((at) => {
    const start = at + prefix.length;
    const end = text.indexOf(suffix, start);
    return end > start && end - start <= longest ? [{ start, end }] : [];
  });
  const [place, another] = places;
  return place && !another ? place : null;
}
