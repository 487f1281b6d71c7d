import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as russian } from '@orama/stemmers/russian';

const LATIN_WORD = /^[a-z']{3,}$/;
const CYRILLIC_WORD = /^[а-яё]{3,}$/;
const POSSESSIVE = /'s?$/;

/**
 * Stems of a folded word by the Snowball algorithms (https://snowballstem.org), each prefixed with its
 * language, because a word does not say which language it is in: English and French for Latin letters,
 * Russian for Cyrillic. The English possessive is dropped. Empty when there is nothing to stem.
 */
export function snowballStems(folded: string): readonly string[] {
  if (LATIN_WORD.test(folded)) {
    const word = folded.replace(POSSESSIVE, '');
    return word.length < 3 ? [`en:${word}`] : [`en:${english(word)}`, `fr:${french(word)}`];
  }
  return CYRILLIC_WORD.test(folded) ? [`ru:${russian(folded)}`] : [];
}
