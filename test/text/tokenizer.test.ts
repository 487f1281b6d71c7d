import { describe, expect, test } from 'vitest';
import { tokenize } from '../../electron/text/tokenizer.ts';

const words = (text: string) => tokenize(text).map((token) => token.text);

describe('words', () => {
  test.each([
    ['«الـ27» لـ3 و2018', ['الـ', '27', 'لـ', '3', 'و', '2018']],
    ['1,234.5 ٣٫٥ ٨٬٠٠٠ 3,5', ['1,234.5', '٣٫٥', '٨٬٠٠٠', '3,5']],
    ['12.09.2020، 2018,2019 10:30', ['12', '09', '2020', '2018', '2019', '10', '30']],
    ['2018،2019', ['2018', '2019']],
    ['في عام 2020.', ['في', 'عام', '2020']],
    ['#بيتكوين #وسم_ما', ['بيتكوين', 'وسم', 'ما']],
    [
      "l'homme qu’il aujourd'hui D'Souza N'Golo",
      ['l', 'homme', 'qu', 'il', "aujourd'hui", "D'Souza", "N'Golo"],
    ],
    ["don't 'quoted' Trump's dogs'", ["don't", 'quoted', "Trump's", 'dogs']],
    ['F-16 G20 كوفيد-19', ['F', '16', 'G', '20', 'كوفيد', '19']],
    ['צה״ל צה"ל "שלום"', ['צה״ל', 'צה"ל', 'שלום']],
    ['U.S. said', ['U.S', 'said']],
    ['أ.ف.ب د.محمد', ['أ', 'ف', 'ب', 'د', 'محمد']],
    ['https://www.bbc.co.uk/arabic/a-1?x=2', ['https', 'www.bbc.co.uk', 'arabic', 'a', '1', 'x', '2']],
    ['(aawsat.com) ended.In', ['aawsat.com', 'ended', 'In']],
    ['john.doe@mail.example.org', ['john.doe', 'mail.example.org']],
    ['😀 👨‍👩‍👧 🇪🇬 ــ - ٪', []],
    ['日本語テスト', ['日本語', 'テスト']],
    ['إيرانIran', ['إيران', 'Iran']],
    ['x² + 5%', ['x', '5']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));

  test('marks, tatweel and joiners stay inside, bidi controls at the ends outside', () => {
    expect(words('\u200Fالعُقُوبَاتِ\u200F، إيـــران')).toEqual(['العُقُوبَاتِ', 'إيـــران']);
    expect(words('\u202Bمی\u200Cرود\u200C \u202C')).toEqual(['می\u200Cرود']);
    expect(words('\uFEFFنص')).toEqual(['نص']);
  });

  test('offsets are UTF-16, also after surrogates', () => {
    expect(tokenize('😀 «إيران»')).toEqual([{ text: 'إيران', start: 4, end: 9, position: 0 }]);
  });
});

/** mulberry32, a small seeded generator, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  ...'ابتثجحخدرسعفقكلمنهويىةؤئءآأإ',
  ...'abcXYZéçñ',
  ...'0123456789٠١٢٣٤۵۶',
  ...'  \n\t.,،؛؟!:;-_/#@«»“”"\'’()[]٪٫٬&',
  '\u064B',
  '\u0651',
  '\u0640',
  '\u200C',
  '\u200D',
  '\u200F',
  '\u202B',
  '\u202C',
  '\u2067',
  '\u00AD',
  '😀',
  '𝒳',
  '\uD83D',
  '\uDE00',
  '𠮷',
  '日本',
  'ไทย',
  'ש״ל',
  'д',
  'www.a.com',
  '://',
];

test('every token is a clean slice of its text, in order', () => {
  const next = random(20200912);
  for (let round = 0; round < 4000; round += 1) {
    let text = '';
    for (let i = Math.floor(next() * 60); i >= 0; i -= 1) text += PIECES[Math.floor(next() * PIECES.length)];
    let end = 0;
    for (const [index, token] of tokenize(text).entries()) {
      expect(token.position).toBe(index);
      expect(token.text).toBe(text.slice(token.start, token.end));
      expect(token.start).toBeGreaterThanOrEqual(end);
      expect(token.end).toBeGreaterThan(token.start);
      expect(token.text).toMatch(/^[\p{L}\p{N}\u0640]/u);
      expect(token.text).toMatch(/[\p{L}\p{N}\p{M}\u0640]$/u);
      expect(token.text).toMatch(/[\p{L}\p{N}]/u);
      expect(token.text).not.toMatch(/[\s«»“”()[\]،؛؟!:;_/#@]/u);
      end = token.end;
    }
  }
});

test('what lies between tokens holds no letter or digit', () => {
  const next = random(7);
  for (let round = 0; round < 2000; round += 1) {
    let text = '';
    for (let i = Math.floor(next() * 40); i >= 0; i -= 1) text += PIECES[Math.floor(next() * PIECES.length)];
    let rest = '';
    let end = 0;
    for (const token of tokenize(text)) {
      rest += text.slice(end, token.start);
      end = token.end;
    }
    rest += text.slice(end);
    expect(rest.replaceAll('\u0640', '')).not.toMatch(/[\p{L}\p{Nd}]/u);
  }
});

test('a word of millions of letters comes in pieces that cut no character', () => {
  const word = `و${'لافروف'.repeat(200)}${'𝒜'.repeat(300)}`;
  const tokens = tokenize(word);
  expect(tokens.map(({ text }) => text).join('')).toBe(word);
  for (const { text } of tokens) {
    expect(text.length).toBeLessThanOrEqual(255);
    expect(text.isWellFormed()).toBe(true);
  }
});

test('long hostile runs take linear time', () => {
  const started = performance.now();
  for (const unit of ['a-', 'a.', 'ab.', "a'", '1.', '1,', 'ـ', 'ـ ', 'ש"', 'a@', '\u064B', 'ab.ab-']) {
    tokenize(unit.repeat(100_000));
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
