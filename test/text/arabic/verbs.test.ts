import { expect, test } from 'vitest';
import { createAnalyzer, matchLevel, type TermKeys } from '../../../electron/text/analyzer.ts';
import { foldKey } from '../../../electron/text/fold.ts';
import { readLexicon } from '../lexicon-file.ts';
import { formsOf, HELD_OUT_VERBS, nearMissesOf, VERBS, type GoldVerb } from './verb-table.ts';

const lexicon = readLexicon();
const analyzer = createAnalyzer({ arabicLexicon: lexicon });

interface PoolForm {
  readonly form: string;
  readonly keys: TermKeys;
  readonly verbs: ReadonlySet<GoldVerb>;
}

/** Every form of the verbs and of their near misses, once, with the verbs that it may belong to. */
function poolOf(verbs: readonly GoldVerb[]): readonly PoolForm[] {
  const owners = new Map<string, Set<GoldVerb>>();
  const add = (form: string, verb: GoldVerb | null) => {
    const set = owners.get(foldKey(form)) ?? new Set();
    owners.set(foldKey(form), verb === null ? set : set.add(verb));
  };
  for (const verb of verbs) {
    for (const form of formsOf(verb)) add(form, verb);
    for (const form of nearMissesOf(verb)) add(form, null);
  }
  return [...owners].map(([form, of]) => ({ form, keys: analyzer.keys(form), verbs: of }));
}

/**
 * Mean precision and recall over the queries (each verb's perfect and imperfect), forms weighted by their
 * frequency in press text. A form that two verbs have is right for both; what meets at `clitic` has the same
 * letters as the query and says nothing about verbs.
 */
function score(verbs: readonly GoldVerb[]): { precision: number; recall: number; f1: number } {
  const pool = poolOf(verbs);
  const weigh = (forms: readonly PoolForm[]) =>
    forms.reduce(
      (sum, { form }) => sum + lexicon.frequency(form.replaceAll('ى', 'ي').replaceAll('ة', 'ه')),
      0,
    );
  const scores = verbs
    .flatMap((verb) => [verb.perfect, 'ي' + verb.imperfect])
    .map((query) => {
      const keys = analyzer.keys(query);
      const meant = pool.find(({ form }) => form === foldKey(query))?.verbs ?? new Set();
      const isRight = ({ verbs: of }: PoolForm) => [...of].some((verb) => meant.has(verb));
      const got = pool.filter((form) => matchLevel(keys, form.keys, 'inflected') !== null);
      const right = weigh(got.filter(isRight));
      const wrong = weigh(
        got.filter((form) => !isRight(form) && matchLevel(keys, form.keys, 'clitic') === null),
      );
      return {
        precision: right + wrong === 0 ? 0 : right / (right + wrong),
        recall: right / weigh(pool.filter(isRight)),
      };
    });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const precision = mean(scores.map((one) => one.precision));
  const recall = mean(scores.map((one) => one.recall));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

test('the forms of 67 verbs meet one another and no noun of their root', () => {
  expect(VERBS.length).toBeGreaterThanOrEqual(60);
  const { precision, f1 } = score(VERBS);
  expect(precision).toBeGreaterThan(0.95);
  expect(f1).toBeGreaterThan(0.9);
});

test('verbs that no rule was tuned on score as well', () => {
  const { precision, f1 } = score(HELD_OUT_VERBS);
  expect(precision).toBeGreaterThan(0.95);
  expect(f1).toBeGreaterThan(0.9);
});

test.each([
  ['رفض', 'سيرفضونه'],
  ['كشف', 'وكشفت'],
  ['قال', 'قلنا'],
  ['دعا', 'يدعون'],
  ['اختار', 'اخترنا'],
  ['اعتبر', 'واعتبرته'],
  ['تلقى', 'يتلقاها'],
  ['رأى', 'يرى'],
  ['جاء', 'وجاءت'],
  ['قال', 'أقول'],
])('%s and %s meet at inflected', (perfect, form) => {
  expect(matchLevel(analyzer.keys(perfect), analyzer.keys(form), 'inflected')).not.toBeNull();
});

test.each([
  ['كشف', 'اكتشاف'],
  ['أدى', 'أداة'],
  ['يكشف', 'الكشف'],
  ['زار', 'وزارته'],
  ['حارب', 'حربنا'],
  ['يعود', 'يعيد'],
])('%s and %s do not meet below broad', (verb, other) => {
  expect(matchLevel(analyzer.keys(verb), analyzer.keys(other), 'inflected')).toBeNull();
});
