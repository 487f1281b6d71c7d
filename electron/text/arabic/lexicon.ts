import { loosen } from '../fold.ts';

/** How often Arabic word forms occur in press text: what the guards of the stemming rules ask. */
export interface ArabicLexicon {
  /** Count of a form in `loose` letters (`looseKey`); 0 when it is unknown. */
  frequency(loose: string): number;
  /** The part of `frequency` that is written with ة; the rest of a form in ه ends in a pronoun or in Egyptian ه. */
  tehMarbuta(loose: string): number;
  /** Changes when the content does. */
  readonly hash: string;
  /** Number of different forms in loose letters. */
  readonly size: number;
}

// Forms that the source counts 5 times are most frequent by far, so their count is left out.
const DEFAULT_COUNT = 5;
const NINE = 0x39;

/** 32-bit FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), in hexadecimal. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * Reads `assets/lexicon/ar-frequency.txt`: a line for every folded form in code point order, front-coded: one
 * digit for the letters shared with the line before, the remaining letters, the count unless it is 5. Lines
 * with `#` are comments. Counts of forms that loosen to the same letters are added up.
 */
export function parseArabicLexicon(text: string): ArabicLexicon {
  const counts = new Map<string, number>();
  const tehMarbuta = new Map<string, number>();
  let form = '';
  for (let start = 0; start < text.length;) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end > start && text.charAt(start) !== '#') {
      let digits = end;
      while (digits > start + 1 && text.charCodeAt(digits - 1) <= NINE) digits -= 1;
      form = form.slice(0, Number(text.charAt(start))) + text.slice(start + 1, digits);
      const count = digits === end ? DEFAULT_COUNT : Number(text.slice(digits, end));
      const loose = loosen(form);
      counts.set(loose, (counts.get(loose) ?? 0) + count);
      if (form.endsWith('ة')) tehMarbuta.set(loose, count);
    }
    start = end + 1;
  }
  return {
    frequency: (loose) => counts.get(loose) ?? 0,
    tehMarbuta: (loose) => tehMarbuta.get(loose) ?? 0,
    hash: fnv1a(text),
    size: counts.size,
  };
}
