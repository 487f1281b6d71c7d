// Makes ar-frequency.txt from the frequency list of press word forms (see README.md for its source):
//   node assets/lexicon/build-lexicon.ts ../shared/data/lexicon/ar-frequency.tsv.gz
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { foldKey } from '../../electron/text/fold.ts';
import { formatArabicLexicon } from './lexicon-format.ts';

const OUTPUT = join(import.meta.dirname, 'ar-frequency.txt');
const ARABIC_LETTERS = /^[\u0621-\u064A\u066E-\u06D3]+$/;

/** Adds up the counts of all written forms that fold to the same letters. */
function foldedCounts(tsv: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of tsv.split('\n').slice(1)) {
    const [word, count] = line.split('\t');
    if (word === undefined || count === undefined) continue;
    const folded = foldKey(word);
    if (ARABIC_LETTERS.test(folded)) counts.set(folded, (counts.get(folded) ?? 0) + Number(count));
  }
  return counts;
}

const source = process.argv[2];
if (source === undefined) {
  console.error('usage: node assets/lexicon/build-lexicon.ts PATH/ar-frequency.tsv.gz');
  process.exitCode = 2;
} else {
  const counts = foldedCounts(gunzipSync(readFileSync(source)).toString('utf8'));
  const text = formatArabicLexicon(counts);
  writeFileSync(OUTPUT, text);
  console.log(`${OUTPUT}: ${counts.size} forms, ${Buffer.byteLength(text)} bytes`);
}
