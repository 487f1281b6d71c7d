import { readEnclitic } from './enclitic.ts';
import type { ArabicLexicon } from './lexicon.ts';
import type { NounStemmer } from './noun-stemmer.ts';
import type { VerbStemmer } from './verb-stemmer.ts';

/** One way to read a form: proclitics in order, and what they are attached to. Loose letters. */
export interface ProcliticReading {
  readonly proclitics: readonly string[];
  readonly stem: string;
}

const ARTICLE = /^([وف]?)([بك]?)(ال)(.{2,})$/;
const LI_ARTICLE = /^([وف]?)(ل)(ل)(.{2,})$/;
const PAIR = /^([وف])([بلك])(.{3,})$/;
const SINGLE = /^([وفبلك])(.{3,})$/;
const FUTURE = /^([وف]?)(س)([يتنا].{2,})$/;

/** Never after the article: الآن is not أن, nor الله له. */
const FUNCTION_WORDS = new Set('ان له لي لم لا ما من ذي تي هم لهم'.split(' '));

/** How much more frequent than the whole form the rest must be for one letter to be a proclitic. */
const SINGLE_FACTOR: Readonly<Record<string, number>> = { و: 3, ب: 5, ل: 5, ف: 20, ك: 20 };

/** The same for all the inflected forms of the rest, against those of the whole. */
const LEXEME_FACTOR: Readonly<Record<string, number>> = { و: 2, ب: 2, ل: 2, ف: 20, ك: 20 };

/** Splits و ف ب ك ل س ال off a form where frequencies give grounds to believe in the rest. */
export class ProcliticReader {
  readonly #lexicon: ArabicLexicon;
  readonly #nouns: NounStemmer;
  readonly #verbs: VerbStemmer;

  constructor(lexicon: ArabicLexicon, nouns: NounStemmer, verbs: VerbStemmer) {
    this.#verbs = verbs;
    this.#lexicon = lexicon;
    this.#nouns = nouns;
  }

