import { fileURLToPath } from 'node:url';
import { loadAnalyzer } from '../../../electron/engine/search/load-analyzer.ts';
import { tokenize } from '../../../electron/text/tokenizer.ts';

const analyzer = loadAnalyzer(fileURLToPath(new URL('../../../assets', import.meta.url)));
const known = new Map<string, string>();

/** What the peers index: our own stem of each word, so that all engines answer the same question. */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = analyzer.keys(word).inflected[0] ?? word;
    known.set(word, found);
  }
  return found;
}

export function stemmedWords(text: string): string[] {
  return tokenize(text).map((token) => stem(token.text));
}
