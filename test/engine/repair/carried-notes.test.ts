import { describe, expect, it } from 'vitest';
import {
  carriedLocators,
  carriedStructure,
  type Annotated,
} from '../../../electron/engine/repair/carried-notes.ts';
import type { Part } from '../../../electron/engine/repair/part.ts';

const REPORT: Annotated = {
  id: 'report',
  locators: [
    { start: 0, kind: 'page', label: '1' },
    { start: 50, kind: 'page', label: '2' },
    { start: 90, kind: 'page', label: '3' },
  ],
  structure: [
    { start: 40, end: 60, kind: 'quote' },
    { start: 80, end: 85, kind: 'heading' },
  ],
};
const NOTE: Annotated = { id: 'note', locators: [], structure: [] };

function part(article: string, field: Part['field'], [start, end]: [number, number], at: number): Part {
  return { article, field, start, end, into: 'body', at };
}

describe('a piece of a text', () => {
  const second = [part('report', 'body', [55, 100], 0)];

  it('begins on the page that it was cut out of', () => {
    expect(carriedLocators(second, [REPORT])).toEqual([
      { start: 0, kind: 'page', label: '2' },
      { start: 35, kind: 'page', label: '3' },
    ]);
  });

  it('keeps of each paragraph what it holds of it', () => {
    expect(carriedStructure(second, [REPORT])).toEqual([
      { start: 0, end: 5, kind: 'quote' },
      { start: 25, end: 30, kind: 'heading' },
    ]);
  });

  it('that becomes a title has neither', () => {
    const titled: Part[] = [{ ...part('report', 'body', [80, 95], 0), into: 'title' }];
    expect(carriedLocators(titled, [REPORT])).toEqual([]);
    expect(carriedStructure(titled, [REPORT])).toEqual([]);
  });
});

describe('texts put together', () => {
  const merged = [
    part('report', 'body', [0, 100], 0),
    part('note', 'title', [0, 10], 102),
    part('note', 'body', [0, 40], 114),
    part('report', 'body', [50, 100], 156),
  ];

  it('do not pass one file’s pages on to the text of another', () => {
    expect(carriedLocators(merged, [REPORT, NOTE]).slice(2)).toEqual([
      { start: 90, kind: 'page', label: '3' },
      { start: 102, kind: 'page', label: '' },
      { start: 156, kind: 'page', label: '2' },
      { start: 196, kind: 'page', label: '3' },
    ]);
    expect(carriedLocators(merged.slice(1, 3), [NOTE])).toEqual([]);
  });

  it('set the later titles as headings', () => {
    expect(carriedStructure(merged, [REPORT, NOTE])).toContainEqual({
      start: 102,
      end: 112,
      kind: 'heading',
    });
  });
});
