import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as russian } from '@orama/stemmers/russian';

const LATIN_WORD = /^[a-z']{3,}$/;
const CYRILLIC_WORD = /^[а-яё]{3,}$/;
/** Endings rare outside German, so that its stemmer touches few words of other languages. */
const GERMAN = /(?:ung|heit|keit|schaft)(?:en|s)?$/;
const POSSESSIVE = /'s?$/;

/**
 * Stems of a folded word by the Snowball algorithms (https://snowballstem.org), each prefixed with its
 * language, because a word does not say which language it is in: English and French for Latin letters,
 * German too where the ending is German, Russian for Cyrillic. The English possessive is dropped. Empty when there is nothing to stem.
 */
export function snowballStems(folded: string): readonly string[] {
  if (LATIN_WORD.test(folded)) {
    const word = folded.replace(POSSESSIVE, '');
    if (word.length < 3) return [`en:${word}`];
    const stems = [`en:${english(word)}`, `fr:${french(word)}`];
    return GERMAN.test(word) ? [...stems, `de:${german(word)}`] : stems;
  }
  return CYRILLIC_WORD.test(folded) ? [`ru:${russian(folded)}`] : [];
}