  /** The reading of a form. Rules and factors, where not said otherwise: notes/arabic-analysis.md. */
  read(form: string): ProcliticReading {
    // A form that takes the article itself begins with letters of its own: ألماني, for الألماني is frequent.
    const own = this.#lexicon.frequency(form);
    const takesArticle = this.#lexicon.frequency('ال' + form) >= 0.2 * own + 1;
    const reading =
      (takesArticle ? null : (this.#article(form) ?? this.#liArticle(form))) ??
      this.#future(form, own) ??
      (takesArticle ? null : (this.#pair(form, own) ?? this.#single(form, own)));
    return reading ?? { proclitics: [], stem: form };
  }

  #article(form: string): ProcliticReading | null {
    const match = ARTICLE.exec(form);
    const rest = match?.[4] ?? '';
    if (match === null || (rest.length < 3 && this.#lexicon.frequency(rest) === 0)) return null;
    if (FUNCTION_WORDS.has(rest) || this.#isOwnAl('ال' + rest)) return null;
    // التقى is a perfect (يلتقي), not ال + تقى.
    const isVerb =
      this.#lexicon.frequency(rest) <= 0.2 * this.#lexicon.frequency(form) &&
      this.#verbs.isPerfectForm(readEnclitic(form, this.#lexicon, this.#nouns).stem);
    return isVerb ? null : split([match[1], match[2], match[3]], rest);
  }

  /** لألمانيا: before an article ل would be written لل, so a form after ل that begins with ال owns it. */
  #isOwnAl(form: string): boolean {
    const afterLi = this.#lexicon.frequency('ل' + form);
    return afterLi >= 3 && afterLi >= 0.01 * this.#lexicon.frequency(form);
  }

  /** لل is ل + ال, or ل before a word in ل: للجنة is read by the commoner of جنة and لجنة. */
  #liArticle(form: string): ProcliticReading | null {
    const match = LI_ARTICLE.exec(form);
    if (match === null) return null;
    const rest = match[4] ?? '';
    if (this.#lexicon.frequency('ل' + rest) > this.#lexicon.frequency(rest))
      return split([match[1], 'ل'], 'ل' + rest);
    if (rest.length < 3 && this.#lexicon.frequency(rest) === 0) return null;
    return split([match[1], 'ل', 'ال'], rest);
  }

  /** س of the future, before an imperfect; not in ساعدت, which is a perfect. */
  #future(form: string, own: number): ProcliticReading | null {
    const match = FUTURE.exec(form);
    const imperfect = match?.[3] ?? '';
    if (match === null) return null;
    // A form that no text has is proved by its verb: سيرفضونه.
    const isProved = own === 0 && this.#verbs.perfects(imperfect).length > 0;
    if (!isProved && this.#lexicon.frequency(imperfect) < 0.2 * own + 2) return null;
    if (this.#verbs.isPerfectForm(form)) return null;
    return split([match[1], 'س'], imperfect);
  }

  #pair(form: string, own: number): ProcliticReading | null {
    const match = PAIR.exec(form);
    if (match === null) return null;
    const rest = match[3] ?? '';
    if (this.#lexicon.frequency(match[2] + rest) > this.#lexicon.frequency(rest)) return null;
    const isFrequent = this.#lexicon.frequency(rest) >= 10 * own + 5;
    return isFrequent || this.#lexeme(rest) >= 5 * this.#lexeme(form) + 5
      ? split([match[1], match[2]], rest)
      : null;
  }

  #single(form: string, own: number): ProcliticReading | null {
    const match = SINGLE.exec(form);
    const letter = match?.[1] ?? '';
    const rest = match?.[2] ?? '';
    if (match === null) return null;
    const isFrequent = this.#lexicon.frequency(rest) >= (SINGLE_FACTOR[letter] ?? Infinity) * own + 2;
    if (isFrequent) return split([letter], rest);
    if (this.#isVerbAfterAnd(letter, rest, form)) return split([letter], rest);
    if (this.#isFixedExpression(letter, rest, form)) return split([letter], rest);
    // Longer rests are rarely there by chance: وحلفائها.
    const lexemeFactor = letter === 'و' && rest.length > 3 ? 1 : (LEXEME_FACTOR[letter] ?? Infinity);
    return this.#lexeme(rest) >= lexemeFactor * this.#lexeme(form) + 2 ? split([letter], rest) : null;
  }

  /** وانضم: sentences begin with و and a verb more often than with the verb alone. */
  #isVerbAfterAnd(letter: string, rest: string, form: string): boolean {
    if (letter !== 'و' && letter !== 'ف') return false;
    const share = this.#lexicon.frequency(rest) / this.#lexicon.frequency(form);
    // ودعت could be ودع's, but دعت is the commoner.
    if (this.#verbs.perfects(form).length > 0 && (share < 1 || !this.#verbs.isPerfectForm(rest)))
      return false;
    return this.#verbs.isPerfectForm(rest)
      ? share >= 0.05
      : share >= 0.2 && this.#verbs.perfects(rest).length > 0;
  }

  /** بحاجة, بنتيجة: more frequent than the noun alone, which takes the article as the whole never does. */
  #isFixedExpression(letter: string, rest: string, form: string): boolean {
    const own = this.#lexicon.frequency(form);
    if (letter !== 'ب' && letter !== 'ل') return false;
    if (this.#nouns.takesArticle(form) || this.#lexicon.frequency(form + 'ا') > 0.1 * own) return false;
    const [minArticle, minShare] = rest.length > 3 ? [5, 0.3] : [20, 0.5];
    const withArticle = this.#lexicon.frequency('ال' + rest);
    return withArticle >= minArticle && this.#lexicon.frequency(rest) + withArticle >= minShare * own;
  }

  /**
   * Stems that a form may have besides its reading, when the lexicon knows neither it nor its rest (rare
   * names): ولافروف is لافروف too. A stem that no text has does no harm.
   */
  unknownStems(form: string): readonly string[] {
    if (this.#nouns.count(form) > 0) return [];
    const stems: string[] = [];
    const afterAnd = /^[وف](.{3,})$/.exec(form)?.[1];
    if (afterAnd !== undefined && (form.startsWith('و') || afterAnd.length >= 5)) stems.push(afterAnd);
    for (const whole of [form, ...stems]) {
      const rest = /^[بلك](.{4,})$/.exec(whole)?.[1];
      if (rest !== undefined && this.#nouns.count(whole) === 0) stems.push(rest);
    }
    return stems;
  }

  /** Evidence for a whole word: counts of the form, of it without its pronoun, and of its canonical form. */
  #lexeme(form: string): number {
    const bare = readEnclitic(form, this.#lexicon, this.#nouns).stem;
    const canonical = this.#nouns.stem(bare);
    let count = this.#nouns.count(form);
    if (bare !== form) count += this.#nouns.count(bare);
    if (canonical !== bare) count += this.#nouns.count(canonical);
    return count;
  }
}

function split(proclitics: readonly (string | undefined)[], stem: string): ProcliticReading {
  return {
    proclitics: proclitics.filter((letters) => letters !== undefined && letters !== ''),
    stem,
  } as ProcliticReading;
}
