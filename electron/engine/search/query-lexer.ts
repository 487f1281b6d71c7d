import type { Field } from '../../contract/values.ts';
import type { Level } from '../../text/level.ts';
import { foldKey } from '../../text/fold.ts';
import { foldDigits } from '../../text/number.ts';
import { tokenize } from '../../text/tokenizer.ts';
import { MAX_DISTANCE, type NearLink, type QueryNote, type QueryWord } from './query-tree.ts';

/** The pieces of a query text, in order. */
export type QueryToken =
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'level'; readonly level: Level }
  | { readonly type: 'field'; readonly field: Field }
  | { readonly type: 'near'; readonly link: NearLink }
  /** `distance`: how far apart the words of a phrase may stand, in any order; null: they stand in a row. */
  | { readonly type: 'words'; readonly words: readonly QueryWord[]; readonly distance: number | null };

const BLANK = /\s/u;
const END_OF_WORD = /[\s()|]/u;
const QUOTE_FAMILIES = ['"″', '“”„‟', '«»'];
const QUOTE = /["″“”„‟«»]/u;
const HEBREW_LETTER = /\p{Script=Hebrew}/u;
const MINUS = /[-−]/u;
const DISTANCE = /~(\p{Nd}+)/uy;
/** In order: Factiva's `adj5`, Nexis' `pre/5`. In any order: Factiva's `near5`, Nexis' `w/5`, Westlaw's `/5`. */
const PROXIMITY = /^(?:(adj\/?|pre\/)|near\/?|n\/|w\/|\/)(\p{Nd}+)$/iu;
/** Same sentence, paragraph or field, and how often: the news databases' operators that are not known here. */
const UNKNOWN_OPERATOR = /^(?:(?:w|near|n|pre)?\/(?:s|p|seg|sent|para)|atleast\/?\p{Nd}+)$/iu;
const FIELD_NAME = /(\p{L}[\p{L}\p{M}_]*):(?!\/\/)/uy;

const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  عنوان: 'title',
  العنوان: 'title',
  body: 'body',
  text: 'body',
  نص: 'body',
  النص: 'body',
};

const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  AND: 'and',
  OR: 'or',
  أو: 'or',
  NOT: 'not',
};

