import type { ArabicLexicon } from './lexicon.ts';

// Shapes of adjectives and participles, whose feminine is the same word in ة: قديم, شامل, مفروض, مستمر.
const PARTICIPLE = /^م(?:.{3,})$/;
const VERBAL_NOUN_III = /^م[^ا]ا..$/;
const FAIL = /^.ا..$/;
const FAIIL = /^..ي.$/;

// Adjectives of three letters, a shape in which ة otherwise makes another noun (فرق, فرقة; ضرب, ضربة).
// مباشر and مجاور have the shape of verbal nouns (مشاركة).
const ADJECTIVES = new Set(
  'مباشر مجاور صعب ضخم سهل عام خاص هام حاد مهم جيد حار جاف صلب شاب حلو ثري قوي ذكي غني نقي'.split(' '),
);

// Nouns whose shape is an adjective's, beside a masculine that is another word.
const OTHER_NOUNS = new Set('طريق مكتب مدرس واقع جامع'.split(' '));

/**
 * Whether `masculine` + ة is the feminine of the same word (جديد, جديدة) and not a word of its own (منطق,
 * منطقة). Shapes decide, and the ratio of feminine to masculine: a feminine far more frequent than its
 * masculine is a noun (منظمة, دقيقة). The limits were read off the pairs of the lexicon.
 */
export function isFeminineOf(masculine: string, lexicon: ArabicLexicon): boolean {
  const count = (form: string) => lexicon.frequency(form) + lexicon.frequency('ال' + form);
  const male = count(masculine);
  const female = lexicon.tehMarbuta(masculine + 'ه') + lexicon.tehMarbuta('ال' + masculine + 'ه');
  if (male === 0) return false;
  const ratio = female / male;
  if (ADJECTIVES.has(masculine)) return true;
  if (ratio < 0.05 && (masculine.length > 3 || female < 10)) return true;
  // ..ي + ة is a nisba's feminine, or an abstract noun (مسؤولية): the nisba rule tells them apart.
  if (masculine.endsWith('ي') || OTHER_NOUNS.has(masculine)) return false;
  if (masculine.length === 3) return false;
  if (VERBAL_NOUN_III.test(masculine)) return ratio < 1.55;
  if (FAIIL.test(masculine)) return ratio < 4;
  if (FAIL.test(masculine)) return ratio < 6;
  if (PARTICIPLE.test(masculine)) return ratio < 10;
  const soundPlural = count(masculine + 'ين') + count(masculine + 'ون');
  return soundPlural >= 0.1 * male;
}
