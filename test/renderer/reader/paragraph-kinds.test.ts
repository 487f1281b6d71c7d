import { describe, expect, it } from 'vitest';
import { paragraphKinds } from '../../../renderer/reader/paragraph-kinds.ts';
import { paragraphsOf } from '../../../renderer/reader/text-map.ts';

type Kind = 'heading' | 'caption' | 'item' | 'quote';

function kindsOf(body: string, ...spans: readonly (readonly [words: string, kind: Kind])[]) {
  const structure = spans.map(([words, kind]) => {
    const start = body.indexOf(words);
    return { start, end: start + words.length, kind };
  });
  return paragraphKinds(body, paragraphsOf(body), structure);
}

describe('paragraphKinds', () => {
  it('makes a heading of the paragraph whose words a span covers, blanks around them or not', () => {
    const body = 'نص أول\n\n  في جنيف \n\nنص ثانٍ';
    const kinds = kindsOf(body, ['في جنيف', 'heading']);
    expect(kinds.map((each) => each?.kind ?? '')).toEqual(['', 'heading', '']);
  });

  it('leaves a paragraph plain that a span covers only in part', () => {
    expect(kindsOf('قال: «لا تعليق» ومضى\nثم عاد', ['«لا تعليق»', 'quote'])).toEqual([null, null]);
  });

  it('gives every paragraph of a long quote its kind', () => {
    const body = 'one\ntwo\n\nthree\nfour';
    expect(kindsOf(body, ['two\n\nthree', 'quote']).map((each) => each?.kind ?? '')).toEqual([
      '',
      'quote',
      'quote',
      '',
    ]);
  });

  it('marks an item once, at its beginning, and not where the text has a sign of its own', () => {
    const body = 'بند من سطر\nوسطر آخر\n٢) بند مرقّم\n- بند بشرطة\n(ب) بند بحرف';
    const kinds = kindsOf(
      body,
      ['بند من سطر\nوسطر آخر', 'item'],
      ['٢) بند مرقّم', 'item'],
      ['- بند بشرطة', 'item'],
      ['(ب) بند بحرف', 'item'],
    );
    expect(kinds.map((each) => each?.marked)).toEqual([true, false, false, false, false]);
  });
});
