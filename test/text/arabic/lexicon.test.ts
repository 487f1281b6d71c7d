import { describe, expect, test } from 'vitest';
import { formatArabicLexicon } from '../../../assets/lexicon/lexicon-format.ts';
import { parseArabicLexicon } from '../../../electron/text/arabic/lexicon.ts';
import { readLexicon } from '../lexicon-file.ts';

describe('parseArabicLexicon', () => {
  const counts = new Map([
    ['ايران', 8777],
    ['ايراني', 300],
    ['على', 9],
    ['علي', 5],
    ['حكومة', 40],
    ['حكومه', 2],
  ]);
  const lexicon = parseArabicLexicon(formatArabicLexicon(counts));

  test('reads back what was formatted, in loose letters', () => {
    expect(lexicon.frequency('ايران')).toBe(8777);
    expect(lexicon.frequency('ايراني')).toBe(300);
    expect(lexicon.frequency('علي')).toBe(14);
    expect(lexicon.frequency('حكومه')).toBe(42);
    expect(lexicon.frequency('غير')).toBe(0);
    expect(lexicon.size).toBe(4);
  });

  test('knows which part is written with ة', () => {
    expect(lexicon.tehMarbuta('حكومه')).toBe(40);
    expect(lexicon.tehMarbuta('ايران')).toBe(0);
  });

  test('has a hash that follows the content', () => {
    expect(lexicon.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(parseArabicLexicon(formatArabicLexicon(new Map([['ايران', 1]]))).hash).not.toBe(lexicon.hash);
  });
});

test('the lexicon that ships', () => {
  const lexicon = readLexicon();
  expect(lexicon.size).toBeGreaterThan(70_000);
  expect(lexicon.frequency('ايران')).toBe(8777);
});
