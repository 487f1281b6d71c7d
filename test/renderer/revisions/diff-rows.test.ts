import { describe, expect, it } from 'vitest';
import type { DiffSpan } from '../../../electron/contract/values.ts';
import { diffRows, wordCounts, type ComparedParagraph } from '../../../renderer/revisions/diff-rows.ts';
import { revisionCount, type Revision } from '../../../renderer/revisions/revision-count.ts';

const NONE: ReadonlySet<number> = new Set();
const same = (text: string): DiffSpan => ({ kind: 'same', text });
const added = (text: string): DiffSpan => ({ kind: 'added', text });
const removed = (text: string): DiffSpan => ({ kind: 'removed', text });
const body = (...spans: DiffSpan[]): ComparedParagraph => ({ field: 'body', spans });
const title = (...spans: DiffSpan[]): ComparedParagraph => ({ field: 'title', spans });
/** A paragraph's shown text, a fold's number of paragraphs. */
const shown = (paragraphs: readonly ComparedParagraph[], unfolded = NONE): (string | number)[] =>
  diffRows(paragraphs, unfolded).rows.map((row) =>
    row.kind === 'fold' ? row.paragraphs : row.pieces.map(({ text }) => text).join(''),
  );

const unchanged = (count: number, from = 0): ComparedParagraph[] =>
  Array.from({ length: count }, (_, at) => body(same(`فقرة ${from + at}\n\n`)));

describe('diffRows', () => {
  it('folds what did not change up to a paragraph beside each change', () => {
    const paragraphs = [title(same('عنوان')), ...unchanged(5), body(added('جديد\n')), ...unchanged(4, 5)];
    expect(shown(paragraphs)).toEqual(['عنوان', 4, 'فقرة 4', 'جديد', 'فقرة 5', 3]);
  });

  it('shows a fold that was opened, and folds no single paragraph', () => {
    const paragraphs = [body(added('جديد\n')), ...unchanged(3), body(removed('قديم\n')), ...unchanged(2, 3)];
    expect(shown(paragraphs)).toEqual(['جديد', 'فقرة 0', 'فقرة 1', 'فقرة 2', 'قديم', 'فقرة 3', 'فقرة 4']);
    const long = [body(added('جديد\n')), ...unchanged(4)];
    const fold = diffRows(long, NONE).rows.find((row) => row.kind === 'fold');
    if (fold?.kind !== 'fold') throw new Error('nothing was folded');
    expect(shown(long, new Set([fold.from]))).toEqual(['جديد', 'فقرة 0', 'فقرة 1', 'فقرة 2', 'فقرة 3']);
  });

  it('shows all of two texts that are the same', () => {
    expect(shown([title(same('عنوان')), ...unchanged(4)])).toHaveLength(5);
  });

  it('counts as one change what stands together, through paragraphs too, and tells its row', () => {
    const { changes, rows } = diffRows(
      [
        title(same('عنوان '), removed('قديم'), added('جديد')),
        body(same('قال '), removed('نعم'), added('لا'), same(' ثم '), added('خرج')),
        body(removed('فقرة\n')),
        body(removed('وأخرى\n')),
        body(same('ختام')),
      ],
      NONE,
    );
    expect(changes).toEqual([0, 1, 1]);
    const numbers = rows.map((row) => (row.kind === 'fold' ? [] : row.pieces.map(({ change }) => change)));
    expect(numbers).toEqual([[-1, 0, 0], [-1, 1, 1, -1, 2], [2], [2], [-1]]);
  });

  it('marks a line end that came or went within a paragraph, none at the end of a whole one', () => {
    expect(
      shown([body(same('أولى'), removed('\n'), added(' '), same('ثانية\n')), body(added('ثالثة\n'))]),
    ).toEqual(['أولى¶ ثانية', 'ثالثة']);
  });

  it('leaves the middle of very long unchanged text out, at blanks, and says how much', () => {
    const text = 'كلمة '.repeat(3000);
    const [row] = diffRows([body(same(text), added('جديد'))], NONE).rows;
    if (row?.kind !== 'paragraph') throw new Error('no paragraph');
    const [start, end, change] = row.pieces;
    expect(start?.text.endsWith('كلمة')).toBe(true);
    expect((start?.text.length ?? 0) + (start?.omitted ?? 0) + (end?.text.length ?? 0)).toBe(text.length);
    expect(start?.omitted).toBeGreaterThan(10_000);
    expect(change).toMatchObject({ kind: 'added', text: 'جديد' });
  });

  it('takes the direction from what stands now, where anything does', () => {
    const rows = diffRows(
      [body(removed('Old English text'), added('نص عربي')), body(removed('gone\n'))],
      NONE,
    ).rows;
    expect(rows.map((row) => (row.kind === 'paragraph' ? row.text : ''))).toEqual(['نص عربي', 'gone']);
  });
});

describe('wordCounts', () => {
  it('counts words, not blanks or punctuation', () => {
    expect(
      wordCounts([body(removed('قديم، '), added('جديد مُؤكَّد — 3'), same('كلمة'), removed(' ¶'))]),
    ).toEqual({ added: 3, removed: 1 });
  });
});

describe('revisionCount', () => {
  it('counts changes of the text, not readings in another encoding', () => {
    const revision = (kind: Revision['kind'], importedAt: number): Revision => ({
      id: `a${importedAt}`,
      revision: 1,
      kind,
      importedAt,
      published: '',
      title: '',
      file: '',
      passages: null,
    });
    const revisions = [revision('first', 1), revision('revision', 2), revision('redecode', 3)];
    expect(revisionCount(revisions)).toEqual({ times: 1, last: 2 });
  });
});
