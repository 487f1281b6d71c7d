import type { TermKeys } from '../../text/analyzer.ts';
import { exactKey, foldKey, loosen } from '../../text/fold.ts';

/** Those of a word's keys that its letters give, without analysis. */
export type Letters = Pick<TermKeys, 'exact' | 'folded' | 'loose'>;

export function lettersOf(word: string): Letters {
  const folded = foldKey(word);
  return { exact: exactKey(word), folded, loose: loosen(folded) };
}
