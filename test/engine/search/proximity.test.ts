import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenize } from '../../../electron/text/tokenizer.ts';
import { generateArticles, inBatches, randomNumbers, randomWord } from './generated-corpus.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const EXACT = { level: 'exact', loose: true } as const;
const INFLECTED = { level: 'inflected', loose: true } as const;

/** A word, or with a star the beginning of one. */
type Word = string;
/** Alternatives, each of words in a row. */
type Operand = readonly (readonly Word[])[];
interface Link {
  readonly distance: number;
  readonly ordered: boolean;
}
interface RandomQuery {
  readonly text: string;
  readonly operands: readonly Operand[];
  readonly links: readonly Link[];
}

function isAt(text: readonly string[], at: number, words: readonly Word[]): boolean {
  return words.every((word, i) => {
    const stands = text[at + i] ?? '';
    return word.endsWith('*') ? stands.startsWith(word.slice(0, -1)) : stands === word;
  });
}

/** Whether the operands from `from` on can be placed, the one before standing from `first` to `last`; tries everything. */
function canPlace(
  text: readonly string[],
  query: RandomQuery,
  from: number,
  first: number,
  last: number,
): boolean {
  const operand = query.operands[from];
  const link = query.links[from - 1];
  if (operand === undefined) return true;
  return text.some((_, at) =>
    operand.some((words) => {
      if (!isAt(text, at, words)) return false;
      const end = at + words.length - 1;
      const isAfter = link === undefined || (at > last && at - last <= link.distance);
      const isBefore = link !== undefined && !link.ordered && end < first && first - end <= link.distance;
      return (isAfter || isBefore) && canPlace(text, query, from + 1, at, end);
    }),
  );
}

function randomQuery(random: () => number): RandomQuery {
  const pick = <T>(values: readonly [T, ...T[]]): T =>
    values[Math.floor(random() * values.length)] ?? values[0];
  const word = (): Word => {
    const whole = randomWord(random);
    return random() < 0.25 ? `${whole.slice(0, 2)}*` : whole;
  };
  const phrase = (): Word[] => (random() < 0.25 ? [word(), word()] : [word()]);
  const print = (words: readonly Word[]): string =>
    words.length > 1 ? `"${words.join(' ')}"` : words.join('');
  const kind = pick(['phrase', 'loose', 'operators', 'operators', 'operators'] as const);
  const count = 2 + Math.floor(random() * 2);
  if (kind !== 'operators') {
    const words = Array.from({ length: count }, word);
    const distance = kind === 'phrase' ? 1 : 1 + Math.floor(random() * 8);
    return {
      text: `"${words.join(' ')}"${kind === 'phrase' ? '' : `~${distance}`}`,
      operands: words.map((each) => [[each]]),
      links: words.slice(1).map(() => ({ distance, ordered: kind === 'phrase' })),
    };
  }
  const operands = Array.from({ length: count }, () => (random() < 0.3 ? [phrase(), phrase()] : [phrase()]));
  const links = operands
    .slice(1)
    .map(() => ({ distance: 1 + Math.floor(random() * 8), ordered: random() < 0.5 }));
  const text = operands
    .map((alternatives, i) => {
      const link = links[i - 1];
      const printed = alternatives.map(print).join(' | ');
      const operand = alternatives.length > 1 ? `(${printed})` : printed;
      if (link === undefined) return operand;
      const operator = link.ordered ? pick(['adj', 'pre/']) : pick(['w/', 'near', '/']);
      return `${operator}${link.distance} ${operand}`;
    })
    .join(' ');
  return { text, operands, links };
}

describe('phrases and proximity over 2,000 articles', () => {
  let test: TemporaryArchive;
  const corpus = generateArticles(2_000, 23);
  const texts = corpus.map(({ title, body }) =>
    [title, body].map((text) => tokenize(text).map((token) => token.text.toLowerCase())),
  );
  beforeAll(async () => {
    test = await temporaryArchive();
    for (const batch of inBatches(corpus, 400)) test.add(batch);
  });
  afterAll(() => test.dispose());

  it('agree with a scan of the texts on 500 random queries, in order and in any order, with prefixes', () => {
    const random = randomNumbers(41);
    let matching = 0;
    for (let i = 0; i < 500; i++) {
      const query = randomQuery(random);
      const expected = corpus
        .filter((_, n) => texts[n]?.some((text) => canPlace(text, query, 0, 0, -1)))
        .map(({ number }) => number);
      const answer = test.index.search(query.text, EXACT);
      const numbers = [...answer.numbers].sort((a, b) => a - b);
      expect({ query: query.text, notes: answer.notes, numbers }).toEqual({
        query: query.text,
        notes: [],
        numbers: expected,
      });
      if (expected.length > 0 && expected.length < corpus.length) matching++;
    }
    expect(matching).toBeGreaterThan(300);
  });
});

describe('proximity in Arabic text', () => {
  let test: TemporaryArchive;
  const article = {
    number: 1,
    title: 'اجتماع لمجلس الأمن',
    body: 'دعا الوزير إلى جلسة عاجلة لمجلس الأمن. ناقش المجلس بعدها في جلسة طويلة مغلقة أخرى أمن الملاحة والوزراء غائبون.',
  };
  beforeAll(async () => {
    test = await temporaryArchive();
    test.add([article, { number: 2, title: 'الوزير', body: 'جلسة لمجلس النواب' }]);
  });
  afterAll(() => test.dispose());

  const found = (query: string, level: 'exact' | 'clitic' | 'inflected' = 'clitic'): number[] =>
    [...test.index.search(query, { level, loose: true }).numbers].sort((a, b) => a - b);
  const marked = (query: string): string[] =>
    test.index
      .highlights(query, INFLECTED, article)
      .map(({ field, start, end }) => (field === 'title' ? 'title:' : '') + article[field].slice(start, end));

  it('reaches the words by the level of the search', () => {
    expect(found('"مجلس الأمن"~3')).toEqual([1]);
    expect(found('الأمن w/1 مجلس')).toEqual([1]);
    expect(found('"مجلس الأمن"~3', 'exact')).toEqual([]);
    expect(found('=مجلس w/3 الأمن')).toEqual([]);
  });

  it('keeps the order only where asked to, and never joins title and body', () => {
    expect(found('جلسة adj3 مجلس')).toEqual([1, 2]);
    expect(found('مجلس pre/3 دعا')).toEqual([]);
    expect(found('مجلس near5 دعا')).toEqual([1]);
    expect(found('"الوزير جلسة"~50')).toEqual([1]);
    expect(found('title:الأمن w/5 اجتماع')).toEqual([1]);
    expect(found('title:دعا w/5 جلسة')).toEqual([]);
  });

  it('excludes what stands near, and only that', () => {
    expect(found('جلسة -"مجلس النواب"~2')).toEqual([1]);
    expect(found('جلسة NOT مجلس adj1 النواب')).toEqual([1]);
  });

  it('marks the words that take part, and no other', () => {
    expect(marked('"مجلس الأمن"~1')).toEqual(['title:لمجلس', 'title:الأمن', 'لمجلس', 'الأمن']);
    expect(marked('"مجلس الأمن"~2')).toContain('المجلس');
    expect(marked('الوزير adj3 (جلسة | ملاحة)')).toEqual(['الوزير', 'جلسة']);
    expect(marked('جلسة w/1 عاجلة w/1 "مجلس الأمن"')).toEqual(['جلسة', 'عاجلة', 'لمجلس', 'الأمن']);
    expect(marked('دعا adj1 جلسة')).toEqual([]);
  });
});
