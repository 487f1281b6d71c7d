/** A word of a made text: what it is without its disguise, and where it stands (UTF-16 offsets, end exclusive). */
export interface MadeWord {
  readonly base: string;
  readonly start: number;
  readonly end: number;
}

export interface MadeText {
  readonly text: string;
  readonly words: readonly MadeWord[];
}

type Script = 'arabic' | 'latin' | 'hebrew' | 'cyrillic' | 'digits' | 'other';

interface Word {
  readonly base: string;
  readonly script: Script;
}

const WORDS: Readonly<Record<Script, string>> = {
  arabic:
    'العقوبات عقوبة عقوباتهم وبالعقوبات لافروف ولافروف القاهرة القاهره بالقاهره على علي وعلي إيران ايران الإيراني ' +
    'والإيرانيون مجلس لمجلس مجالس الأمن أمن لأمنهم مسؤول مسئول والمسؤولين لا الإسلام للإسلام الآلات بالأسلحة سلاح ' +
    'من في قال يقولون ستقول كتاب كتب وكتبهم الـ طهران وطهران روسيا فيروس الروسية هذا مبادئ مبادىء مستشفى مستشفي ' +
    'دولة دول دولتان للدول شيء شيئا قرار قرارات فبقراراته الأمريكية الأمريكى می‌رود کتاب‌ها گفت تهران ہندوستان',
  latin:
    'NATO nato JCPOA Lavrov sanction sanctions office official finance Zürich naïve résumé Straße Łódź market markets İstanbul',
  hebrew: 'שלום בשלום ירושלים ישראל',
  cyrillic: 'Россия России йод Лавров ёлка',
  digits: '2231 1701 27 7 2015',
  other: 'Հայաստան საქართველო 𐤌𐤋𐤊 𞤀𞤣𞤤𞤢𞤥',
};

const VOCABULARY: readonly Word[] = (Object.keys(WORDS) as Script[]).flatMap((script) =>
  WORDS[script].split(' ').map((base) => ({ base, script })),
);

// Each holds what ends a word by itself, beside what may hide there: controls, lone surrogates, marks without a letter.
const SEPARATORS = [
  [
    ' ',
    '  ',
    '\n',
    '\t',
    '، ',
    '. ',
    '؛ ',
    ' «',
    '» ',
    ' (',
    ') ',
    ' - ',
    ' — ',
    '_',
    '/',
    ' "',
    '" ',
    '؟\n',
  ],
  ['\u200f ', ' \u200e', ' \u202b', '\u202c ', '\u2067 ', ' \u2069 ', '\u200c ', ' \u200d', '\ufeff '],
  [' 😀 ', '👍🏽', ' \ud800 ', '\udc00 ', ' \u064b ', ' ـ ', '•', '\u2028', '\u0000', '\u200b ', ' \u0301 '],
].flat();
/** Where script or digits change, a word ends without any; invisible ones do not join the two. */
const NOTHING = ['', '', '', '\u200f', '\u200e', '\u200c', '\u2066\u2069'];

const TASHKEEL = [...'\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670', '\u0651\u064e', 'ـ', 'ــ'];
const INVISIBLE = [
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202c',
  '\u2067',
  '\u2069',
  '\u00ad',
  '\ufeff',
  '\u2060',
];
const NIQQUD = [...'\u05b0\u05b4\u05b7\u05bc'];
const FOREIGN_ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];
const LATIN_LIGATURES = [
  ['ffi', 'ﬃ'],
  ['fi', 'ﬁ'],
] as const;

/** Presentation forms (U+FE70 to U+FEFC) by the letters that they stand for; lam with alef is one character. */
const PRESENTATION = new Map<string, string[]>();
for (let unit = 0xfe80; unit <= 0xfefc; unit++) {
  const form = String.fromCharCode(unit);
  const letters = form.normalize('NFKC');
  PRESENTATION.set(letters, [...(PRESENTATION.get(letters) ?? []), form]);
}

/** Draws texts whose words' places are known because they are put there, not because a tokenizer found them. */
export class TextMaker {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  text(most: number): MadeText {
    let text = this.#chance(0.3) ? this.pick(SEPARATORS) : '';
    const words: MadeWord[] = [];
    let last: Script | null = null;
    for (let left = 1 + this.#below(most); left > 0; left--) {
      const { base, script } = this.pick(VOCABULARY);
      if (last !== null) text += this.pick(last === script || this.#chance(0.7) ? SEPARATORS : NOTHING);
      const written = this.#chance(0.6) ? this.#disguise(base, script) : base;
      words.push({ base, start: text.length, end: text.length + written.length });
      text += written;
      last = script;
    }
    if (this.#chance(0.3)) text += this.pick(SEPARATORS);
    return { text, words };
  }

  /** One word for a query, sometimes disguised. */
  word(): { base: string; written: string } {
    const { base, script } = this.pick(VOCABULARY);
    const written = this.#chance(0.3) ? this.#disguise(base, script) : base;
    // To JavaScript's \s, and so to the query language, U+FEFF is a blank.
    return { base, written: written.replaceAll('\ufeff', '') };
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.#below(choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  /** The same word as other programs, keyboards and files write it: of level `folded`. */
  #disguise(base: string, script: Script): string {
    switch (script) {
      case 'arabic':
        return this.#decorate(this.#chance(0.4) ? this.#present(base) : base, TASHKEEL);
      case 'latin':
        return this.#disguiseLatin(base);
      case 'hebrew':
        return this.#decorate(base, NIQQUD);
      case 'cyrillic':
        return this.#chance(0.5) ? base.toUpperCase() : base.normalize('NFD');
      case 'digits': {
        const zero = this.pick(FOREIGN_ZEROS);
        return base.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
      }
      case 'other':
        return this.#decorate(base, []);
    }
  }

  #disguiseLatin(base: string): string {
    switch (this.#below(5)) {
      case 0:
        return base.normalize('NFD');
      case 1:
        return base.toUpperCase();
      case 2:
        return base.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
      case 3:
        return LATIN_LIGATURES.reduce((word, [letters, ligature]) => word.replace(letters, ligature), base);
      default:
        return this.#decorate(base, ['\u0301', '\u0308']);
    }
  }

  /** Letters as the forms that old files and PDFs hold. */
  #present(base: string): string {
    return base.replace(/ل[اأإآ]|[ء-ي]/g, (letters) => {
      const forms = PRESENTATION.get(letters);
      return forms === undefined || this.#chance(0.3) ? letters : this.pick(forms);
    });
  }

  /** Marks after some letters; between letters invisible characters too. */
  #decorate(base: string, marks: readonly string[]): string {
    const letters = [...base];
    return letters
      .map((letter, at) => {
        const isInvisibleBefore = /\p{Cf}/u.test(letter);
        const mark = marks.length > 0 && !isInvisibleBefore && this.#chance(0.4) ? this.pick(marks) : '';
        const hidden = at < letters.length - 1 && this.#chance(0.15) ? this.pick(INVISIBLE) : '';
        return letter + mark + hidden;
      })
      .join('');
  }
}
