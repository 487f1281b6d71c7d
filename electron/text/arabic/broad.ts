import { singularsOf } from './broken-plural.ts';
import type { NounStemmer } from './noun-stemmer.ts';
import { spellingSkeleton, spellingVariant } from './spelling-variant.ts';
import { VERB_PREFIX } from './verb-stemmer.ts';

/** What a nisba is made from loses these ends: روسيا, أمريكا, حكومة -> روسي, أمريكي, حكومي. */
const NISBA_END = /^(.{3,})(?:يا|ي|يه|ا|ه)$/;

/** Below this length an ending is too likely to be the root's own letter (علي, رضا). */
const MIN_NISBA_BASE = 3;

/** Groups of level `broad`: noun and nisba, verb and noun, broken plurals, spellings of names. */
export class BroadGroups {
  readonly #nouns: NounStemmer;

  constructor(nouns: NounStemmer) {
    this.#nouns = nouns;
  }

  /** Keys of a stem of level `inflected`; the stem itself first, so that what met before meets here. */
  keys(stem: string): readonly string[] {
    const word = stem.startsWith(VERB_PREFIX) ? stem.slice(VERB_PREFIX.length) : stem;
    const singulars = singularsOf(word, this.#nouns);
    const keys = new Set([stem, word]);
    for (const form of [word, ...singulars]) {
      const variant = spellingVariant(form);
      keys.add(variant);
      const base = NISBA_END.exec(variant)?.[1] ?? variant;
      if (base.length >= MIN_NISBA_BASE) keys.add(base);
      const skeleton = spellingSkeleton(base);
      if (skeleton !== null && this.#isName(variant)) keys.add('t:' + skeleton);
    }
    return [...keys];
  }

  /** Foreign names do not take the article, and only theirs is a spelling that wavers. */
  #isName(form: string): boolean {
    const base = form.endsWith('ي') ? form.slice(0, -1) : form;
    return this.#nouns.count(base) === 0 || !this.#nouns.takesArticle(base);
  }
}
