import type { Field } from '../../contract/values.ts';
import type { Level } from '../../text/level.ts';
import { tokenize } from '../../text/tokenizer.ts';
import type { QueryNote, QueryWord } from './query-tree.ts';

/** The pieces of a query text, in order. */
export type QueryToken =
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'level'; readonly level: Level }
  | { readonly type: 'field'; readonly field: Field }
  | { readonly type: 'words'; readonly words: readonly QueryWord[] };

const BLANK = /\s/u;
const END_OF_WORD = /[\s()|]/u;
const QUOTE_FAMILIES = ['"″', '“”„‟', '«»'];
const QUOTE = /["″“”„‟«»]/u;
const HEBREW_LETTER = /\p{Script=Hebrew}/u;
const MINUS = /[-−]/u;
const DISTANCE = /~\d+/uy;
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
      this.#words(this.#at, FIELD_NAME.lastIndex);
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
    this.#words(start, end);
    this.#at = end + 1;
    this.#distance();
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
    const operator = Object.hasOwn(OPERATORS, word) ? OPERATORS[word] : undefined;
    if (operator === undefined) this.#words(start, end);
    else this.#tokens.push({ type: operator });
    this.#at = end;
    this.#distance();
  }

  /** `~5` after a phrase or word: proximity and fuzziness are not known yet, but they are no words either. */
  #distance(): void {
    DISTANCE.lastIndex = this.#at;
    const operator = DISTANCE.exec(this.#text)?.[0];
    if (operator === undefined) return;
    this.#notes.push({ code: 'unknown-operator', params: { operator } });
    this.#at += operator.length;
  }

  /** The words between two offsets, as one piece: several are a phrase. A `*` that touches a word's end makes it a prefix. */
  #words(start: number, end: number): void {
    const words = tokenize(this.#text.slice(start, end)).map((token) => ({
      text: token.text,
      prefix: start + token.end < end && this.#text.charAt(start + token.end) === '*',
    }));
    if (words.length > 0) this.#tokens.push({ type: 'words', words });
  }
}
