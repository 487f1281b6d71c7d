import { isFeminineOf } from './gender.ts';
import type { ArabicLexicon } from './lexicon.ts';

const FEMININE_PLURAL = /^(.{3,})ات$/;
const CONSTRUCT_FEMININE = /^(.{2,})ت(ي|ين|ان|ا|يه)$/;
const NISBA = /^(.{3,}ي)(ه|ين|ون|ات|ا|ان|و)$/;
const PLURAL = /^(.{3,})(?:ون|ين)$/;
const DUAL = /^(.{3,})ان$/;
const CONSTRUCT_PLURAL = /^(.{3,})(?:و|ي)$/;
const ACCUSATIVE = /^(.{2,}[^ه])ا$/;
const FEMININE = /^(.{3,})ه$/;

/** Ten is not twenty: what looks like their plural is another number. */
const NUMERALS = new Set('عشر ثلاث اربع خمس ست سبع ثمان ثماني تسع'.split(' '));

/** More steps than any form takes: plural, nisba's gender, construct. */
const MAX_STEPS = 5;

/** Takes number, gender and case off a noun or adjective without clitics (loose letters), guarded. */
export class NounStemmer {
  readonly #lexicon: ArabicLexicon;

  constructor(lexicon: ArabicLexicon) {
    this.#lexicon = lexicon;
  }

  /** Canonical form of a noun: the singular, masculine where there is one. */
  stem(form: string): string {
    let stem = form;
    for (let i = 0; i < MAX_STEPS; i += 1) {
      const next = this.#step(stem);
      if (next === stem) break;
      stem = next;
    }
    return stem;
  }

  /** How often the lexicon has a form, with and without the article. */
  count(form: string): number {
    return this.#lexicon.frequency(form) + this.#lexicon.frequency('ال' + form);
  }

  /** Whether the lexicon has the form with the article: common nouns do, most names do not. */
  takesArticle(form: string): boolean {
    return this.#lexicon.frequency('ال' + form) > 0;
  }

  #step(form: string): string {
    const own = this.count(form);
    return (
      this.#fromFemininePlural(form) ??
      this.#fromConstructFeminine(form, own) ??
      this.#fromNisba(form, own) ??
      this.#fromPlural(form, own) ??
      this.#fromConstructPlural(form, own) ??
      this.#fromFeminine(form, own) ??
      this.#fromAccusative(form, own) ??
      form
    );
  }

  #fromFemininePlural(form: string): string | null {
    const base = FEMININE_PLURAL.exec(form)?.[1];
    if (base === undefined || NUMERALS.has(base)) return null;
    return this.count(base + 'ه') > this.count(base) ? base + 'ه' : base;
  }

  #fromConstructFeminine(form: string, own: number): string | null {
    const base = CONSTRUCT_FEMININE.exec(form)?.[1];
    if (base === undefined) return null;
    const feminine = base + 'ه';
    return this.count(feminine) >= Math.max(own, 1) ? feminine : null;
  }

  #fromNisba(form: string, own: number): string | null {
    const match = NISBA.exec(form);
    const nisba = match?.[1];
    if (nisba === undefined || this.count(nisba) < 0.15 * own) return null;
    if (match?.[2] === 'ا' && this.#isPlaceName(form)) return null;
    // مسؤولية is responsibility: its ..ي is no nisba but the construct plural of مسؤول.
    return this.#fromConstructPlural(nisba, this.count(nisba)) === null ? nisba : null;
  }

  /** روسيا is a country, not «in a Russian way»: names follow prepositions, accusatives do not. */
  #isPlaceName(form: string): boolean {
    const prepositional = this.#lexicon.frequency('ب' + form) + this.#lexicon.frequency('ل' + form);
    return prepositional >= 5 && prepositional >= 0.01 * this.#lexicon.frequency(form);
  }

  #fromPlural(form: string, own: number): string | null {
    // A nisba is made from names, not from plurals: بحريني, so البحرين is not «the two seas»; لبناني.
    if (this.count(form + 'ي') >= 0.1 * own) return null;
    const plural = PLURAL.exec(form)?.[1];
    if (plural !== undefined && NUMERALS.has(plural)) return null;
    if (plural !== undefined && this.takesArticle(plural)) {
      // Both cases in use prove a sound plural (مسلمون, مسلمين), even of a rarer singular.
      const isSound = this.count(plural + 'ون') > 0 && this.count(plural + 'ين') > 0;
      if (this.count(plural) >= (isSound ? 0.05 : 0.5) * own) return plural;
    }
    const dual = DUAL.exec(form)?.[1];
    if (dual !== undefined && this.takesArticle(dual) && this.count(dual) >= 2 * own) return dual;
    return null;
  }

  /** لاعبو, لاعبي: the plural that lost its ن before another noun or a pronoun. */
  #fromConstructPlural(form: string, own: number): string | null {
    const base = CONSTRUCT_PLURAL.exec(form)?.[1];
    if (base === undefined || !this.takesArticle(base) || this.#lexicon.frequency('ال' + form) > 0.1 * own)
      return null;
    const plural = this.count(base + 'ين') + this.count(base + 'ون') + this.count(base + 'ان');
    return plural >= 0.2 * own && plural > 0 ? base : null;
  }

  #fromFeminine(form: string, own: number): string | null {
    const base = FEMININE.exec(form)?.[1];
    if (base === undefined) return null;
    return own === 0 || isFeminineOf(base, this.#lexicon) ? base : null;
  }

  #fromAccusative(form: string, own: number): string | null {
    const base = ACCUSATIVE.exec(form)?.[1];
    if (base === undefined || !this.takesArticle(base) || this.#isPlaceName(form)) return null;
    // An accusative in ا is indefinite: العليا exists, so عليا is a word of its own, not علي.
    const definite = this.#lexicon.frequency('ال' + form);
    if (definite > 0.1 * own) return null;
    // مصابا: more frequent than its base, but the base takes the article and the form never does.
    const isBare = definite === 0 && this.#lexicon.frequency('ال' + base) >= 0.3 * own;
    return isBare || this.count(base) >= 2 * own ? base : null;
  }
}
