const PREFIX = /^(?:ن?می|ن?مي)\u200C(.{2,})$/;
const SUFFIX =
  /^(.{2,}?)\u200C(?:ها|های|هایی|هاي|هایم|هایت|هایش|هایمان|هایشان|ای|ام|ات|اش|اند|ایم|اید|مان|تان|شان|تر|ترین)$/;

/**
 * What is left of a Persian word without the affix that a zero width non-joiner sets off (می‌رود, کتاب‌های);
 * null when it has none. The joiner proves the affix, so no lexicon is needed.
 */
export function withoutPersianAffix(surface: string): string | null {
  const word = surface.normalize('NFC');
  const rest = PREFIX.exec(word)?.[1] ?? word;
  const stem = SUFFIX.exec(rest)?.[1] ?? rest;
  return stem === word ? null : stem;
}
