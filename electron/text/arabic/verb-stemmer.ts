import type { ArabicLexicon } from './lexicon.ts';
import { imperfectStems, perfectCandidates } from './verb-templates.ts';

/** Verbs have keys of their own, so that العمل (a noun) does not find يعمل; the bare perfect has both. */
export const VERB_PREFIX = 'v:';

const IMPERFECT = /^([يتنا])(.{2,}?)(ون|وا|ان|ين|ن)?$/;
/** A perfect ends in ا only when it is short (دعا); longer ones end in ى, here ي. */
const PERFECT_SHAPE = /^(?:..ا|.+[^اي]|.{2,}ي)$/;

const PERFECT = /^(.{2,}?)(?:تا|ت|وا)$/;
const DEFECTIVE_PERFECT = /^(.{2,}?)(?:تا|ت|وا)$/;

/** The paradigm must occur this often in the third person feminine of the perfect, which no noun resembles. */
const MIN_FEMININE = 3;

/** The article on a form rarer than this, relative to the form, leaves it a verb: الرفض against رفض. */
const VERBAL_ARTICLE_RATIO = 0.25;

/** A noun's letters are a verb's too when the feminine is this frequent, relative to them: كشف, كشفت. */
const MIN_FEMININE_SHARE = 0.1;

/** Counts of the feminine and the plural that prove a perfect whose imperfect the press does not use: جاء. */
const PROVING_FEMININE = 50;
const PROVING_PLURAL = 5;

/** Counts that prove a verb of two letters (رد, ردت, يرد), which chance resembles more often. */
const PROVING_SHORT = 20;

/** The imperfect that drops its hamza, in loose letters: يرى, of رأى. */
const IRREGULAR_IMPERFECTS: Readonly<Record<string, string>> = { ري: 'راي' };

const PRONOUN_AFTER_IMPERFECT = /^([يتنا].{2,})(?:هما|ها|هم|هن|كم|نا|ه)$/;
const PRONOUN_AFTER_FEMININE = /^((.{2,})ت)(?:هما|ها|هم|هن|كم|نا|ه)$/;
const PRONOUN_AFTER_PLURAL = /^(.{3,})و(?:هما|ها|هم|نا|ه)$/;
const PRONOUN_AFTER_ALEF = /^(.{2,})ا(?:هما|ها|هم|نا|ه)$/;
const DUAL_PERFECT = /^(.{3,})ا$/;
const FIRST_PLURAL = /^(.{2,})نا$/;

/** A form more frequent than that, relative to the feminine, is another word: قبل «before», غير «other». */
const MAX_PER_FEMININE = 20;

/**
 * Brings the forms of a verb (loose letters, no clitics) to its perfect: يرفض, ترفض, رفضت, رفضوا -> رفض.
 *
 * A form is a verb's only when the lexicon knows other slots of the paradigm: the imperfect with ي and the
 * perfect's feminine. That keeps تقرير (no يقرير) and شركة apart. The templates are those of the ten stems,
 * sound, hollow, assimilated and defective, as any grammar gives them.
 */
export class VerbStemmer {
  readonly #lexicon: ArabicLexicon;

  constructor(lexicon: ArabicLexicon) {
    this.#lexicon = lexicon;
  }

