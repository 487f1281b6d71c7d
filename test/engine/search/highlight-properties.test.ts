import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Highlight } from '../../../electron/contract/values.ts';
import type { IndexableArticle, SearchOptions } from '../../../electron/engine/search/search-index.ts';
import { matchLevel, type TermKeys } from '../../../electron/text/analyzer.ts';
import { exactKey, foldKey, looseKey } from '../../../electron/text/fold.ts';
import { LEVELS, levelRank, type Level } from '../../../electron/text/level.ts';
import { TextMaker, type MadeText } from './disguised-text.ts';
import { randomNumbers } from './generated-corpus.ts';
import { analyzer, temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const SEEDS = 40;
const TEXTS_PER_SEED = 500;
const MOST_WORDS = 10;

const known = new Map<string, TermKeys>();
function keysOf(word: string): TermKeys {
  const found = known.get(word) ?? analyzer.keys(word);
  known.set(word, found);
  return found;
}

/** What a word or `prefix*` reaches, said by the definition of the levels alone: no dictionary, no index. */
function levelOf(query: string, isPrefix: boolean, surface: string, options: SearchOptions): Level | null {
  if (!isPrefix) return matchLevel(keysOf(query), keysOf(surface), options.level, { loose: options.loose });
  const starts = (key: (word: string) => string): boolean => key(surface).startsWith(key(query));
  const max = levelRank(options.level);
  if (starts(exactKey)) return 'exact';
  if (max >= levelRank('folded') && starts(foldKey)) return 'folded';
  return max >= levelRank('loose') && options.loose && starts(looseKey) ? 'loose' : null;
}

type Found = Pick<Highlight, 'start' | 'end' | 'level'>;

function written(marks: readonly Found[]): string {
  return marks.map(({ start, end, level }) => `${start}-${end} ${level}`).join(', ');
}

function expectedWords(made: MadeText, query: string, isPrefix: boolean, options: SearchOptions): Found[] {
  return made.words.flatMap(({ start, end }) => {
    const level = levelOf(query, isPrefix, made.text.slice(start, end), options);
    return level === null ? [] : [{ start, end, level }];
  });
}

/** A run of words counts where each meets its word of the phrase; of runs that overlap each word's is the same. */
function expectedPhrase(made: MadeText, phrase: readonly string[], options: SearchOptions): Found[] {
  const levels = phrase.map((word) =>
    made.words.map(({ start, end }) => levelOf(word, false, made.text.slice(start, end), options)),
  );
  const nearest = new Map<number, Level>();
  made.words.forEach((_, from) => {
    const run = phrase.map((_word, i) => levels[i]?.[from + i] ?? null);
    if (run.includes(null)) return;
    run.forEach((level, i) => {
      const before = nearest.get(from + i);
      if (level !== null && (before === undefined || levelRank(level) < levelRank(before))) {
        nearest.set(from + i, level);
      }
    });
  });
  return made.words.flatMap(({ start, end }, at) => {
    const level = nearest.get(at);
    return level === undefined ? [] : [{ start, end, level }];
  });
}

describe(`highlights in ${SEEDS * TEXTS_PER_SEED} made texts`, () => {
  let test: TemporaryArchive;
  beforeEach(async () => {
    test = await temporaryArchive();
  });
  afterEach(() => test.dispose());

  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    'are whole words of the stored text, each that meets the query, at its level (seed %i)',
    (seed) => {
      const random = randomNumbers(seed * 104729 + 1);
      const maker = new TextMaker(random);
      const texts = Array.from({ length: TEXTS_PER_SEED }, (_, i) => {
        const made = maker.text(MOST_WORDS);
        const field: Highlight['field'] = random() < 0.8 ? 'body' : 'title';
        const article: IndexableArticle = { number: i + 1, title: '', body: '', [field]: made.text };
        return { made, field, article, isStored: random() < 0.5 };
      });
      test.add(texts.filter(({ isStored }) => isStored).map(({ article }) => article));
      let marks = 0;
      const wrong: string[] = [];
      for (const { made, field, article, isStored } of texts) {
        const options = { level: maker.pick(LEVELS), loose: random() < 0.7 };
        const own = maker.pick(made.words);
        const kind = random();
        const asked = kind < 0.6 ? { base: own.base, written: own.base } : maker.word();
        const isPrefix = kind > 0.85;
        const start = made.words.indexOf(own);
        const phrase = made.words.slice(start, start + 2).map(({ base }) => base);
        const isPhrase = kind < 0.1 && phrase.length === 2;
        const query = isPhrase ? `"${phrase.join(' ')}"` : isPrefix ? `${asked.written}*` : asked.written;
        const expected = isPhrase
          ? expectedPhrase(made, phrase, options)
          : expectedWords(made, asked.written, isPrefix, options);
        const found = test.index.highlights(query, options, article);
        const note = (what: string): void => {
          wrong.push(JSON.stringify({ what, query, options, text: made.text, expected, found }));
        };
        if (written(found) !== written(expected) || found.some((mark) => mark.field !== field)) note('marks');
        // What a disguise hides is the same word, whatever the analysis makes of it.
        if (!isPhrase && levelRank(options.level) >= levelRank('folded')) {
          const starts = new Set(found.map((mark) => mark.start));
          const isMissed = made.words.some((word) => word.base === asked.base && !starts.has(word.start));
          if (isMissed) note('disguised');
        }
        const isFound = isStored && test.index.finds(query, options, article.number);
        if (isStored && isFound !== expected.length > 0) note('found');
        marks += found.length;
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(marks).toBeGreaterThan(TEXTS_PER_SEED / 3);
    },
  );
});
