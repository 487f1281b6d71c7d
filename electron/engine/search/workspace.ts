import { Accumulator } from './accumulator.ts';
import { PostingCursor } from './posting-cursor.ts';

/** What evaluating a query needs for a moment, kept from query to query because making it anew takes longer than a query. */
export class Workspace {
  /** Empty between leaves. */
  readonly sums = new Accumulator();
  readonly cursor = new PostingCursor();
  #marks = new Uint16Array(0);
  #starts = new Uint32Array(0);
  #reached = new Uint16Array(0);

  /**
   * Zeros for a phrase: `starts` and `reached` for a segment's articles, valid until the next call.
   */
  pages(articles: number): { starts: Uint32Array; reached: Uint16Array } {
    if (this.#starts.length < articles) {
      this.#starts = new Uint32Array(articles);
      this.#reached = new Uint16Array(articles);
    } else {
      this.#starts.fill(0, 0, articles);
      this.#reached.fill(0, 0, articles);
    }
    return { starts: this.#starts, reached: this.#reached };
  }

  /** At least `size` zeros, valid until the next call. */
  marks(size: number): Uint16Array {
    if (this.#marks.length < size) this.#marks = new Uint16Array(size);
    else this.#marks.fill(0, 0, size);
    return this.#marks;
  }
}