  /** The perfects that a form may belong to; empty when it is no verb form that we can prove. */
  perfects(form: string): readonly string[] {
    const found = [...this.#fromImperfect(form), ...this.#fromPerfect(form)];
    if (this.#isBarePerfect(form)) found.push(form);
    if (found.length === 0) found.push(...this.#withPronoun(form));
    if (found.length === 0) found.push(...this.#rarerPersons(form));
    return [...new Set(found)];
  }

  /** رفضته, اعتبروه, نفاه, يتلقونها: a verb with its object, unless the noun in ة is meant (وزارته). */
  #withPronoun(form: string): readonly string[] {
    if (this.#lexicon.tehMarbuta(form) > 0.5 * this.#lexicon.frequency(form)) return [];
    const imperfect = PRONOUN_AFTER_IMPERFECT.exec(form)?.[1];
    if (imperfect !== undefined) {
      // Before a pronoun ى is written ا: يتلقاها.
      const whole = imperfect.endsWith('ا') ? imperfect.slice(0, -1) + 'ي' : imperfect;
      const found = this.#fromImperfect(whole);
      if (found.length > 0) return found;
    }
    const [, feminine = '', beforeFeminine = ''] = PRONOUN_AFTER_FEMININE.exec(form) ?? [];
    if (feminine !== '' && !this.#isFeminineNoun(beforeFeminine)) {
      const found = this.#fromPerfect(feminine);
      if (found.length > 0) return found;
    }
    const plural = PRONOUN_AFTER_PLURAL.exec(form)?.[1];
    if (plural !== undefined && this.isPerfect(plural)) {
      const verbal = this.#lexicon.frequency(plural + 'وا');
      if (verbal > this.#lexicon.frequency('ال' + plural + 'ون')) return [plural];
    }
    const defective = PRONOUN_AFTER_ALEF.exec(form)?.[1];
    if (defective === undefined || this.#lexicon.frequency('ال' + defective + 'ا') > 0) return [];
    return [defective + 'ي', defective + 'ا'].filter((perfect) => this.#isVerbal(perfect));
  }

  /** رفضا of two men, رفضنا, قلنا and اخترنا, whose long vowel is short before the ending. */
  #rarerPersons(form: string): readonly string[] {
    const dual = DUAL_PERFECT.exec(form)?.[1];
    if (dual !== undefined && this.#isVerbal(dual)) return [dual];
    const first = FIRST_PLURAL.exec(form)?.[1];
    if (first === undefined) return [];
    const hollow = first.slice(0, -1) + 'ا' + first.slice(-1);
    if (this.#isHollow(hollow) && this.#lexicon.frequency('ال' + first) === 0 && this.isPerfect(hollow))
      return [hollow];
    return this.#isVerbal(first) ? [first] : [];
  }

  /** Whether a perfect is hollow: its imperfect has و or ي for its ا, or its ا in forms VII, VIII. */
  #isHollow(perfect: string): boolean {
    return imperfectStems(perfect).some(
      (stem) =>
        stem.length < perfect.length + 1 && stem !== perfect && this.#lexicon.frequency('ي' + stem) >= 2,
    );
  }

  /** Whether a form is too frequent for its feminine: أنه «that he» beside أنهت. */
  #isOtherWord(form: string): boolean {
    return this.#lexicon.frequency(form) > MAX_PER_FEMININE * this.#feminine(form);
  }

  /** Whether ..ة is a noun of its own: وزارة. */
  #isFeminineNoun(base: string): boolean {
    const noun = this.#lexicon.tehMarbuta(base + 'ه') + this.#lexicon.tehMarbuta('ال' + base + 'ه');
    return noun > this.#lexicon.frequency(base + 'ت');
  }

  /** Whether a form is a perfect and not, with the same letters, a noun in use. */
  #isVerbal(form: string): boolean {
    const article = this.#lexicon.frequency('ال' + form);
    return article < VERBAL_ARTICLE_RATIO * this.#lexicon.frequency(form) && this.isPerfect(form);
  }

  /** Whether a form is a perfect in any person. */
  isPerfectForm(form: string): boolean {
    return this.isPerfect(form) || this.#fromPerfect(form).length > 0;
  }

  #fromImperfect(form: string): readonly string[] {
    const match = IMPERFECT.exec(form);
    if (match === null) return [];
    const prefix = match[1] ?? '';
    const suffix = match[3] ?? '';
    if (prefix === 'ن' && suffix === 'ان') return [];
    // The first person's أ looks like the perfect's in form IV (أعلن) and takes no suffix.
    if (prefix === 'ا' && (suffix === 'ون' || suffix === 'وا' || suffix === 'ان')) return [];
    // The suffix may be part of the stem (يعلن, يتعاون), so the longer stem is tried first.
    const bare = match[2] ?? '';
    const stems = suffix === '' ? [bare] : [bare + suffix, ...this.#defectiveStems(bare, suffix), bare];
    for (const stem of stems) {
      const masculine = this.#lexicon.frequency('ي' + stem);
      if (masculine < 2 || !this.#isImperfectOf(prefix, stem, masculine)) continue;
      const perfects = this.#perfectsOf(stem);
      if (perfects.length > 0) return perfects;
    }
    return [];
  }

  /** يدعون, يجرون: the last letter is lost before ون and وا. Only where it is the commoner imperfect. */
  #defectiveStems(bare: string, suffix: string): readonly string[] {
    if (suffix !== 'ون' && suffix !== 'وا') return [];
    const own = this.#lexicon.frequency('ي' + bare);
    const frequency = (stem: string) => this.#lexicon.frequency('ي' + stem);
    return [bare + 'ي', bare + 'و']
      .filter((stem) => frequency(stem) > own)
      .sort((a, b) => frequency(b) - frequency(a));
  }

  /** Against nouns in ت and ن: تقدم is also a noun (التقدم) and a perfect (يتقدم), نقل is not ن + يقل. */
  #isImperfectOf(prefix: string, stem: string, masculine: number): boolean {
    const own = this.#lexicon.frequency(prefix + stem);
    if (prefix === 'ي') return this.#lexicon.frequency('الي' + stem) <= 0.5 * own;
    if (prefix === 'ا' && this.#isFirstPersonDoubtful(stem, masculine)) return false;
    if (prefix === 'ن' && masculine < 2 * own && this.isPerfect(prefix + stem)) return false;
    const asNoun = this.#lexicon.frequency('ال' + prefix + stem);
    const asStem = this.#lexicon.frequency('ي' + prefix + stem);
    return asNoun <= 0.05 * own && asStem <= 0.2 * masculine;
  }

  /** أقول but not أعلن, which is a perfect, nor أكبر, an elative: both are commoner than the first person. */
  #isFirstPersonDoubtful(stem: string, masculine: number): boolean {
    const form = 'ا' + stem;
    return this.#feminine(form) > 0 || this.#lexicon.frequency(form) > 0.5 * masculine;
  }

  #fromPerfect(form: string): readonly string[] {
    const candidates: string[] = [];
    const sound = PERFECT.exec(form)?.[1];
    if (sound !== undefined) candidates.push(sound);
    const defective = DEFECTIVE_PERFECT.exec(form)?.[1];
    if (defective !== undefined) candidates.push(defective + 'ي', defective + 'ا');
    // أجرت is أجرى's, whose imperfect is common, rather than أجر's.
    const [best] = candidates
      .filter((perfect) => this.isPerfect(perfect) && !this.#isOtherWord(perfect))
      .sort((a, b) => this.#evidence(b) - this.#evidence(a));
    return best === undefined ? [] : [best];
  }

  /** Counts of a perfect and of its imperfects. */
  #evidence(perfect: string): number {
    const imperfects = imperfectStems(perfect).map((stem) => this.#lexicon.frequency('ي' + stem));
    return this.#lexicon.frequency(perfect) + Math.max(...imperfects);
  }

  /** Whether a form without suffixes is, in this lexicon, more a verb than a noun. */
  #isBarePerfect(form: string): boolean {
    const article = this.#lexicon.frequency('ال' + form);
    const own = this.#lexicon.frequency(form);
    const feminine = this.#feminine(form);
    if (this.#isOtherWord(form)) return false;
    if (article >= VERBAL_ARTICLE_RATIO * own && feminine < MIN_FEMININE_SHARE * own) return false;
    return this.isPerfect(form);
  }

  /** Whether a form is the perfect of a verb whose paradigm the lexicon knows. */
  isPerfect(form: string): boolean {
    if (!PERFECT_SHAPE.test(form) || this.#lexicon.frequency(form) < 2) return false;
    const feminine = this.#feminine(form);
    if (feminine < MIN_FEMININE) return false;
    if (
      form.length === 2 &&
      (feminine < PROVING_SHORT || this.#lexicon.frequency('ي' + form) < PROVING_SHORT)
    )
      return false;
    if (imperfectStems(form).some((stem) => this.#lexicon.frequency('ي' + stem) >= 2)) return true;
    // جاء has no imperfect in the press; no noun has the feminine and the plural of a perfect.
    return (
      !/^[وف]/.test(form) &&
      feminine >= PROVING_FEMININE &&
      this.#lexicon.frequency(form + 'وا') >= PROVING_PLURAL &&
      this.#lexicon.frequency('ال' + form) === 0
    );
  }

  /** The perfects of an imperfect stem, the likeliest first: يصدر is صدر or أصدر. */
  #perfectsOf(stem: string): readonly string[] {
    const irregular = IRREGULAR_IMPERFECTS[stem];
    if (irregular !== undefined) return [irregular];
    const scored = perfectCandidates(stem)
      .filter((perfect) => !this.#hasOtherVowel(stem, perfect))
      .map((perfect) => ({ perfect, score: this.#feminine(perfect) }))
      .filter(({ perfect, score }) => score >= MIN_FEMININE && this.#lexicon.frequency(perfect) >= 2)
      .sort((a, b) => b.score - a.score);
    const best = scored[0]?.score ?? 0;
    return scored.filter(({ score }) => score >= 0.3 * best).map(({ perfect }) => perfect);
  }

  /** يعيد is أعاد's, not عاد's, whose imperfect is the frequent يعود. */
  #hasOtherVowel(stem: string, perfect: string): boolean {
    if (stem.at(-2) !== 'ي' || perfect !== stem.slice(0, -2) + 'ا' + stem.slice(-1)) return false;
    const other = stem.slice(0, -2) + 'و' + stem.slice(-1);
    return this.#lexicon.frequency('ي' + other) >= 0.5 * this.#lexicon.frequency('ي' + stem);
  }

  /** Count of «she did»: رفضت, جرت. */
  #feminine(perfect: string): number {
    const isDefective = /[يا]$/.test(perfect);
    const feminine = this.#lexicon.frequency((isDefective ? perfect.slice(0, -1) : perfect) + 'ت');
    // بقي keeps its ي: بقيت.
    return perfect.endsWith('ي') ? Math.max(feminine, this.#lexicon.frequency(perfect + 'ت')) : feminine;
  }
}
