import type { ArabicLexicon } from './lexicon.ts';
import type { NounStemmer } from './noun-stemmer.ts';

/** A form without its enclitic pronoun; `enclitics` is empty when there is none. */
export interface EncliticReading {
  readonly stem: string;
  readonly enclitics: readonly string[];
}

const AFTER_FEMININE_PLURAL = /^(.{2,}ات)(هما|ها|هم|هن|كم|نا|ه|ي)$/;
const AFTER_FEMININE = /^(.{2,})ت(هما|ها|هم|هن|كم|نا|ه|ي|ك)$/;
const AFTER_PLURAL = /^(.{3,}[يو])(ها|هم|هما|نا|ه)$/;
const PRONOUN = /^(.{3,})(هما|ها|هم|هن|كم|نا|ني)$/;
const YOUR = /^(.{3,})ك$/;
const HIS = /^(.{3,})ه$/;

/**
 * Splits an enclitic pronoun off a form without proclitics (loose letters). The guards of
 * notes/arabic-analysis.md: what is left must be at least as frequent as the form. A form that the text
 * writes with ة ends in no pronoun.
 */
export function readEnclitic(
  form: string,
  lexicon: ArabicLexicon,
  nouns: NounStemmer,
  writtenWithTehMarbuta = false,
): EncliticReading {
  const own = nouns.count(form);
  const enough = Math.max(own, 1);
  // What has a pronoun never has the article: الإماراتي exists, so ..ي in إماراتي is no pronoun.
  if (lexicon.frequency('ال' + form) > 0.1 * own && !form.endsWith('ه')) return { stem: form, enclitics: [] };
  const plural = AFTER_FEMININE_PLURAL.exec(form);
  if (plural !== null && nouns.count(plural[1] ?? '') > 0) return split(plural);
  const feminine = AFTER_FEMININE.exec(form);
  if (feminine !== null && nouns.count(feminine[1] + 'ه') >= enough) {
    return { stem: feminine[1] + 'ه', enclitics: [feminine[2] ?? ''] };
  }
  const sound = AFTER_PLURAL.exec(form);
  const mayEndInHis = !writtenWithTehMarbuta && isHis(form, lexicon);
  if (sound !== null && (sound[2] !== 'ه' || mayEndInHis) && isConstruct(sound[1] ?? '', nouns))
    return split(sound);
  const pronoun = PRONOUN.exec(form);
  if (pronoun !== null && nouns.count(pronoun[1] ?? '') >= enough) return split(pronoun);
  const your = YOUR.exec(form);
  if (your !== null && nouns.count(your[1] ?? '') >= 20 * enough)
    return { stem: your[1] ?? '', enclitics: ['ك'] };
  const his = HIS.exec(form);
  if (his !== null && mayEndInHis && nouns.count(his[1] ?? '') >= enough) return split(his);
  return { stem: form, enclitics: [] };
}

/** Whether the press writes the form with ه often enough for it to be a pronoun, not a careless ة. */
function isHis(form: string, lexicon: ArabicLexicon): boolean {
  const tehMarbuta = lexicon.tehMarbuta(form);
  return lexicon.frequency(form) - tehMarbuta >= 0.05 * tehMarbuta;
}

function split(match: RegExpExecArray): EncliticReading {
  return { stem: match[1] ?? '', enclitics: [match[2] ?? 'ه'] };
}

/** لاعبي(ها): a sound plural or dual in the construct. */
function isConstruct(form: string, nouns: NounStemmer): boolean {
  const base = form.slice(0, -1);
  return nouns.count(base + 'ين') + nouns.count(base + 'ون') > 0 && nouns.count(base) > 0;
}
