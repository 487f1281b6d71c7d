// Case endings in all vowel harmonies, folded: Türkiye'nin, Ankara'da, Erdoğan'ın, İstanbul'dan.
const SUFFIX = /^(\p{L}{3,})'(?:n?[iu]n|[dt]en|[dt]an|[dt]e|[dt]a|y?[aeiu]|n[iu]|yl[ae]|l[ae]|l[ae]r)$/u;

/** A Turkish proper name (folded) without the case ending after its apostrophe; null when there is none. */
export function withoutTurkishSuffix(folded: string): string | null {
  return SUFFIX.exec(folded)?.[1] ?? null;
}
