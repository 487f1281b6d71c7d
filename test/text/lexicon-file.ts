import { readFileSync } from 'node:fs';
import { parseArabicLexicon, type ArabicLexicon } from '../../electron/text/arabic/lexicon.ts';

const FILE = new URL('../../assets/lexicon/ar-frequency.txt', import.meta.url);

/** The lexicon that ships. */
export function readLexicon(): ArabicLexicon {
  return parseArabicLexicon(readFileSync(FILE, 'utf8'));
}
