import { loosen } from '../fold.ts';
import { BroadGroups } from './broad.ts';
import { readEnclitic } from './enclitic.ts';
import type { ArabicLexicon } from './lexicon.ts';
import { NounStemmer } from './noun-stemmer.ts';
import { ProcliticReader } from './proclitic.ts';
import { VERB_PREFIX, VerbStemmer } from './verb-stemmer.ts';

export interface ArabicKeys {
  readonly clitic: readonly string[];
  readonly inflected: readonly string[];
  readonly broad: readonly string[];
}

export interface ArabicReading {
  readonly proclitics: readonly string[];
  readonly stem: string;
  readonly enclitics: readonly string[];
}

export interface ArabicStemmer {
  /** Keys of an Arabic word, given as its folded key. */
  keys(folded: string): ArabicKeys;
  read(folded: string): ArabicReading;
}

export function createArabicStemmer(lexicon: ArabicLexicon): ArabicStemmer {
  const nouns = new NounStemmer(lexicon);
  const verbs = new VerbStemmer(lexicon);
  const broad = new BroadGroups(nouns);
  const reader = new ProcliticReader(lexicon, nouns, verbs);

  function read(folded: string): ArabicReading {
    const { proclitics, stem } = reader.read(loosen(folded));
    if (proclitics.includes('ال')) return { proclitics, stem, enclitics: [] };
    return { proclitics, ...readEnclitic(stem, lexicon, nouns, folded.endsWith('ة')) };
  }

  return {
    read,
    keys(folded) {
      const { proclitics, stem, enclitics } = read(folded);
      const whole = enclitics.length === 0 ? stem : reader.read(loosen(folded)).stem;
      const unknown = proclitics.length === 0 ? reader.unknownStems(whole) : [];
      const clitic = [...new Set([whole, stem, ...unknown])];
      const inflected = new Set(clitic.map((key) => nouns.stem(key)));
      if (!proclitics.includes('ال')) {
        for (const key of clitic)
          for (const perfect of verbs.perfects(key)) inflected.add(VERB_PREFIX + perfect);
      }
      const broadKeys = new Set([...inflected].flatMap((key) => broad.keys(key)));
      return { clitic, inflected: [...inflected], broad: [...broadKeys] };
    },
  };
}
