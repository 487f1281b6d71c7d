import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer, type Analyzer } from '../../text/analyzer.ts';
import { parseArabicLexicon } from '../../text/arabic/lexicon.ts';

/** The analyser with the lexicon of `assetsFolder` (the folder `assets/`). Throws when the file is missing: a broken installation. */
export function loadAnalyzer(assetsFolder: string): Analyzer {
  const lexicon = readFileSync(join(assetsFolder, 'lexicon', 'ar-frequency.txt'), 'utf8');
  return createAnalyzer({ arabicLexicon: parseArabicLexicon(lexicon) });
}