/** Cuts a query text into its pieces. Never throws: what is no operator is words. */
export function lexQuery(text: string): { tokens: QueryToken[]; notes: QueryNote[] } {
  return new Lexer(text).run();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: QueryToken[] = [];
  readonly #notes: QueryNote[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): { tokens: QueryToken[]; notes: QueryNote[] } {
    while (this.#at < this.#text.length) this.#step();
    return { tokens: this.#tokens, notes: this.#notes };
  }

  #step(): void {
    const character = this.#text.charAt(this.#at);
    const next = this.#text.charAt(this.#at + 1);
    const isPrefixed = next !== '' && !BLANK.test(next);
    if (character === '(') this.#mark('open');
    else if (character === ')') this.#mark('close');
    else if (character === '|') this.#mark('or');
    else if (QUOTE.test(character)) this.#quote();
    else if (MINUS.test(character) && isPrefixed) this.#mark('not');
    else if (character === '=' && isPrefixed) this.#level('exact');
    else if (character === '~' && isPrefixed) this.#level('broad');
    else if (BLANK.test(character)) this.#at++;
    else if (!this.#field()) this.#word();
  }

  #mark(type: 'open' | 'close' | 'or' | 'not'): void {
    this.#tokens.push({ type });
    this.#at++;
  }

  #level(level: Level): void {
    this.#tokens.push({ type: 'level', level });
    this.#at++;
  }

  /** `name:` of a known field, also with a blank after it; an unknown name that touches a word is noted, and a word. */
  #field(): boolean {
    FIELD_NAME.lastIndex = this.#at;
    const name = FIELD_NAME.exec(this.#text)?.[1];
    if (name === undefined) return false;
    const field = Object.hasOwn(FIELDS, name.toLowerCase()) ? FIELDS[name.toLowerCase()] : undefined;
    if (field !== undefined) {
      this.#tokens.push({ type: 'field', field });
      this.#at = FIELD_NAME.lastIndex;
      return true;
    }
    const following = this.#text.charAt(FIELD_NAME.lastIndex);
    if (following !== '' && !BLANK.test(following)) {
      this.#notes.push({ code: 'unknown-field', params: { field: name } });
      this.#words(this.#at, FIELD_NAME.lastIndex, { isQuoted: false, distance: null });
      this.#at = FIELD_NAME.lastIndex;
      return true;
    }
    return false;
  }

  #quote(): void {
    const start = this.#at + 1;
    const end = this.#closingQuote(start);
    if (end < 0) {
      this.#notes.push({ code: 'unbalanced-quote', params: {} });
      this.#at = start;
      return;
    }
    this.#at = end + 1;
    this.#words(start, end, { isQuoted: true, distance: this.#distance() });
  }

  /** The next mark of the same family, else the next of any («…" is typed, too); -1 when there is none. */
  #closingQuote(start: number): number {
    const opening = this.#text.charAt(start - 1);
    const family = QUOTE_FAMILIES.find((marks) => marks.includes(opening)) ?? opening;
    let other = -1;
    for (let i = start; i < this.#text.length; i++) {
      const character = this.#text.charAt(i);
      if (family.includes(character) && !this.#isGershayim(i)) return i;
      if (other < 0 && QUOTE.test(character)) other = i;
    }
    return other;
  }

  /** צה"ל is one word. */
  #isGershayim(at: number): boolean {
    return HEBREW_LETTER.test(this.#text.charAt(at - 1)) && HEBREW_LETTER.test(this.#text.charAt(at + 1));
  }

  #word(): void {
    const start = this.#at;
    let end = start;
    while (end < this.#text.length) {
      const character = this.#text.charAt(end);
      if (END_OF_WORD.test(character) || (QUOTE.test(character) && !this.#isGershayim(end))) break;
      DISTANCE.lastIndex = end;
      if (end > start && DISTANCE.test(this.#text)) break;
      end++;
    }
    const word = this.#text.slice(start, end);
    this.#at = end;
    const operator = Object.hasOwn(OPERATORS, word) ? OPERATORS[word] : undefined;
    if (operator !== undefined) this.#tokens.push({ type: operator });
    else if (UNKNOWN_OPERATOR.test(word)) this.#unknown(word);
    else if (!this.#near(word)) this.#words(start, end, { isQuoted: false, distance: this.#distance() });
  }

  #unknown(operator: string): void {
    this.#notes.push({ code: 'unknown-operator', params: { operator } });
  }

  #near(operator: string): boolean {
    const [, ordered, digits] = PROXIMITY.exec(operator) ?? [];
    if (digits === undefined) return false;
    const distance = this.#limited(Math.max(1, numberOf(digits)), MAX_DISTANCE, 'distance-limited');
    this.#tokens.push({ type: 'near', link: { distance, ordered: ordered !== undefined } });
    return true;
  }

  /** The number of `~5` after a phrase or word, null when there is none. */
  #distance(): number | null {
    DISTANCE.lastIndex = this.#at;
    const digits = DISTANCE.exec(this.#text)?.[1];
    if (digits === undefined) return null;
    this.#at = DISTANCE.lastIndex;
    return numberOf(digits);
  }

  #limited(value: number, limit: number, code: string): number {
    if (value > limit) this.#notes.push({ code, params: { limit } });
    return Math.min(value, limit);
  }

  /**
   * The words between two offsets, as one piece: several are a phrase. A `*` that touches a word's end makes it a
   * prefix, outside quotes also a `!`. A number is the distance of a quoted phrase's words, or a single word's fuzziness.
   */
  #words(
    start: number,
    end: number,
    { isQuoted, distance }: { isQuoted: boolean; distance: number | null },
  ): void {
    const words = tokenize(this.#text.slice(start, end)).map((token) => ({
      text: token.text,
      prefix: this.#isTruncated(start + token.end, end, isQuoted),
      edits: 0,
    }));
    const [only] = words;
    if (only === undefined) return;
    const hasNumber = distance !== null && distance > 0;
    if (!hasNumber) this.#tokens.push({ type: 'words', words, distance: null });
    else if (words.length === 1 && !only.prefix) {
      const edits = this.#limited(distance, mostEdits(only.text), 'fuzziness-limited');
      this.#tokens.push({ type: 'words', words: [{ ...only, edits }], distance: null });
    } else if (words.length > 1 && isQuoted) {
      const most = this.#limited(distance, MAX_DISTANCE, 'distance-limited');
      this.#tokens.push({ type: 'words', words, distance: most });
    } else {
      this.#unknown(`~${distance}`);
      this.#tokens.push({ type: 'words', words, distance: null });
    }
  }

  #isTruncated(at: number, end: number, isQuoted: boolean): boolean {
    if (at >= end) return false;
    const character = this.#text.charAt(at);
    return character === '*' || (!isQuoted && character === '!' && at + 1 === end);
  }
}

/** Two from five letters on, one from three: more would make any short word of any other. */
function mostEdits(word: string): number {
  return Math.min(2, Math.floor((foldKey(word).length - 1) / 2));
}

/** Of decimal digits of any script; large ones lose precision, not sense. */
function numberOf(digits: string): number {
  return Number(foldDigits(digits));
}
