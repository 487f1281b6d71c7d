import type { Glyph } from './glyph.ts';

/** Longer texts given for glyphs are whole passages, whose words have places of their own. */
const MAX_CLUSTER_TEXT = 24;

/** Glyphs whose text the file gives as a whole. */
export class Cluster {
  turn = 0;
  readonly #text: string;
  readonly #parts: Glyph[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  add(glyph: Glyph, turn: number): void {
    this.turn = turn;
    this.#parts.push(glyph);
  }

  glyphs(): readonly Glyph[] {
    const widest = this.#parts.toSorted((one, other) => other.right - other.left - (one.right - one.left))[0];
    if (!widest || this.#text.length > MAX_CLUSTER_TEXT) return this.#parts;
    const left = Math.min(...this.#parts.map((part) => part.left));
    const right = Math.max(...this.#parts.map((part) => part.right));
    const isOneLine = this.#parts.every(
      ({ baseline, size }) => Math.abs(baseline - widest.baseline) < size * 1.5,
    );
    return isOneLine ? [{ ...widest, text: this.#text, left, right }] : this.#parts;
  }
}
