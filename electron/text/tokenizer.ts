import { CharacterClass, characterClass, isLetterClass } from './character-class.ts';
import { hostEnd } from './host.ts';
import { isOneNumber } from './number.ts';

/** A word of a text. */
export interface Token {
  /** The slice [start, end) of the source, as written. */
  readonly text: string;
  /** First UTF-16 unit. */
  readonly start: number;
  /** One past the last UTF-16 unit. */
  readonly end: number;
  /** Ordinal of the word in its text, from 0, without gaps: phrases and proximity count in it. */
  readonly position: number;
}

const APOSTROPHE = /['’ʼ‘]/;
const NUMBER_SEPARATOR = /[.,٫٬'’]/;
const ARABIC_LETTER = /[^\u0640\p{M}\p{Cf}]/u;
const TRAILING_FORMAT = /[\p{Cf}\u200B]+$/u;
const DOT = 0x2e;
const ASCII_QUOTE = 0x22;
const GERSHAYIM = 0x05f4;
const GERESH = 0x05f3;
const FIRST_NON_LATIN_PUNCTUATION = 0x2018;

// Words that French and Italian elide before a vowel or h: l'homme, qu'il, dell'arte.
const ELIDED = new Set('l d j m t s c n qu jusqu lorsqu puisqu quoiqu all dell dall nell sull un'.split(' '));
const LONGEST_ELIDED = 7;
/** UTF-16 units; no word is longer, but a hostile file may hold one of millions. As Lucene's `DEFAULT_MAX_TOKEN_LENGTH`. */
const LONGEST_WORD = 255;
const VOWEL_OR_H = /^[aeiouyhœæ]/i;

let segmenter: Intl.Segmenter | undefined;

/** Class of the character at a UTF-16 offset; `break` past the end. */
function classAt(text: string, offset: number): CharacterClass {
  return characterClass(text.codePointAt(offset) ?? 0);
}

function unitsAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

/** Scans one text; each method that eats characters returns where it stopped. */
class Scanner {
  readonly tokens: Token[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Token[] {
    let offset = 0;
    while (offset < this.#text.length) {
      const found = classAt(this.#text, offset);
      if (found === CharacterClass.digit) offset = this.#number(offset);
      else if (found === CharacterClass.unspaced) offset = this.#unspaced(offset);
      else if (isLetterClass(found)) offset = this.#word(offset, found);
      else offset += unitsAt(this.#text, offset);
    }
    return this.tokens;
  }

  /** Longer words are taken in pieces that cut no character. */
  #push(start: number, end: number): void {
    for (let from = start; from < end;) {
      const longest = from + LONGEST_WORD;
      const to = longest >= end ? end : longest - Number(unitsAt(this.#text, longest - 1) === 2);
      const text = this.#text.slice(from, to);
      this.tokens.push({ text, start: from, end: to, position: this.tokens.length });
      from = to;
    }
  }

  /** End of the letters and marks of one script from `start`, and of what is invisible between them. */
  #letters(start: number, script: CharacterClass): number {
    const text = this.#text;
    let end = start;
    for (let offset = start; offset < text.length;) {
      const codePoint = text.codePointAt(offset) ?? 0;
      const found = characterClass(codePoint);
      if (found !== script && found !== CharacterClass.mark && found !== CharacterClass.format) break;
      offset += codePoint > 0xffff ? 2 : 1;
      if (found !== CharacterClass.format) end = offset;
    }
    return end;
  }

  #word(start: number, script: CharacterClass): number {
    const text = this.#text;
    const end = this.#letters(start, script);
    if (script === CharacterClass.arabic) return this.#arabic(start, end);
    if (script === CharacterClass.hebrew) return this.#hebrew(start, end);
    if (script === CharacterClass.latin) {
      const host = hostEnd(text, start);
      if (host > end) {
        this.#push(start, host);
        return host;
      }
    }
    if (text.charCodeAt(end) === DOT) {
      const acronym = this.#acronym(start, end, script);
      if (acronym > end) {
        this.#push(start, acronym);
        return acronym;
      }
    }
    return this.#apostrophes(start, end, script);
  }

  /** Tatweel alone is a dash or a bullet, not a word. */
  #arabic(start: number, end: number): number {
    if (ARABIC_LETTER.test(this.#text.slice(start, end))) this.#push(start, end);
    return end;
  }

  /** Gershayim before an acronym's last letter (צה״ל, also typed צה"ל) and geresh inside (ג׳ורג) stay. */
  #hebrew(start: number, end: number): number {
    const text = this.#text;
    let stop = end;
    for (;;) {
      const mark = text.charCodeAt(stop);
      const isGeresh = mark === GERESH || APOSTROPHE.test(text.charAt(stop));
      if (!isGeresh && mark !== GERSHAYIM && mark !== ASCII_QUOTE) break;
      if (classAt(text, stop + 1) !== CharacterClass.hebrew) break;
      const next = this.#letters(stop + 1, CharacterClass.hebrew);
      const letters = text.slice(stop + 1, next).replace(/\P{L}/gu, '').length;
      if (mark === ASCII_QUOTE && letters !== 1) break;
      stop = next;
    }
    this.#push(start, stop);
    return stop;
  }

  /** End of U.S.A (single letters with dots between them), or `end` when it is none. */
  #acronym(start: number, end: number, script: CharacterClass): number {
    const text = this.#text;
    if (end - start !== unitsAt(text, start)) return end;
    let stop = end;
    while (text.charCodeAt(stop) === DOT && classAt(text, stop + 1) === script) {
      const next = this.#letters(stop + 1, script);
      if (next - stop - 1 !== unitsAt(text, stop + 1)) return end;
      stop = next;
    }
    return stop;
  }

  /** O'Brien, don't and Trump's are one token; elided l', d', qu' are tokens of their own. */
  #apostrophes(start: number, end: number, script: CharacterClass): number {
    const text = this.#text;
    let from = start;
    let stop = end;
    while (isApostrophe(text, stop) && classAt(text, stop + 1) === script) {
      const next = this.#letters(stop + 1, script);
      const isElided = stop - from <= LONGEST_ELIDED && ELIDED.has(text.slice(from, stop).toLowerCase());
      if (isElided && VOWEL_OR_H.test(text.slice(stop + 1, stop + 3).normalize('NFD'))) {
        this.#push(from, stop);
        from = stop + 1;
      }
      stop = next;
    }
    this.#push(from, stop);
    return stop;
  }

  /** 1,234.5 is one token, 12.09.2020 three. */
  #number(start: number): number {
    const text = this.#text;
    const groups: [number, number][] = [];
    let stop = start;
    for (;;) {
      const from = stop;
      while (classAt(text, stop) === CharacterClass.digit) stop += unitsAt(text, stop);
      groups.push([from, stop]);
      if (!NUMBER_SEPARATOR.test(text.charAt(stop))) break;
      if (classAt(text, stop + 1) !== CharacterClass.digit) break;
      stop += 1;
    }
    if (groups.length > 1 && isOneNumber(text.slice(start, stop))) this.#push(start, stop);
    else for (const [from, to] of groups) this.#push(from, to);
    return stop;
  }

  /** Chinese, Japanese, Thai, Khmer ...: the words that ICU's dictionaries find. */
  #unspaced(start: number): number {
    const end = this.#letters(start, CharacterClass.unspaced);
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
    for (const { segment, index, isWordLike } of segmenter.segment(this.#text.slice(start, end))) {
      const word = segment.replace(TRAILING_FORMAT, '');
      if (isWordLike === true) this.#push(start + index, start + index + word.length);
    }
    return end;
  }
}

function isApostrophe(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit !== 0x27 && unit !== 0x02bc && unit < FIRST_NON_LATIN_PUNCTUATION) return false;
  return APOSTROPHE.test(text.charAt(offset));
}

/**
 * The words of a text, in order, not overlapping.
 *
 * A word is letters of one script with their marks: it ends where letters meet digits or another script
 * («الـ27» -> الـ, 27), at punctuation, `_` and hyphens. Numbers with separators, host names and acronyms
 * with dots (U.S) are one token each; the path of a URL and the local part of an address give further ones.
 * Invisible characters (ZWNJ, bidi controls) stay inside a span but never begin or end one. Scripts without
 * blanks are segmented by `Intl.Segmenter`. Letters are found by a table, not by the Segmenter, which is an
 * order of magnitude slower and glues `الـ27`.
 */
export function tokenize(text: string): Token[] {
  return new Scanner(text).run();
}
