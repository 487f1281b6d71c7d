import { describe, expect, it } from 'vitest';
import { buildSnippets, type SnippetMark } from '../../../electron/engine/search/snippet.ts';

const filler = (words: number): string => Array.from({ length: words }, (_, i) => `كلمة${i}`).join(' ');

/** Marks every occurrence of the words; the n-th word is the n-th leaf. */
function marksOf(text: string, ...words: string[]): SnippetMark[] {
  return words
    .flatMap((word, leaf) =>
      [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({
        start: index,
        end: index + word.length,
        leaf,
      })),
    )
    .sort((a, b) => a.start - b.start);
}

describe('buildSnippets', () => {
  it('shows a short text whole, on one line', () => {
    const text = 'سطر أول\nفيه نفط';
    expect(buildSnippets(text, marksOf(text, 'نفط'))).toEqual([
      { text: 'سطر أول فيه نفط', marks: [{ start: 12, end: 15, leaf: 0 }] },
    ]);
  });

  it('begins at the beginning when only the title matches, and is empty without text', () => {
    const [snippet, ...more] = buildSnippets(filler(100), []);
    expect(snippet?.text).toMatch(/^كلمة0 كلمة1 .*…$/u);
    expect(more).toEqual([]);
    expect(buildSnippets(' \n', [])).toEqual([]);
  });

  it('marks the same words in the snippet as in the text, cut between words', () => {
    const text = `${filler(80)} نفط غاز ${filler(80)} نفط ${filler(80)} فحم ${filler(40)}`;
    const marks = marksOf(text, 'نفط', 'غاز', 'فحم');
    const snippets = buildSnippets(text, marks);
    const shown = snippets.map(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));
    expect(shown).toEqual([['نفط', 'غاز'], ['فحم']]);
    for (const { text: cut } of snippets) {
      expect(cut.length).toBeLessThanOrEqual(242);
      expect(cut.length).toBeGreaterThan(120);
      for (const word of cut.replaceAll('…', '').split(' ')) expect(text.split(' ')).toContain(word);
    }
  });

  it('prefers the stretch that shows most of the query to an earlier one', () => {
    const text = `نفط ${filler(60)} نفط ${filler(60)} نفط قرب غاز ${filler(60)}`;
    const [first] = buildSnippets(text, marksOf(text, 'نفط', 'غاز'));
    expect(first?.text).toContain('نفط قرب غاز');
  });

  it('never cuts a mark or a surrogate pair, however long the words are', () => {
    for (let lead = 140; lead < 160; lead++) {
      const text = `${'ب'.repeat(lead)}${'😀'.repeat(40)} ${'ن'.repeat(300)} ${'😀'.repeat(200)}`;
      const marks = [{ start: text.indexOf('ن'), end: text.lastIndexOf('ن') + 1, leaf: 0 }];
      const [snippet] = buildSnippets(text, marks);
      const mark = snippet?.marks[0];
      expect(snippet?.text.slice(mark?.start, mark?.end)).toBe('ن'.repeat(300));
      expect(snippet?.text.isWellFormed()).toBe(true);
    }
  });
});
