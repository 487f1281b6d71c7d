import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenize } from '../../../electron/text/tokenizer.ts';
import { generateArticles, inBatches, randomNumbers, randomWord } from './generated-corpus.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const EXACT = { level: 'exact', loose: true } as const;
const INFLECTED = { level: 'inflected', loose: true } as const;

describe('evaluating queries', () => {
  let test: TemporaryArchive;
  const corpus = generateArticles(300, 5);
  beforeAll(async () => {
    test = await temporaryArchive();
    for (const batch of inBatches(corpus, 50)) test.add(batch);
  });
  afterAll(() => test.dispose());

  const found = (query: string): number[] =>
    test.index
      .search(query, EXACT)
      .ranked.map(({ number }) => number)
      .sort((a, b) => a - b);
  const having = (accept: (words: string[], title: string[], body: string[]) => boolean): number[] =>
    corpus
      .filter(({ title, body }) => {
        const [inTitle, inBody] = [title, body].map((text) => tokenize(text).map((token) => token.text));
        return accept([...(inTitle ?? []), ...(inBody ?? [])], inTitle ?? [], inBody ?? []);
      })
      .map(({ number }) => number);

  it('joins words, alternatives and exclusions as a reader of the texts would', () => {
    expect(found('موسكو طهران')).toEqual(having((w) => w.includes('موسكو') && w.includes('طهران')));
    expect(found('سوق أو قطار')).toEqual(having((w) => w.includes('سوق') || w.includes('قطار')));
    expect(found('نفط -قرار')).toEqual(having((w) => w.includes('نفط') && !w.includes('قرار')));
    expect(found('-الوزير')).toEqual(having((w) => !w.includes('الوزير')));
    expect(found('نفط (سوق | -قرار)')).toEqual(
      having((w) => w.includes('نفط') && (w.includes('سوق') || !w.includes('قرار'))),
    );
    expect(found('title:نفط body:سوق')).toEqual(having((_, t, b) => t.includes('نفط') && b.includes('سوق')));
    expect(found('سو*')).toEqual(having((w) => w.some((word) => word.startsWith('سو'))));
  });

  it('finds phrases where, and only where, the words stand in a row in one field', () => {
    const random = randomNumbers(11);
    let matching = 0;
    for (let i = 0; i < 150; i++) {
      const words = Array.from({ length: 2 + (i % 2) }, () => randomWord(random));
      const inRow = (text: string[]): boolean =>
        text.some((_, at) => words.every((word, offset) => text[at + offset] === word));
      const expected = having((_, title, body) => inRow(title) || inRow(body));
      expect(found(`"${words.join(' ')}"`)).toEqual(expected);
      matching += expected.length;
    }
    expect(matching).toBeGreaterThan(100);
  });

  it('says how many articles an exclusion took away', () => {
    const { total, notes } = test.index.search('نفط -قرار', EXACT);
    const taken = found('نفط').length - total;
    expect(taken).toBeGreaterThan(0);
    expect(notes).toEqual([{ code: 'excluded', params: { words: 'قرار', articles: taken } }]);
  });

  it('matches nothing without words, and says so', () => {
    for (const query of ['', ' ، «» ', '()', '-']) {
      const { total, ranked, notes } = test.index.search(query, INFLECTED);
      expect([total, ranked, notes.map(({ code }) => code)]).toEqual([
        0,
        [],
        expect.arrayContaining(['no-words']),
      ]);
    }
  });

  it('matches nothing for a query that is too long', () => {
    const { total, notes } = test.index.search('قرار '.repeat(401), INFLECTED);
    expect([total, notes[0]?.code]).toEqual([0, 'query-too-long']);
  });

  it('takes the deepest query that the limit on length allows', () => {
    expect(test.index.search('(نفط|(سوق '.repeat(200), EXACT).total).toBeGreaterThan(0);
  });
});

describe('levels', () => {
  let test: TemporaryArchive;
  const forms = [
    'العقوبات',
    'والعقوبات',
    'عقوبة',
    'عُقوبات',
    'عقوبات',
    'تعقيب',
    'القاهرة',
    'القاهره',
    'إيران',
    'ايران',
  ];
  beforeAll(async () => {
    test = await temporaryArchive();
    test.add(forms.map((form, i) => ({ number: i + 1, title: '', body: `قبل ${form} بعد` })));
  });
  afterAll(() => test.dispose());

  const reached = (
    query: string,
    level: 'exact' | 'folded' | 'clitic' | 'inflected',
    loose = true,
  ): string[] =>
    test.index
      .search(query, { level, loose })
      .ranked.map(({ number }) => forms[number - 1] ?? '')
      .sort();

  it('widens with the level that was chosen', () => {
    expect(reached('عقوبات', 'exact')).toEqual(['عقوبات']);
    expect(reached('عقوبات', 'folded')).toEqual(['عقوبات', 'عُقوبات'].sort());
    expect(reached('عقوبات', 'clitic')).toEqual(['عقوبات', 'عُقوبات', 'العقوبات', 'والعقوبات'].sort());
    expect(reached('عقوبات', 'inflected')).toEqual(
      ['عقوبات', 'عُقوبات', 'العقوبات', 'والعقوبات', 'عقوبة'].sort(),
    );
  });

  it('lets a word set its own level', () => {
    expect(reached('=عقوبات', 'inflected')).toEqual(['عقوبات']);
    expect(reached('~عقوبات', 'exact')).toContain('عقوبة');
  });

  it('forgives ه for ة only where asked to', () => {
    expect(reached('القاهره', 'inflected')).toEqual(['القاهرة', 'القاهره'].sort());
    expect(reached('القاهره', 'inflected', false)).toEqual(['القاهره']);
  });

  it('excludes other clitics of a word, but not other inflections', () => {
    expect(reached('قبل -عقوبات', 'inflected')).toContain('عقوبة');
    expect(reached('قبل -عقوبات', 'inflected')).not.toContain('والعقوبات');
  });

  it('completes prefixes across seats of hamza and tashkeel, by letters only', () => {
    expect(reached('اير*', 'inflected')).toEqual(['إيران', 'ايران'].sort());
    expect(reached('اير*', 'exact')).toEqual(['ايران']);
    expect(reached('عقو*', 'inflected')).toEqual(['عقوبة', 'عُقوبات', 'عقوبات'].sort());
  });

  it('lists the forms with their lowest level and their articles', () => {
    const terms = test.index.terms('عقوبات', { loose: true });
    const levelOf = new Map(terms.map(({ surface, level }) => [surface, level]));
    expect(levelOf.get('عقوبات')).toBe('exact');
    expect(levelOf.get('عُقوبات')).toBe('folded');
    expect(levelOf.get('والعقوبات')).toBe('clitic');
    expect(levelOf.get('عقوبة')).toBe('inflected');
    expect(levelOf.has('تعقيب')).toBe(false);
    expect(terms.every(({ articles }) => articles === 1)).toBe(true);
    expect(test.index.terms('=عقوبات -إيران', { loose: true })).toEqual([
      { surface: 'عقوبات', level: 'exact', articles: 1 },
    ]);
  });
});
