import { describe, expect, it } from 'vitest';
import { paragraphAt, paragraphEdge, paragraphsOf, piecesOf } from '../../../renderer/reader/text-map.ts';

/** A small generator of our own (mulberry32), so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const INGREDIENTS = [
  'قال ',
  'لافروف',
  'لإيران',
  'ُ',
  '\n',
  '\n\n',
  '\n \t\n',
  ' ',
  '👩‍👩‍👧',
  '𐎠𐎡',
  'AFP',
  '—',
  '\u00A0',
];

function textOf(next: () => number): string {
  const length = Math.floor(next() * 40);
  return Array.from({ length }, () => INGREDIENTS[Math.floor(next() * INGREDIENTS.length)] ?? '').join('');
}

describe('paragraphs of a text', () => {
  it('keep every character but line ends and blank lines, in place', () => {
    for (let seed = 0; seed < 400; seed++) {
      const text = textOf(random(seed));
      const paragraphs = paragraphsOf(text);
      let rest = text;
      for (const { start, end } of paragraphs.toReversed()) {
        const shown = text.slice(start, end);
        expect(shown, `seed ${seed}`).not.toMatch(/\n|^\s*$/u);
        rest = rest.slice(0, start) + rest.slice(end);
      }
      expect(rest.trim(), `seed ${seed}`).toBe('');
    }
  });

  it('know which of them blank lines set apart', () => {
    const text = '\n\nالخبر\nتتمته\n  \nفقرة أخرى\n';
    expect(paragraphsOf(text).map(({ start, end, gap }) => [text.slice(start, end), gap])).toEqual([
      ['الخبر', false],
      ['تتمته', false],
      ['فقرة أخرى', true],
    ]);
  });
});

describe('a span cut into paragraphs', () => {
  it('covers exactly the characters of the span that are on screen', () => {
    for (let seed = 0; seed < 600; seed++) {
      const next = random(seed);
      const text = textOf(next);
      const start = Math.floor(next() * (text.length + 1));
      const end = start + Math.floor(next() * (text.length - start + 1));
      const paragraphs = paragraphsOf(text);
      const covered = new Set<number>();
      for (const { paragraph, from, to } of piecesOf(paragraphs, start, end)) {
        const origin = paragraphs[paragraph]?.start ?? Number.NaN;
        expect(from, `seed ${seed}`).toBeLessThan(to);
        for (let at = origin + from; at < origin + to; at++) covered.add(at);
      }
      const wanted = new Set<number>();
      for (const each of paragraphs) {
        for (let at = Math.max(start, each.start); at < Math.min(end, each.end); at++) wanted.add(at);
      }
      expect(covered, `seed ${seed}`).toEqual(wanted);
    }
  });

  it('comes back as the same span from its first to its last piece', () => {
    const text = 'أولى 𐎠𐎡\n\nثانية\nثالثة 👩‍👩‍👧 آخرها';
    const paragraphs = paragraphsOf(text);
    const start = text.indexOf('𐎠');
    const end = text.indexOf(' آخرها');
    const pieces = piecesOf(paragraphs, start, end);
    const [first, last] = [pieces[0], pieces.at(-1)];
    expect(pieces).toHaveLength(3);
    expect((paragraphs[first?.paragraph ?? -1]?.start ?? 0) + (first?.from ?? 0)).toBe(start);
    expect((paragraphs[last?.paragraph ?? -1]?.start ?? 0) + (last?.to ?? 0)).toBe(end);
  });

  it('is empty where the span covers blank lines only', () => {
    expect(piecesOf(paragraphsOf('أ\n\n \nب'), 1, 5)).toEqual([]);
  });
});

describe('the paragraph at an offset', () => {
  it('is the first that ends after it', () => {
    const paragraphs = paragraphsOf('ab\n\ncd');
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => paragraphAt(paragraphs, offset))).toEqual([
      0, 0, 1, 1, 1, 1, 2,
    ]);
  });
});

describe('extending by a paragraph', () => {
  const paragraphs = paragraphsOf('one\ntwo\n\nthree');

  it('goes to the end of this paragraph, then of the next', () => {
    expect(paragraphEdge(paragraphs, 1, true)).toBe(3);
    expect(paragraphEdge(paragraphs, 3, true)).toBe(7);
    expect(paragraphEdge(paragraphs, 14, true)).toBe(14);
  });

  it('goes back to the start of this paragraph, then of the one before', () => {
    expect(paragraphEdge(paragraphs, 11, false)).toBe(9);
    expect(paragraphEdge(paragraphs, 9, false)).toBe(4);
    expect(paragraphEdge(paragraphs, 0, false)).toBe(0);
  });
});
