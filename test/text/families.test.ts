import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createAnalyzer, matchLevel } from '../../electron/text/analyzer.ts';
import { readLexicon } from './lexicon-file.ts';

const SHARED = new URL('../../../shared/data/', import.meta.url);
const GOLD = new URL('analysis/ar-families-dev.tsv', SHARED);
const COUNTS = new URL('lexicon/ar-frequency.tsv.gz', SHARED);
const exists = existsSync(GOLD) && existsSync(COUNTS);
if (!exists) console.warn(`SKIPPED: family scores were not measured, ${GOLD.pathname} is absent`);

interface Family {
  readonly query: string;
  readonly accept: ReadonlySet<string>;
  readonly optional: ReadonlySet<string>;
  readonly isHard: boolean;
}

function readFamilies(): Family[] {
  const set = (column: string | undefined) =>
    new Set((column ?? '').split(' ').filter((form) => form !== ''));
  const rows = readFileSync(GOLD, 'utf8').trimEnd().split('\n').slice(1);
  return rows.map((row) => {
    const [query = '', , accept, , optional, tags = ''] = row.split('\t');
    return { query, accept: set(accept), optional: set(optional), isHard: tags.split(',').includes('hard') };
  });
}

function readCounts(): Map<string, number> {
  const rows = gunzipSync(readFileSync(COUNTS)).toString('utf8').trimEnd().split('\n').slice(1);
  return new Map(rows.map((row) => [row.split('\t')[0] ?? '', Number(row.split('\t')[1])]));
}

/** Token-weighted precision, recall and F1 as score_families.mjs computes them, mean over queries. */
test.skipIf(!exists)(`families of word forms (skipped when ${GOLD.pathname} is absent)`, () => {
  const analyzer = createAnalyzer({ arabicLexicon: readLexicon() });
  const counts = readCounts();
  const forms = [...counts.keys()].map((form) => ({ form, keys: analyzer.keys(form) }));
  const weigh = (of: readonly string[]) => of.reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  const scores = readFamilies().map(({ query, accept, optional, isHard }) => {
    const keys = analyzer.keys(query);
    const got = forms
      .filter((form) => matchLevel(keys, form.keys, 'inflected') !== null)
      .map(({ form }) => form);
    const right = weigh(got.filter((form) => accept.has(form)));
    const wrong = weigh(got.filter((form) => !accept.has(form) && !optional.has(form)));
    const precision = right / (right + wrong);
    const recall = right / weigh([...accept]);
    return { isHard, precision, f1: (2 * precision * recall) / (precision + recall) };
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(scores).toHaveLength(98);
  expect(mean(scores.map(({ precision }) => precision))).toBeGreaterThan(0.98);
  expect(mean(scores.filter(({ isHard }) => !isHard).map(({ f1 }) => f1))).toBeGreaterThan(0.98);
  expect(mean(scores.map(({ f1 }) => f1))).toBeGreaterThan(0.95);
});
