import type { ArabicLexicon } from './lexicon.ts';

/** Verbs have keys of their own, so that العمل (a noun) does not find يعمل; the bare perfect has both. */
export const VERB_PREFIX = 'v:';

const IMPERFECT = /^([يتن])(.{2,}?)(ون|وا|ان|ين|ن)?$/;
/** A perfect ends in ا only when it is short (دعا); longer ones end in ى, here ي. */
const PERFECT_SHAPE = /^(?:..ا|.{2,}[^ا])$/;

const PERFECT = /^(.{3,}?)(?:تا|ت|وا)$/;
const DEFECTIVE_PERFECT = /^(.{2,}?)(?:تا|ت|وا)$/;

/** The paradigm must occur this often in the third person feminine of the perfect, which no noun resembles. */
const MIN_FEMININE = 3;

/** The article on a form rarer than this, relative to the form, leaves it a verb: الرفض against رفض. */
const VERBAL_ARTICLE_RATIO = 0.25;

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
    return [...new Set(found)];
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
    // The suffix may be part of the stem (يعلن, يتعاون), so the longer stem is tried first.
    const stems = suffix === '' ? [match[2] ?? ''] : [(match[2] ?? '') + suffix, match[2] ?? ''];
    for (const stem of stems) {
      const masculine = this.#lexicon.frequency('ي' + stem);
      if (masculine < 2 || !this.#isImperfectOf(prefix, stem, masculine)) continue;
      const perfects = this.#perfectsOf(stem);
      if (perfects.length > 0) return perfects;
    }
    return [];
  }

  /** Against nouns in ت and ن: تقدم is also a noun (التقدم) and a perfect (يتقدم), نقل is not ن + يقل. */
  #isImperfectOf(prefix: string, stem: string, masculine: number): boolean {
    const own = this.#lexicon.frequency(prefix + stem);
    if (prefix === 'ي') return this.#lexicon.frequency('الي' + stem) <= 0.5 * own;
    if (prefix === 'ن' && masculine < 2 * own) return false;
    const asNoun = this.#lexicon.frequency('ال' + prefix + stem);
    const asStem = this.#lexicon.frequency('ي' + prefix + stem);
    return asNoun <= 0.05 * own && asStem <= 0.2 * masculine;
  }

  #fromPerfect(form: string): readonly string[] {
    const candidates: string[] = [];
    const sound = PERFECT.exec(form)?.[1];
    if (sound !== undefined) candidates.push(sound);
    const defective = DEFECTIVE_PERFECT.exec(form)?.[1];
    if (defective !== undefined) candidates.push(defective + 'ي', defective + 'ا');
    // أجرت is أجرى's, whose imperfect is common, rather than أجر's.
    const [best] = candidates
      .filter((perfect) => this.isPerfect(perfect))
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
    if (article >= VERBAL_ARTICLE_RATIO * own || own > MAX_PER_FEMININE * this.#feminine(form)) return false;
    return this.isPerfect(form);
  }

  /** Whether a form is the perfect of a verb whose paradigm the lexicon knows. */
  isPerfect(form: string): boolean {
    if (!PERFECT_SHAPE.test(form) || this.#lexicon.frequency(form) < 2) return false;
    if (this.#feminine(form) < MIN_FEMININE) return false;
    return imperfectStems(form).some((stem) => this.#lexicon.frequency('ي' + stem) >= 2);
  }

  /** The perfects of an imperfect stem, the likeliest first: يصدر is صدر or أصدر. */
  #perfectsOf(stem: string): readonly string[] {
    const scored = perfectCandidates(stem)
      .map((perfect) => ({ perfect, score: this.#feminine(perfect) }))
      .filter(({ perfect, score }) => score >= MIN_FEMININE && this.#lexicon.frequency(perfect) >= 2)
      .sort((a, b) => b.score - a.score);
    const best = scored[0]?.score ?? 0;
    return scored.filter(({ score }) => score >= 0.3 * best).map(({ perfect }) => perfect);
  }

  /** Count of «she did»: رفضت, جرت. */
  #feminine(perfect: string): number {
    const isDefective = /[يا]$/.test(perfect);
    return this.#lexicon.frequency((isDefective ? perfect.slice(0, -1) : perfect) + 'ت');
  }
}

/** Perfects that an imperfect stem (without ي ت ن) may have. */
function perfectCandidates(stem: string): readonly string[] {
  const candidates = [stem, 'ا' + stem];
  if (stem.startsWith('ء')) candidates.push('ا' + stem.slice(1));
  if (stem.length === 2) candidates.push('و' + stem);
  // Hollow: the long vowel before the last letter is ا in the perfect.
  if (/[ويا].$/.test(stem)) {
    const hollow = stem.slice(0, -2) + 'ا' + stem.slice(-1);
    if (stem.at(-2) !== 'ا') candidates.push(hollow);
    candidates.push('ا' + hollow);
  }
  if (stem.endsWith('و')) candidates.push(stem.slice(0, -1) + 'ا');
  return candidates;
}

/** Imperfect stems that a perfect may have: the inverse of `perfectCandidates`. */
function imperfectStems(perfect: string): readonly string[] {
  const stems = [perfect];
  const withoutAlef = perfect.startsWith('ا') ? perfect.slice(1) : '';
  if (withoutAlef !== '') stems.push(withoutAlef, 'ء' + withoutAlef);
  if (perfect.startsWith('و') && perfect.length === 3) stems.push(perfect.slice(1));
  for (const base of [perfect, withoutAlef]) {
    if (base.at(-2) !== 'ا' || base.length < 3) continue;
    stems.push(base.slice(0, -2) + 'و' + base.slice(-1), base.slice(0, -2) + 'ي' + base.slice(-1));
  }
  if (perfect.endsWith('ا')) stems.push(perfect.slice(0, -1) + 'و');
  return stems;
}
